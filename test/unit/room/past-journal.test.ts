import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { journalAt } from "../../../electron/room/past-journal.ts";
import { PastPicture } from "../../../electron/room/past-picture.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

const folder = mkdtempSync(join(tmpdir(), "past-journal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("at a past moment the journal answers as it was met then, and writes nothing", () => {
  const clock = new HandClock();
  const journal = must(openJournal(folder, clock.options));
  must(journal.append(draft([newPlace("A")])));
  const moment = { knownAt: clock.room };
  clock.pass(60_000);
  must(journal.append(draft([placeEdit("A", { voters: 7 }), newPlace("B")])));
  const past = journal.past(moment);
  const then = journalAt(journal, moment, past, new PastPicture(past, journal));
  expect(then.records("polling-place").map(({ id }) => id)).toEqual(["A"]);
  expect(then.record("polling-place", "A")?.fields.voters).not.toBe(7);
  expect(then.arrivals(0, 10)).toHaveLength(1);
  expect(then.tally("restricted").entries).toBe(1);
  expect(then.ownChangeSets(10)).toEqual([]);
  expect(then.arrivalsBefore(3)).toEqual(journal.arrivalsBefore(3));
  const refused = { ok: false, error: { code: "no-such-moment" } };
  expect(then.append(draft([newPlace("C")]))).toMatchObject(refused);
  expect(then.appendAll([draft([newPlace("C")])])).toMatchObject(refused);
  expect(then.remember({ key: "k", input: "i", answer: 1 })).toMatchObject(refused);
  then.close();
  expect(journal.tally("restricted").entries).toBe(3);
  must(journal.append(draft([newPlace("C")])));
  journal.close();
  expect(then.isWritable).toBe(journal.isWritable);
});
