import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeBackup } from "../../../electron/journal/backups/make-backup.ts";
import { migrations } from "../../../electron/journal/migrations/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openForWriting } from "../../../electron/journal/writing-store.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../../journals.ts";

let folder: string;
let path: string;
const clock = new HandClock();
const open = (where = folder) => openJournal(where, clock.options);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "opening-"));
  path = join(folder, "journal.sqlite");
});
afterEach(() => {
  for (const each of [folder, `${folder}-copy`]) rmSync(each, { recursive: true, force: true });
});

/** The folder as a power cut would leave it: copied while the journal is open, beside the folder. */
function copied(): string {
  const copy = `${folder}-copy`;
  cpSync(folder, copy, { recursive: true, filter: (source) => !source.endsWith("-shm") });
  return copy;
}

function filled(places = 40): { ids: string[]; head: string } {
  const journal = must(open());
  const { changeSets } = must(journal.appendAll(Array.from({ length: places }, (_, place) => draft([newPlace(`P${place}`)]))));
  const { head } = journal.tally("restricted");
  journal.close();
  return { ids: changeSets, head };
}

test("a folder that is not there is made; opened again it holds the same", async () => {
  const inside = join(folder, "hà giang", "phòng");
  const journal = must(open(inside));
  expect(journal.opening("restricted")).toEqual({ state: "ok", message: "Nhật ký mới lập." });
  must(journal.append(draft([newPlace("A")])));
  const { station } = journal;
  const record = journal.record("polling-place", "A");
  const tally = journal.tally("restricted");
  journal.close();
  const again = must(open(inside));
  expect(again.station).toBe(station);
  expect(again.record("polling-place", "A")).toEqual(record);
  expect(again.tally("restricted")).toEqual(tally);
  must(again.append(draft([placeEdit("A", { voters: 2 })])));
  expect(must(await again.verify("restricted")).ok).toBe(true);
  again.close();
});

test("a second window on the folder is refused in words and the first stays up", () => {
  const journal = must(open());
  expect(open()).toMatchObject({ ok: false, error: { code: "forbidden", message: "Thư mục dữ liệu này đang được một phòng khác mở." } });
  must(journal.append(draft([newPlace("A")])));
  journal.close();
  must(open()).close();
});

test("every change is on the disk before it is answered", () => {
  const journal = must(open());
  must(journal.append(draft([newPlace("A")])));
  const copy = copied();
  const other = must(open(copy));
  expect(other.record("polling-place", "A")?.fields.voters).toBe(351);
  other.close();
  journal.close();
});

test("a file of a newer release opens for reading and is not touched", () => {
  const { head } = filled();
  const db = new Database(path);
  db.pragma("user_version = 99");
  db.close();
  const before = readFileSync(path);
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("too-new");
  expect(journal.records("polling-place")).toHaveLength(40);
  expect(journal.tally("restricted").head).toBe(head);
  expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
  journal.close();
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a newer release whose tables cannot be read at all still opens, empty, and says so", () => {
  filled(1);
  const db = new Database(path);
  db.pragma("foreign_keys = OFF");
  db.exec("DROP TABLE record; PRAGMA user_version = 99");
  db.close();
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("too-new");
  expect(journal.records("polling-place")).toEqual([]);
  journal.close();
});

test("an older schema is brought up after a backup that opens by itself", async () => {
  const { head } = filled();
  const next = { number: migrations.length + 1, name: "later", sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;" };
  const store = openForWriting(new Database(path), folder, randomBytes, () => {}, {
    steps: [...migrations, next],
    backUp: (db) =>
      must(makeBackup(db, { folder: join(folder, "backups"), key: null, reason: "before-migration", wall: clock.wall, newest: next.number })),
  });
  expect(store.opening.state).toBe("migrated");
  expect(store.ledger.tally("restricted").head).toBe(head);
  store.close();
  const tooNew = must(open());
  expect(tooNew.opening("restricted").state).toBe("too-new");
  tooNew.close();
  const before = `${folder}-copy`;
  mkdirSync(before);
  cpSync(join(folder, "backups", "nhat-ky-2026-11-23T0900-before-migration.sqlite"), join(before, "journal.sqlite"));
  const journal = must(open(before));
  expect(journal.opening("restricted").state).toBe("ok");
  expect(must(await journal.verify("restricted"))).toMatchObject({ ok: true, head });
  journal.close();
});

test("tables of somebody else are not taken over: what is ours in them is shown, nothing is written", () => {
  filled();
  const db = new Database(path);
  db.pragma("application_id = 1");
  db.close();
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
  expect(journal.opening("restricted").message).toContain("không phải tệp nhật ký của phòng");
  expect(journal.records("polling-place")).toHaveLength(40);
  journal.close();
});

test("a file with a page destroyed gives what is still sound, and is kept as it is", () => {
  const { ids } = filled(400);
  const bytes = readFileSync(path);
  const at = bytes.indexOf(ids[200] ?? "");
  bytes.fill(0xa5, at - (at % 4096), at - (at % 4096) + 4096);
  writeFileSync(path, bytes);
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
  expect(journal.opening("restricted").message).toMatch(/Đã đọc được \d+ thay đổi còn nguyên vẹn/);
  expect(journal.records("polling-place").length).toBeGreaterThan(300);
  expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
  journal.close();
  expect(readFileSync(path).equals(bytes)).toBe(true);
});

test("a file that is no database opens empty, and is kept as it is", () => {
  writeFileSync(path, "Báo cáo của huyện Mèo Vạc".repeat(400));
  const before = readFileSync(path);
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
  expect(journal.tally("restricted").entries).toBe(0);
  journal.close();
  expect(readFileSync(path).equals(before)).toBe(true);
});

test("a file cut short is told and what is left is shown", () => {
  filled(400);
  writeFileSync(path, readFileSync(path).subarray(0, 4096 * 40));
  const journal = must(open());
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
  journal.close();
});

test("what was altered since the last checkpoint is noticed on opening, and nothing is built on it", () => {
  const journal = must(open());
  must(journal.append(draft([newPlace("A")])));
  // As after a power cut: the file as it is while the journal is open, no checkpoint set on closing.
  const copy = copied();
  journal.close();
  const db = new Database(join(copy, "journal.sqlite"));
  db.exec("DROP TRIGGER entry_body_is_final; UPDATE entry SET body = replace(body, '351', '352')");
  db.close();
  const altered = must(open(copy));
  expect(altered.opening("restricted").state).toBe("salvaged-read-only");
  expect(altered.opening("restricted").message).toContain("Nội dung không khớp");
  expect(altered.append(draft([newPlace("Z")])).ok).toBe(false);
  expect(altered.records("polling-place")).toHaveLength(1);
  altered.close();
});

test("a fold of another version is folded anew on opening", async () => {
  filled(3);
  const db = new Database(path);
  db.exec("UPDATE store SET fold_version = 9; UPDATE record SET body = '{}'");
  db.close();
  const journal = must(open());
  expect(journal.records("polling-place")).toHaveLength(3);
  expect(must(await journal.verify("restricted")).ok).toBe(true);
  journal.close();
});

test("a store that is full keeps nothing of the change, goes on being read, and takes changes again once there is room", () => {
  const station = new Station();
  must(station.write(draft([newPlace("A")])));
  const before = station.store.ledger.tally("restricted");
  station.db.pragma(`max_page_count = ${Number(station.db.pragma("page_count", { simple: true })) + 1}`);
  const large = draft(Array.from({ length: 500 }, (_, place) => newPlace(`L${place}`)));
  expect(station.write(large)).toMatchObject({ ok: false, error: { code: "not-durable", message: "Ổ đĩa đã đầy, không ghi thêm được." } });
  expect(station.store.ledger.tally("restricted")).toEqual(before);
  expect(station.store.ledger.shelves["polling-place"].all()).toHaveLength(1);
  station.db.pragma("max_page_count = 1000000");
  must(station.write(large));
  expect(station.store.ledger.shelves["polling-place"].all()).toHaveLength(501);
});

/** Mounts a small disk of its own; undefined where that is not allowed. */
function smallDisk(size: string): string | undefined {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder], { stdio: "ignore" });
    return folder;
  } catch {
    return undefined;
  }
}

test("a full disk: said plainly, nothing kept, the room readable; room made, it writes again", async (context) => {
  if (!smallDisk("1500k")) return context.skip("mounting a small disk is not allowed here");
  try {
    const journal = must(open());
    must(journal.append(draft([newPlace("A")])));
    const ballast = join(folder, "ballast");
    writeFileSync(ballast, new Uint8Array(500_000));
    let kept = 1;
    let refused = journal.append(draft([newPlace("P0")]));
    for (; refused.ok; kept++) refused = journal.append(draft(Array.from({ length: 20 }, (_, place) => newPlace(`P${kept}-${place}`))));
    expect(refused).toMatchObject({ ok: false, error: { code: "not-durable", message: "Ổ đĩa đã đầy, không ghi thêm được." } });
    const tally = journal.tally("restricted");
    expect(journal.record("polling-place", "A")?.fields.voters).toBe(351);
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    rmSync(ballast);
    must(journal.append(draft([newPlace("Z")])));
    expect(journal.tally("restricted").entries).toBe(tally.entries + 1);
    journal.close();
    const again = must(open());
    expect(again.opening("restricted").state).toBe("ok");
    expect(must(await again.verify("restricted"))).toMatchObject({ ok: true, entries: tally.entries + 1 });
    again.close();
  } finally {
    execFileSync("umount", ["-l", folder]);
  }
});

test("a read-only folder opens for reading, refuses changes in words and is not touched", (context) => {
  const isRoot = process.getuid?.() === 0;
  if (isRoot && !smallDisk("4m")) return context.skip("mounting a small disk is not allowed here");
  try {
    filled();
    rmSync(join(folder, "room.lock"));
    if (isRoot) execFileSync("mount", ["-o", "remount,ro", folder]);
    else chmodSync(folder, 0o555);
    const journal = must(open());
    expect(journal.opening("restricted").message).toContain("Thư mục dữ liệu chỉ cho đọc: phòng mở chỉ để xem. Đã kiểm phần mới nhất");
    expect(journal.records("polling-place")).toHaveLength(40);
    expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
    journal.close();
    expect(readdirSync(folder).sort()).toEqual(["journal.sqlite", "journal.witness"]);
    expect(openJournal(join(folder, "new"), clock.options)).toMatchObject({ ok: false, error: { code: "not-durable" } });
  } finally {
    if (isRoot) execFileSync("umount", ["-l", folder]);
    else chmodSync(folder, 0o755);
  }
});

test("no side file is left behind by closing", () => {
  filled();
  expect(readdirSync(folder).sort()).toEqual(["journal.sqlite", "journal.witness", "room.lock"]);
  expect(statSync(join(folder, "room.lock")).size).toBe(0);
  expect(existsSync(`${path}-wal`)).toBe(false);
});
