import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeAnew } from "../../../electron/journal/anew/make-anew.ts";
import { openDatabase } from "../../../electron/journal/database.ts";
import { openBundle } from "../../../electron/journal/exchange/exchange.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

const secret = new Uint8Array(32).fill(0x5a);

describe.each([
  ["in the clear", null],
  ["encrypted", secret],
])("what is saved of a damaged journal %s", (_name, key) => {
  let folder: string;
  let clock: HandClock;
  let whole: Buffer;
  let before: { station: string; voters: (number | null | undefined)[]; fifth: number; record: unknown };
  const open = (): Journal => must(openJournal(folder, { ...clock.options, key }));
  const readFolder = () =>
    readdirSync(folder).map((name) => [name, name.endsWith(".sqlite") ? readFileSync(join(folder, name)).toString("hex") : ""]);

  /** 2 places, 30 changes of them, then the words of the tenth change altered by an editor of databases. */
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "phong-anew-"));
    clock = new HandClock();
    const journal = open();
    must(journal.append(draft([newPlace("P1"), newPlace("P2")])));
    for (let change = 1; change <= 30; change += 1) {
      clock.pass(60_000);
      must(journal.append(draft([placeEdit(change % 2 ? "P1" : "P2", { voters: 1000 + change })])));
    }
    clock.pass(60_000);
    must(journal.append(draft([newPlace("P3", { readiness: "failed" })])));
    whole = Buffer.from([...journal.bundle("restricted", 0)].join(""));
    const fifth = clock.room - 26 * 60_000;
    before = {
      station: journal.station,
      voters: ["P1", "P2"].map((id) => journal.record("polling-place", id)?.fields.voters),
      fifth,
      record: journal.past({ knownAt: fifth }).record("polling-place", "P1")?.fields,
    };
    journal.close();
    const db = openDatabase(join(folder, "journal.sqlite"), key);
    db.pragma("journal_mode = DELETE");
    db.exec("DROP TRIGGER entry_body_is_final");
    db.prepare(`UPDATE entry SET body = replace(body, '"voters":1010', '"voters":1999') WHERE arrival = 11`).run();
    db.close();
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("is told beforehand, and nothing is touched by that", async () => {
    const there = readFolder();
    const told = must(await makeAnew(folder, key, { wall: clock.wall, isTrial: true }));
    expect(told).toMatchObject({ taken: 10, entries: 11, waiting: 21, saidAgain: 3, succeeds: true, keptAs: null });
    expect(told.found).toMatchObject({ whole: 31, partial: 1, unproven: 1, lost: 0 });
    expect(readFolder()).toEqual(there);
  });

  it("becomes a sound journal of a station that succeeds the old; the damaged file stays under another name", async () => {
    const damaged = readFileSync(join(folder, "journal.sqlite"));
    clock.pass(60_000);
    const { keptAs } = must(await makeAnew(folder, key, { wall: clock.room, isTrial: false }));
    expect(readFileSync(join(folder, keptAs ?? "", "journal.sqlite")).equals(damaged)).toBe(true);
    clock.pass(60_000);
    const journal = open();
    await journal.checked;
    expect(journal.opening("restricted").state).toBe("ok");
    expect(journal.isWritable).toBe(true);
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    expect(journal.line).toEqual([journal.station, before.station]);
    expect(["P1", "P2"].map((id) => journal.record("polling-place", id)?.fields.voters)).toEqual(before.voters);
    const third = journal.record("polling-place", "P3");
    expect(third?.fields.readiness).toBe("failed");
    // What is said again is as old as it was, not as young as the saving.
    expect(Date.parse(third?.origins.readiness?.trueAt ?? "")).toBeLessThan(clock.room - 60_000);
    expect(journal.past({ knownAt: before.fifth }).record("polling-place", "P1")?.fields).toEqual(before.record);
    must(journal.append(draft([placeEdit("P1", { voters: 5 })])));
    journal.close();
    const again = open();
    expect(again.record("polling-place", "P1")?.fields.voters).toBe(5);
    again.close();
  });

  it("is completed by a station that holds the lost change", async () => {
    must(await makeAnew(folder, key, { wall: clock.room, isTrial: false }));
    clock.pass(60_000);
    const journal = open();
    expect(must(journal.merge(must(await openBundle(whole)), []))).toMatchObject({ merged: 22, waiting: 0 });
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    expect(["P1", "P2"].map((id) => journal.record("polling-place", id)?.fields.voters)).toEqual(before.voters);
    expect(journal.record("polling-place", "P1")?.conflicts).toEqual([]);
    journal.close();
  });
});
