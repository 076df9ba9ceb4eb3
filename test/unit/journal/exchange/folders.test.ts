import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openBundle } from "../../../../electron/journal/exchange/exchange.ts";
import type { Journal } from "../../../../electron/journal/journal.ts";
import { openJournal } from "../../../../electron/journal/open-journal.ts";
import { draft, HandClock, journalInMemory, must, newPlace, placeEdit } from "../../../journals.ts";

let home: string;
const opened: Journal[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "exchange-"));
});
afterEach(() => {
  for (const journal of opened.splice(0)) journal.close();
  rmSync(home, { recursive: true });
});

function open(name: string): Journal {
  const journal = must(openJournal(join(home, name), new HandClock().options));
  opened.push(journal);
  return journal;
}

function made(name: string): Journal {
  const journal = open(name);
  must(journal.append(draft([newPlace("A")])));
  must(journal.append(draft([newPlace("B")])));
  must(journal.append(draft([placeEdit("A", { voters: 3 })])));
  return journal;
}

const bundle = async (journal: Journal) => must(await openBundle(Buffer.from([...journal.bundle("restricted", 0)].join(""))));

test("a copied folder's new station is known by the word of the one it succeeds; its bundle merges back unasked", async () => {
  const first = made("first");
  const { station } = first;
  first.close();
  cpSync(join(home, "first"), join(home, "second"), { recursive: true });
  const one = open("first");
  const two = open("second");
  expect([one.station, two.station]).toEqual([station, expect.not.stringContaining(station)]);
  must(one.append(draft([placeEdit("A", { voters: 4 })])));
  must(two.append(draft([placeEdit("B", { voters: 5 })])));
  expect(must(one.merge(await bundle(two), []))).toMatchObject({ merged: 1, known: 3, forkedStations: [] });
  const elsewhere = journalInMemory();
  opened.push(elsewhere);
  must(elsewhere.merge(await bundle(one), [station, two.station]));
  expect(elsewhere.stations("open").stations.find(({ id }) => id === two.station)?.succeeds).toBe(station);
  const third = journalInMemory();
  opened.push(third);
  // Who accepts the old one has the new one's word in the same bundle.
  must(third.merge(await bundle(two), [station]));
  expect(third.tally("restricted")).toEqual(two.tally("restricted"));
});

test("a succession somebody else made up is nobody's word", async () => {
  const first = made("first");
  first.close();
  cpSync(join(home, "first"), join(home, "second"), { recursive: true });
  const two = open("second");
  must(two.append(draft([placeEdit("B", { voters: 5 })])));
  const [, ...lines] = [...two.bundle("restricted", 0)];
  expect(lines.join("")).toContain("succession");
  const db = new Database(join(home, "second", "journal.sqlite"));
  db.prepare("UPDATE station SET succession_signature = randomblob(64) WHERE succession IS NOT NULL").run();
  db.close();
  const third = journalInMemory();
  opened.push(third);
  expect(third.merge(await bundle(two), [first.station])).toMatchObject({
    ok: false,
    error: { code: "forbidden", message: expect.stringContaining(two.station) },
  });
});

test("a folder opened to look at takes nothing in, and still gives out what of it is as it was signed", async () => {
  const one = made("one");
  one.close();
  const db = new Database(join(home, "one", "journal.sqlite"));
  for (const { name } of db.prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'").all())
    db.exec(`DROP TRIGGER ${name}`);
  db.exec(
    `UPDATE entry SET body = replace(body, '"voters":3', '"voters":9') WHERE number = 3; UPDATE store SET verified_arrival = 0, verified_hash = NULL`,
  );
  db.close();
  const damaged = open("one");
  await damaged.checked;
  expect(damaged.isWritable).toBe(false);
  const rescued = await bundle(damaged);
  expect(rescued.changeSets).toHaveLength(2);
  const other = made("other");
  expect(damaged.merge(await bundle(other), [other.station])).toMatchObject({
    ok: false,
    error: { code: "not-durable", message: expect.stringContaining("chỉ xem") },
  });
  expect(must(other.merge(rescued, [one.station]))).toMatchObject({ merged: 2, entries: 2 });
});

test("whoever listens hears of the records a merge changed, once it is on the disk", async () => {
  const [from, to] = [made("from"), made("to")];
  const heard: string[] = [];
  to.onChange((changed) => heard.push(...changed.map(({ id }) => `${id} ${to.record("polling-place", id)?.fields.voters}`)));
  must(from.append(draft([newPlace("C", { voters: 9 })])));
  must(to.merge(await bundle(from), [from.station]));
  expect(heard.sort()).toEqual(["A 3", "B 351", "C 9"]);
  expect(must(to.merge(await bundle(from), []))).toMatchObject({ merged: 0 });
  expect(heard).toHaveLength(3);
});
