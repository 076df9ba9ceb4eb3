import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { chance } from "../../../electron/journal/chance.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { FrameGuard } from "../../../electron/journal/past/frame-guard.ts";
import { frameSize } from "../../../electron/journal/past/frames.ts";
import { Past } from "../../../electron/journal/past/past.ts";
import { rebuildFolder, verifyFolder } from "../../../electron/journal/rebuild-folder.ts";
import { openStore } from "../../../electron/journal/store.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

let root: string;
let folder: string;
let station: string;
let early: number;
let wanted: string;
const clock = new HandClock();
const open = (where = folder): Journal => must(openJournal(where, clock.options));
const steps = { progress: () => {}, signal: new AbortController().signal };
const count = frameSize.entries + 50;
const spelled = (journal: Journal): string => JSON.stringify(journal.past({ knownAt: early }).records("polling-place"));

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "unreadable-"));
  const journal = open(join(root, "lành"));
  must(journal.append(draft(Array.from({ length: count }, (_, place) => newPlace(`P${place}`)))));
  early = clock.room;
  clock.pass(60_000);
  must(journal.append(draft([placeEdit("P3", { readiness: "ready" })])));
  must(journal.append(draft([placeEdit("P4", { readiness: "failed" })])));
  await journal.settled();
  await journal.checked;
  wanted = spelled(journal);
  station = journal.station;
  journal.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(root, "hỏng-"));
  cpSync(join(root, "lành"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes into the file by hand, past the triggers that refuse it. */
function spoil(sql: string): void {
  const db = new Database(join(folder, "journal.sqlite"));
  db.pragma("foreign_keys = OFF");
  const triggers = db.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER "${name}"`);
  db.exec(sql);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

test.each([
  ["the header of the last change set", "UPDATE change_set SET header = '{}' WHERE arrival = (SELECT max(arrival) FROM change_set)"],
  ["the header of a change set checked long ago", "UPDATE change_set SET header = 'xx' WHERE arrival = 1"],
  ["an entry", "UPDATE entry SET body = 'x' WHERE number = 100"],
  ["the table of records", "DROP TABLE record"],
])("%s cannot be read: the room opens for reading and says so, and so do the tools", async (_, sql) => {
  spoil(sql);
  const verified = must(await verifyFolder(folder, null, steps));
  expect(verified.ok).toBe(false);
  const journal = open();
  await journal.checked;
  expect(journal.opening("restricted").state).toBe("salvaged-read-only");
  expect(journal.records("polling-place").length).toBeGreaterThan(0);
  expect(journal.append(draft([newPlace("Z")]))).toMatchObject({ ok: false, error: { code: "not-durable" } });
  journal.close();
  const rebuilt = await rebuildFolder(folder, null, steps).catch((error: unknown) => error);
  expect(rebuilt).not.toBeInstanceOf(Error);
});

test.each(["zzz", "{}", "null"])("a record's row that says %s is made anew from its entries, and named", async (body) => {
  spoil(`UPDATE record SET body = '${body}' WHERE id = 'P3'`);
  expect(must(await verifyFolder(folder, null, steps)).ok).toBe(false);
  const journal = open();
  expect(journal.records("polling-place")).toHaveLength(count);
  expect(journal.record("polling-place", "P3")?.fields.readiness).toBe("ready");
  await journal.checked;
  expect(journal.opening("restricted")).toMatchObject({ state: "restored", message: expect.stringContaining("P3") });
  must(journal.append(draft([placeEdit("P3", { readiness: "lacking" })])));
  journal.close();
  expect(must(await verifyFolder(folder, null, steps)).ok).toBe(true);
});

test("chains that were emptied are found by a check and made anew on opening", async () => {
  spoil("DELETE FROM chain");
  const verified = must(await verifyFolder(folder, null, steps));
  expect(verified).toMatchObject({ ok: false, firstBad: { reason: expect.stringContaining("Bảng đầu chuỗi thiếu") } });
  const journal = open();
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining("gấp lại toàn bộ") });
  expect(journal.tally("restricted").entries).toBe(count + 2);
  must(journal.append(draft([newPlace("Z")])));
  journal.close();
  expect(must(await verifyFolder(folder, null, steps))).toMatchObject({ ok: true, entries: count + 3 });
});

test.each([
  ["frame_block", "UPDATE frame_block SET bodies = zeroblob(length(bodies))"],
  ["frame_block cut", "UPDATE frame_block SET bodies = x'00'"],
  ["frame", "UPDATE frame SET entries = x'00', marks = x'00'"],
  ["frame_block gone", "DELETE FROM frame_block"],
])("the past is answered from the entries where %s cannot be read, and is laid down anew", async (_, sql) => {
  spoil(sql);
  const journal = open();
  expect(journal.station).not.toBe(station);
  expect(spelled(journal)).toBe(wanted);
  expect(journal.placeMarks({ knownAt: early }).ids).toHaveLength(count);
  expect(journal.changedBetween({ knownAt: early }, {})).toHaveLength(2);
  await journal.checked;
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: expect.stringContaining("Bảng xem lại quá khứ bị hỏng") });
  await journal.settled();
  expect(spelled(journal)).toBe(wanted);
  journal.close();
  const again = open();
  expect(spelled(again)).toBe(wanted);
  await again.checked;
  expect(again.opening("open").state).toBe("ok");
  again.close();
});

test.each([
  ["how records stood", "UPDATE frame SET marks = zeroblob(length(marks))"],
  ["which records entries are of", "UPDATE frame SET entries = zeroblob(length(entries))"],
  ["the true times of a frame", "UPDATE frame SET true_to = true_to + 1"],
  ["how far the chains were", "UPDATE frame SET chains = chains || ' '"],
  ["records as they stood", "UPDATE frame_block SET bodies = zeroblob(length(bodies)) WHERE number = 3"],
])("a check finds that %s was altered in what is laid down for looking back", async (_, sql) => {
  expect(must(await verifyFolder(folder, null, steps)).ok).toBe(true);
  spoil(sql);
  const reason = expect.stringContaining("Bảng xem lại quá khứ bị hỏng");
  expect(must(await verifyFolder(folder, null, steps))).toMatchObject({ ok: false, firstBad: { reason } });
  const journal = open();
  await journal.checked;
  expect(must(await journal.verify("restricted")).ok).toBe(true);
  expect(journal.opening("open")).toMatchObject({ state: "restored", message: reason });
  await journal.settled();
  expect(spelled(journal)).toBe(wanted);
  journal.close();
  expect(must(await verifyFolder(folder, null, steps)).ok).toBe(true);
});

test("where nothing can be written, damaged frames are read no more and the past is answered from the entries", () => {
  spoil("UPDATE frame SET entries = zeroblob(length(entries))");
  const { ledger, close } = must(openStore(folder, chance, null, Date.now, "to-read"));
  ledger.read.store.database.pragma("query_only = ON");
  let dropped = 0;
  const past = new Past(ledger);
  const guard = new FrameGuard(ledger, past, () => dropped++);
  expect(JSON.stringify(guard.view({ knownAt: early }).records("polling-place"))).toBe(wanted);
  expect(guard.ask(() => past.placeMarks({ knownAt: early })).ids).toHaveLength(count);
  expect(dropped).toBe(1);
  close();
});
