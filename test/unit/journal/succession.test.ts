import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeBackup } from "../../../electron/journal/backups/make-backup.ts";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { newestSchema } from "../../../electron/journal/migrations/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { soundSuccession } from "../../../electron/journal/succession.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

let root: string;
let folder: string;
let copy: string;
const clock = new HandClock();
const open = (where = folder): Journal => must(openJournal(where, clock.options));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "succession-"));
  [folder, copy] = [join(root, "phòng"), join(root, "bản sao")];
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function written(...ids: string[]): string {
  const journal = open();
  for (const id of ids) must(journal.append(draft([newPlace(id)])));
  const { station } = journal;
  journal.close();
  return station;
}

interface StationRow {
  id: string;
  public_key: Buffer;
  private_key: Buffer | null;
  succeeds: string | null;
  succession: string | null;
  succession_signature: Buffer | null;
}
function stations(where: string): Map<string, StationRow> {
  const db = new Database(join(where, "journal.sqlite"), { readonly: true });
  const rows = db.prepare<[], StationRow>("SELECT * FROM station").all();
  db.close();
  return new Map(rows.map((row) => [row.id, row]));
}

/** That a folder's own station is a new one, rightly named by the one before. */
function expectHeir(where: string, station: string, predecessor: string): void {
  expect(station).not.toBe(predecessor);
  const rows = stations(where);
  const [heir, former] = [rows.get(station), rows.get(predecessor)];
  expect(heir?.succeeds).toBe(predecessor);
  expect(former?.private_key).toBeNull();
  const told = { text: heir?.succession ?? "", signature: heir?.succession_signature ?? Buffer.alloc(0) };
  expect(soundSuccession(heir!, told, former!.public_key)).toMatchObject({ station, succeeds: predecessor });
  expect(soundSuccession(heir!, { ...told, text: told.text.replace('"number":', '"number":1') }, former!.public_key)).toBeUndefined();
  expect(soundSuccession(former!, told, former!.public_key)).toBeUndefined();
}

test("a copied folder goes on as a new station named by the old one, whose key is nowhere in the copy; the old folder stays what it was", async () => {
  const station = written("A", "B");
  const key = stations(folder).get(station)?.private_key;
  cpSync(folder, copy, { recursive: true });
  const copied = open(copy);
  expect(copied.opening("open").message).toMatch(/là bản sao của phòng thuộc Trạm [0-9A-F]{4}; phòng ghi tiếp với tư cách trạm mới Trạm [0-9A-F]{4}/);
  must(copied.append(draft([placeEdit("A", { voters: 9 })])));
  expect(must(await copied.verify("restricted")).ok).toBe(true);
  const heir = copied.station;
  copied.close();
  expectHeir(copy, heir, station);
  expect(readFileSync(join(folder, "journal.sqlite")).includes(key!)).toBe(true);
  expect(readFileSync(join(copy, "journal.sqlite")).includes(key!)).toBe(false);
  const original = open();
  expect(original.station).toBe(station);
  original.close();
  const again = open(copy);
  expect(again.station).toBe(heir);
  expect(again.opening("open").message).not.toContain("bản sao");
  again.close();
});

test("what the station before wrote can still be undone by the one after it", () => {
  written("A");
  cpSync(folder, copy, { recursive: true });
  const copied = open(copy);
  must(copied.append(draft([newPlace("B")])));
  expect(copied.ownChangeSets(10)).toHaveLength(2);
  copied.close();
});

test("a folder moved or renamed on its disk stays the same station", () => {
  const station = written("A");
  renameSync(folder, copy);
  const moved = open(copy);
  expect(moved.station).toBe(station);
  expect(moved.opening("open").state).toBe("ok");
  moved.close();
  renameSync(copy, folder);
  const back = open();
  expect(back.station).toBe(station);
  back.close();
});

test("an older file put back in the same folder is noticed, and goes on as a new station", () => {
  const station = written("A");
  const path = join(folder, "journal.sqlite");
  const older = readFileSync(path);
  written("B", "C");
  writeFileSync(path, older);
  const journal = open();
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining("2 thay đổi đã ghi không còn (số 2 đến 3") });
  const heir = journal.station;
  must(journal.append(draft([newPlace("D")])));
  journal.close();
  expectHeir(folder, heir, station);
  const again = open();
  expect(again.opening("open").state).toBe("ok");
  again.close();
});

/** Leaves the folder as a kill does after as many acknowledged changes. */
function killedAfter(count: number): string {
  const journal = open();
  for (let place = 0; place < count; place++) must(journal.append(draft([newPlace(`K${place}`)])));
  const kept = join(root, "lúc bị giết");
  cpSync(folder, kept, { recursive: true, filter: (source) => !source.endsWith("-shm") });
  journal.close();
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  cpSync(kept, folder, { recursive: true });
  return journal.station;
}

test.each([0.9, 0.5, 0.2])("a WAL cut to %d of itself: how many acknowledged changes are gone is told, and a new station goes on", (part) => {
  const station = killedAfter(25);
  const wal = join(folder, "journal.sqlite-wal");
  truncateSync(wal, Math.floor(statSync(wal).size * part));
  const looked = must(openJournal(folder, { ...clock.options, isOnlyRead: true }));
  const left = looked.records("polling-place").length;
  expect(left).toBeLessThan(25);
  const lost = `${25 - left} thay đổi đã ghi không còn (số ${left + 1} đến 25`;
  expect(looked.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining(lost) });
  looked.close();
  const journal = open();
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining(lost) });
  expect(journal.station).not.toBe(station);
  must(journal.append(draft([newPlace("D")])));
  journal.close();
  expectHeir(folder, journal.station, station);
  const again = open();
  expect(again.opening("open").state).toBe("ok");
  again.close();
});

test("a kill that loses nothing raises no alarm, nor does a commit whose mark was still to come", () => {
  const mark = join(folder, "room.open");
  const station = killedAfter(3);
  const early = readFileSync(mark, "utf8");
  for (const told of [undefined, early, "", "half a ma"]) {
    killedAfter(2);
    if (told !== undefined) writeFileSync(mark, told);
    const journal = open();
    expect(journal.opening("open").state).toBe("ok");
    expect(journal.station).toBe(station);
    journal.close();
  }
});

test("an older file put back without its witness is told by a copy that knows more", async () => {
  const station = written("A");
  const path = join(folder, "journal.sqlite");
  const older = readFileSync(path);
  written("B", "C");
  const source = new Database(path);
  const place = { folder: join(folder, "backups"), key: null, reason: "by-hand", wall: clock.wall, newest: newestSchema } as const;
  const { fileName } = must(makeBackup(source, place));
  source.close();
  writeFileSync(path, older);
  rmSync(join(folder, "journal.witness"));
  const journal = open();
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining(`cũ hơn bản sao lưu ${fileName}`) });
  expect(journal.opening("open").message).toContain("2 thay đổi đã ghi không còn (số 2 đến 3");
  journal.close();
  expectHeir(folder, journal.station, station);
  must(await restoreBackup(folder, null, fileName));
  const restored = open();
  expect(restored.opening("open").message).not.toContain("không còn (số");
  restored.close();
});

test("a file of the same length but of another branch is noticed too", () => {
  const station = written("A");
  cpSync(folder, copy, { recursive: true });
  written("B");
  const path = join(folder, "journal.sqlite");
  const first = readFileSync(path);
  // The same station wrote otherwise in the other place, as a restore by hand of a running machine's image makes it.
  rmSync(path);
  cpSync(join(copy, "journal.sqlite"), path);
  rmSync(join(folder, "journal.witness"));
  written("C");
  writeFileSync(path, first);
  const journal = open();
  expect(journal.opening("open").message).toContain("nhánh khác");
  journal.close();
  expectHeir(folder, journal.station, station);
});
