import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import { openDatabase } from "../../../electron/journal/database.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { BackupKeeper } from "../../../electron/room/backup-keeper.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

// A copy is made on a thread of its own, which takes its time to start on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const secret = new Uint8Array(32).fill(0x5a);
const page = 4096;

interface Damage {
  name: string;
  /** What becomes of the folder. */
  damage: (folder: string, key: Uint8Array | null) => void;
  /** How it opens, and what it says. */
  state: "ok" | "restored" | "salvaged-read-only" | "too-new";
  message: RegExp;
  /** How many of the 400 places are shown, at least and at most. */
  shown: [number, number];
  /** Whether a WAL lies beside the journal, as after a power cut. */
  cutOff?: boolean;
}

const journalOf = (folder: string): string => join(folder, "journal.sqlite");
const overwrite = (path: string, fill: (bytes: Buffer) => void): void => {
  const bytes = readFileSync(path);
  fill(bytes);
  writeFileSync(path, bytes);
};

const damages: Damage[] = [
  {
    name: "the last page torn",
    damage: (folder) => truncateSync(journalOf(folder), statSync(journalOf(folder)).size - page / 2),
    state: "salvaged-read-only",
    message: /Đã đọc được [\d.]+ thay đổi còn nguyên vẹn/,
    shown: [300, 400],
  },
  {
    name: "pages in the middle zeroed",
    damage: (folder) => overwrite(journalOf(folder), (bytes) => bytes.fill(0, page * 30, page * 33)),
    state: "salvaged-read-only",
    message: /có trang dữ liệu không đọc được/,
    shown: [100, 400],
  },
  {
    name: "cut in half",
    damage: (folder) => truncateSync(journalOf(folder), Math.floor(statSync(journalOf(folder)).size / 2)),
    state: "salvaged-read-only",
    message: /Tệp dữ liệu bị hỏng/,
    shown: [1, 400],
  },
  {
    name: "the first page zeroed",
    damage: (folder) => overwrite(journalOf(folder), (bytes) => bytes.fill(0, 0, page)),
    state: "salvaged-read-only",
    message: /không đọc được cấu trúc tệp/,
    shown: [0, 0],
  },
  {
    name: "emptied",
    damage: (folder) => truncateSync(journalOf(folder), 0),
    state: "salvaged-read-only",
    message: /0 byte/,
    shown: [0, 0],
  },
  {
    name: "gone",
    damage: (folder) => rmSync(journalOf(folder)),
    state: "salvaged-read-only",
    message: /không còn tệp dữ liệu/,
    shown: [0, 0],
  },
  {
    name: "its WAL deleted",
    damage: (folder) => rmSync(`${journalOf(folder)}-wal`),
    state: "restored",
    message: /Tệp journal\.sqlite-wal giữ các thay đổi gần nhất không còn.*trạm mới/,
    shown: [400, 400],
    cutOff: true,
  },
  {
    name: "its WAL cut short",
    damage: (folder) => truncateSync(`${journalOf(folder)}-wal`, Math.floor(statSync(`${journalOf(folder)}-wal`).size / 2)),
    state: "restored",
    message: /thay đổi đã ghi không còn.*bản sao/,
    shown: [400, 400],
    cutOff: true,
  },
  {
    name: "of a newer release",
    damage: (folder, key) => {
      const db = openDatabase(journalOf(folder), key);
      db.pragma("user_version = 99");
      db.close();
    },
    state: "too-new",
    message: /bản mới hơn lập/,
    shown: [400, 400],
  },
];

describe.each([
  ["plain", null],
  ["encrypted", secret],
])("damages of a journal, %s", (_, key) => {
  let root: string;
  let sound: string;
  let backup: string;
  const clock = new HandClock();
  const open = (folder: string): Journal => must(openJournal(folder, { ...clock.options, key }));

  beforeAll(async () => {
    root = mkdtempSync(join(tmpdir(), "corpus-"));
    sound = join(root, "sound");
    const journal = open(sound);
    must(journal.appendAll(Array.from({ length: 400 }, (_, place) => draft([newPlace(`P${place}`)]))));
    const keeper = new BackupKeeper({ folder: sound, key, journal, wall: () => clock.wall, changed: () => {} });
    backup = must(await keeper.make("hourly", "restricted")).fileName;
    await keeper.close();
    journal.close();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  /** A sound room in a folder of its own; `cutOff`: with its last change in the WAL alone. */
  function room(cutOff = false): string {
    const folder = mkdtempSync(join(root, "each-"));
    if (!cutOff) {
      cpSync(sound, folder, { recursive: true });
      return folder;
    }
    const running = mkdtempSync(join(root, "running-"));
    cpSync(sound, running, { recursive: true });
    const journal = open(running);
    must(journal.append(draft([placeEdit("P0", { voters: 1 })])));
    cpSync(running, folder, { recursive: true, filter: (source) => !source.endsWith("-shm") });
    journal.close();
    return folder;
  }

  const contents = (folder: string): Map<string, string> =>
    new Map(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((each) => each.isFile())
        .map((each) => join(each.parentPath, each.name))
        .map((file) => [file, readFileSync(file, "base64")]),
    );
  const copiesLeft = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith(`phong-nhat-ky-${process.pid}-`));

  test.each(damages)(
    "$name: a stated result, what can be read is shown, nothing of it is touched, the copy is offered",
    async ({ damage, state, message, shown, cutOff }) => {
      const folder = room(cutOff);
      damage(folder, key);
      const before = contents(folder);
      const journal = open(folder);
      await journal.checked;
      expect(journal.opening("open")).toMatchObject({ state, message: expect.stringMatching(message) });
      const places = journal.records("polling-place");
      expect(places.length).toBeGreaterThanOrEqual(shown[0]);
      expect(places.length).toBeLessThanOrEqual(shown[1]);
      expect(places.every(({ fields }) => fields.name === "Nhà văn hóa thôn Tả Ván")).toBe(true);
      const isWritable = state === "ok" || state === "restored";
      expect(journal.append(draft([newPlace("Z")])).ok).toBe(isWritable);
      journal.close();
      expect(copiesLeft()).toEqual([]);
      if (isWritable) return;
      const after = contents(folder);
      for (const [file, content] of before) expect(after.get(file) === content, file).toBe(true);
      if (state === "salvaged-read-only")
        expect(journal.opening("open").message).toContain(`Bản sao lưu lành mới nhất là ${backup} (lúc 09:00 23/11/2026)`);
    },
  );

  test.each(damages.filter(({ state }) => state === "salvaged-read-only"))(
    "$name: the offered copy is put in its place, and the damaged file stays under another name",
    async ({ damage }) => {
      const folder = room();
      damage(folder, key);
      const damaged = statSync(journalOf(folder), { throwIfNoEntry: false })?.size ? readFileSync(journalOf(folder)) : undefined;
      const { keptAs } = must(await restoreBackup(folder, key, backup, { wall: clock.wall }));
      if (damaged) expect(readFileSync(join(folder, keptAs ?? "", "journal.sqlite")).equals(damaged)).toBe(true);
      else expect(keptAs).toBeNull();
      const journal = open(folder);
      expect(journal.opening("open").state).toBe("restored");
      expect(journal.records("polling-place")).toHaveLength(400);
      must(journal.append(draft([newPlace("Z")])));
      expect(must(await journal.verify("restricted")).ok).toBe(true);
      journal.close();
    },
  );

  test("a damaged room tells what a restore of its copy would bring, against what can be read", async () => {
    const folder = room();
    overwrite(journalOf(folder), (bytes) => bytes.fill(0, page * 30, page * 33));
    const journal = open(folder);
    const keeper = new BackupKeeper({ folder, key, journal, wall: () => clock.wall, changed: () => {} });
    const preview = must(await keeper.preview(backup, "restricted"));
    expect(preview).toMatchObject({ backup: { standing: "sound" }, lost: [] });
    expect(preview.notes.join(" ")).toContain("Tệp đang hỏng được giữ nguyên dưới tên khác");
    expect(await keeper.make("by-hand", "restricted")).toMatchObject({ ok: false, error: { code: "not-durable" } });
    await keeper.close();
    journal.close();
  });

  test("another key or none: refused in words, nothing is touched", () => {
    const folder = room();
    const before = contents(folder);
    const answer = key === null ? undefined : openJournal(folder, clock.options);
    if (answer) expect(answer).toMatchObject({ ok: false, error: { code: "locked", message: expect.stringContaining("đã được mã hóa") } });
    const wrong = new Uint8Array(32).fill(1);
    if (key) expect(openJournal(folder, { ...clock.options, key: wrong })).toMatchObject({ ok: false, error: { code: "locked" } });
    rmSync(join(folder, "journal.witness"));
    if (key) expect(openJournal(folder, { ...clock.options, key: wrong })).toMatchObject({ ok: false, error: { code: "locked" } });
    const after = contents(folder);
    for (const [file, content] of before) if (!file.endsWith(".witness")) expect(after.get(file) === content, file).toBe(true);
    must(openJournal(folder, { ...clock.options, key })).close();
  });

  test("a full disk: opens for reading and says so, whole again once there is room", (context) => {
    const folder = mkdtempSync(join(root, "full-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], { stdio: "ignore" });
    } catch {
      return context.skip("mounting a small disk is not allowed here");
    }
    try {
      cpSync(sound, folder, { recursive: true });
      const ballast = join(folder, "ballast");
      for (let size = 4_000_000; size >= 1; size = Math.floor(size / 2)) {
        try {
          writeFileSync(ballast, new Uint8Array(size), { flag: "a" });
        } catch {
          // Full up to here.
        }
      }
      const journal = open(folder);
      expect(journal.opening("open").message).toContain("Ổ đĩa đã đầy. Phòng mở chỉ để xem");
      expect(journal.records("polling-place")).toHaveLength(400);
      expect(journal.isWritable).toBe(false);
      journal.close();
      rmSync(ballast);
      const again = open(folder);
      must(again.append(draft([newPlace("Z")])));
      again.close();
    } finally {
      execFileSync("umount", ["-l", folder]);
    }
  });

  test("copies a crash left in the temporary folder are cleared away by the next, those in use are not", () => {
    const gone = join(tmpdir(), "phong-nhat-ky-2147483646-abc");
    const own = join(tmpdir(), `phong-nhat-ky-${process.pid}-abc`);
    for (const place of [gone, own]) mkdirSync(place, { recursive: true });
    try {
      const folder = room(true);
      open(folder).close();
      expect(readdirSync(tmpdir())).not.toContain("phong-nhat-ky-2147483646-abc");
      expect(copiesLeft()).toEqual([`phong-nhat-ky-${process.pid}-abc`]);
    } finally {
      for (const place of [gone, own]) rmSync(place, { recursive: true, force: true });
    }
  });
});
