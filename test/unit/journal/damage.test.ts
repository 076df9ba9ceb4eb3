import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { draft, HandClock, must, newPlace } from "../../journals.ts";

let root: string;
let folder: string;
let path: string;
const clock = new HandClock();
const open = (where = folder): Journal => must(openJournal(where, clock.options));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "damage-"));
  folder = join(root, "room");
  path = join(folder, "journal.sqlite");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const places = (count: number) => Array.from({ length: count }, (_, place) => newPlace(`P${place}`));

/** A room left in order, with as many places, all of one change set. */
function left(count: number): void {
  const journal = open();
  must(journal.append(draft(places(count))));
  journal.close();
}

/** A room as a power cut leaves it: with a place that is in the WAL alone. */
function cutOff(): void {
  const running = join(root, "running");
  const journal = open(running);
  must(journal.append(draft([newPlace("A")])));
  cpSync(running, folder, { recursive: true, filter: (source) => !source.endsWith("-shm") });
  journal.close();
}

/** Every file of the folder with its content. */
const contents = (): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name))
      .map((file) => [file, readFileSync(file, "base64")]),
  );

/** Opened, it shows what it says and takes nothing; all that lay in the folder still lies there as it did. */
function expectReadOnlyAndUntouched(message: string | RegExp): void {
  const before = contents();
  const journal = open();
  expect(journal.opening("open")).toMatchObject({ state: "salvaged-read-only", message: expect.stringMatching(message) });
  expect(journal.isWritable).toBe(false);
  expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
  expect(journal.appendAll([draft([newPlace("Z")])])).toMatchObject({ ok: false, error: { code: "not-durable" } });
  journal.close();
  const after = contents();
  for (const [file, content] of before) expect(after.get(file) === content, file).toBe(true);
}

/** Overwrites the page on which a text stands first. */
function destroyPageOf(text: string): void {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(text);
  expect(at).toBeGreaterThan(0);
  bytes.fill(0xa5, at - (at % 4096), at - (at % 4096) + 4096);
  writeFileSync(path, bytes);
}

/** Overwrites the first page of a table. */
function destroyRootOf(table: string): void {
  const db = new Database(path);
  const { rootpage } = db.prepare<[string], { rootpage: number }>("SELECT rootpage FROM sqlite_schema WHERE name = ?").get(table) ?? { rootpage: 0 };
  db.close();
  expect(rootpage).toBeGreaterThan(1);
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (rootpage - 1) * 4096, rootpage * 4096);
  writeFileSync(path, bytes);
}

test.each([
  ["emptied", () => truncateSync(path, 0), /0 byte.*journal\.sqlite-wal/],
  ["gone", () => rmSync(path), /không còn tệp dữ liệu journal\.sqlite.*journal\.sqlite-wal/],
])("the journal's file %s beside its WAL: nothing is made on top, the WAL stays and a copy of it is laid aside", (_, lose, message) => {
  cutOff();
  const wal = readFileSync(`${path}-wal`);
  lose();
  expectReadOnlyAndUntouched(message);
  expectReadOnlyAndUntouched(message);
  const kept = readdirSync(folder).filter((name) => name.endsWith(".kept"));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(folder, kept[0] ?? "")).equals(wal)).toBe(true);
});

test("the journal's file emptied or gone after closing in order: told, and no new room in its place", () => {
  left(3);
  truncateSync(path, 0);
  expectReadOnlyAndUntouched("trống rỗng");
  rmSync(path);
  expectReadOnlyAndUntouched("đã dùng cho một phòng");
  expect(existsSync(path)).toBe(false);
});

test("backups without a journal: told where they lie", () => {
  mkdirSync(join(folder, "backups"), { recursive: true });
  writeFileSync(join(folder, "backups", "before-migration-from-1.sqlite"), "");
  expectReadOnlyAndUntouched("thư mục backups");
});

test("a database without tables is not taken for a new room", () => {
  left(1);
  rmSync(path);
  const db = new Database(path);
  db.pragma("journal_mode = WAL");
  db.close();
  expectReadOnlyAndUntouched("không có bảng dữ liệu nào");
});

test("a room whose making was cut off is made anew", () => {
  mkdirSync(folder);
  writeFileSync(join(folder, "room.lock"), "");
  writeFileSync(`${path}.making`, "half a page");
  const journal = open();
  expect(journal.opening("open").state).toBe("ok");
  must(journal.append(draft([newPlace("A")])));
  journal.close();
  expect(readdirSync(folder).sort()).toEqual(["journal.sqlite", "journal.witness", "room.lock"]);
});

test("after a power cut a WAL that is gone is told once, and work goes on", () => {
  cutOff();
  rmSync(`${path}-wal`);
  const journal = open();
  expect(journal.opening("open").state).toBe("restored");
  expect(journal.opening("open").message).toContain("1 thay đổi đã ghi không còn (số 1 đến 1)");
  must(journal.append(draft([newPlace("B")])));
  journal.close();
  const again = open();
  expect(again.opening("open").state).toBe("ok");
  expect(again.opening("open").message).not.toContain("không còn");
  again.close();
});

test("after a power cut with its WAL nothing is missing and nothing is feared", () => {
  cutOff();
  const journal = open();
  expect(journal.opening("open").state).toBe("ok");
  expect(journal.record("polling-place", "A")?.fields.voters).toBe(351);
  journal.close();
});

test("a page destroyed while changes are still in the WAL: neither file is touched", () => {
  cutOff();
  destroyPageOf("CREATE TABLE");
  expectReadOnlyAndUntouched("Tệp dữ liệu bị hỏng");
});

test("one page of an import destroyed hides only what stood on it, and nothing is called proven", () => {
  left(1475);
  destroyPageOf('"id":"P700"');
  const journal = open();
  expect(journal.opening("open").state).toBe("salvaged-read-only");
  expect(journal.opening("open").message).toMatch(
    /0 thay đổi còn nguyên vẹn.*1 thay đổi không còn nguyên vẹn: 1\.4\d\d mục đọc được nhưng không kiểm chứng được, \d+ mục không đọc được/,
  );
  expect(journal.records("polling-place").length).toBeGreaterThan(1400);
  expect(journal.record("polling-place", "P1474")?.fields.voters).toBe(351);
  expect(journal.opening("open").message).toContain(`${1475 - journal.records("polling-place").length} mục không đọc được`);
  journal.close();
});

test("a file cut to a third: what stands in the part that is left is shown", () => {
  left(1475);
  truncateSync(path, Math.floor(readFileSync(path).length / 3));
  const journal = open();
  expect(journal.opening("open")).toMatchObject({
    state: "salvaged-read-only",
    message: expect.stringContaining("đọc được nhưng không kiểm chứng được"),
  });
  expect(journal.records("polling-place").length).toBeGreaterThan(500);
  journal.close();
});

test("where the list of changes cannot be read, none are counted", () => {
  left(5);
  destroyRootOf("change_set");
  const journal = open();
  expect(journal.opening("open").message).toContain("Đã đọc được 0 thay đổi còn nguyên vẹn. Không rõ sau đó còn bao nhiêu thay đổi.");
  journal.close();
});

test("what a salvaged journal could not prove, it does not verify", async () => {
  left(200);
  destroyPageOf('"id":"P100"');
  const journal = open();
  expect(must(await journal.verify("restricted")).ok).toBe(false);
  journal.close();
});

test("the station's key destroyed: everything is shown, nothing is called proven", () => {
  left(5);
  destroyRootOf("station");
  const journal = open();
  expect(journal.opening("open").message).toContain("5 mục đọc được nhưng không kiểm chứng được");
  expect(journal.records("polling-place")).toHaveLength(5);
  journal.close();
});

test("a header its station did not sign is not shown, whatever else was destroyed", () => {
  left(5);
  const db = new Database(path);
  db.exec(`DROP TRIGGER change_set_is_final; UPDATE change_set SET header = replace(header, '"open"', '"internal"')`);
  db.pragma("application_id = 1");
  db.close();
  const journal = open();
  expect(journal.opening("open").message).toContain("1 thay đổi không đọc được");
  expect(journal.records("polling-place")).toEqual([]);
  journal.close();
});

test("a disk mounted for reading, its lock left there: said so, and nothing is taken", (context) => {
  left(3);
  const isRoot = process.getuid?.() === 0;
  try {
    if (isRoot) {
      execFileSync("mount", ["--bind", folder, folder], { stdio: "ignore" });
      execFileSync("mount", ["-o", "remount,ro,bind", folder], { stdio: "ignore" });
    } else chmodSync(folder, 0o555);
  } catch {
    return context.skip("mounting is not allowed here");
  }
  try {
    const journal = open();
    expect(journal.opening("open").message).toContain("Thư mục dữ liệu chỉ cho đọc: phòng mở chỉ để xem.");
    expect(journal.isWritable).toBe(false);
    expect(journal.records("polling-place")).toHaveLength(3);
    journal.close();
  } finally {
    if (isRoot) execFileSync("umount", ["-l", folder]);
    else chmodSync(folder, 0o755);
  }
});

test("a path that is a file, or leads through one, is said to be that", () => {
  const file = join(root, "báo cáo.txt");
  writeFileSync(file, "Báo cáo");
  const error = { code: "bad-input", message: expect.stringContaining("không phải thư mục") };
  expect(openJournal(file, clock.options)).toMatchObject({ ok: false, error });
  expect(openJournal(join(file, "phòng"), clock.options)).toMatchObject({ ok: false, error });
  expect(readFileSync(file, "utf8")).toBe("Báo cáo");
});
