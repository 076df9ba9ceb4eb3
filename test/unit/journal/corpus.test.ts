import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEntry, type Upcaster, upcast } from "../../../electron/journal/known-kinds.ts";
import { migrations } from "../../../electron/journal/migrations/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { atOnce } from "../../../electron/journal/slices.ts";
import { verify } from "../../../electron/journal/verify.ts";
import { openForWriting } from "../../../electron/journal/writing-store.ts";
import { foldedIn, foldedThen, frozenBodies, frozenStores, frozenVersions, shippedVersions, thaw } from "../../corpus/thaw.ts";
import { draft, HandClock, must, placeEdit } from "../../journals.ts";

/** What no migration may touch: all that was signed, arrived or was answered. Projections are made anew. */
const lasting = {
  station: "id, public_key, private_key, succeeds",
  store: "station, home, nonce",
  change_set: "*",
  entry: "number, arrival, salt, body, hash",
  request: "*",
  blob: "*",
};

const rowsOf = (db: Database.Database): Record<string, unknown> =>
  Object.fromEntries(Object.entries(lasting).map(([table, columns]) => [table, db.prepare(`SELECT ${columns} FROM ${table} ORDER BY 1, 2`).all()]));

test("the newest schema is frozen, and so is the first", () => {
  expect(frozenStores()[0]?.schema).toBe(1);
  expect(frozenStores().at(-1)?.schema).toBe(migrations.at(-1)?.number);
});

describe.each(frozenStores())("a store of $name", (frozen) => {
  test("comes up to today's with every lasting row as it was, folds to the same records, and is whole", () => {
    const db = thaw(frozen);
    const before = rowsOf(db);
    const store = openForWriting(db, null, randomBytes, () => {});
    expect(store.opening).toMatchObject({ state: frozen.schema === migrations.at(-1)?.number ? "ok" : "migrated", damage: undefined });
    expect(rowsOf(db)).toEqual(before);
    expect(foldedIn(store.ledger)).toEqual(foldedThen(frozen));
    expect(atOnce(verify(store.ledger.read, "restricted"))).toBeUndefined();
    store.close();
  });

  describe("in a folder", () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "corpus-"));
      thaw(frozen, join(folder, "journal.sqlite")).close();
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    test("takes changes again, and a request answered then is answered the same now", async () => {
      const clock = new HandClock();
      clock.pass(24 * 3_600_000);
      const journal = must(openJournal(folder, clock.options));
      expect(journal.isWritable).toBe(true);
      expect(must(journal.answered("yêu cầu 1", "{}"))?.answer).toMatchObject({ changeSet: expect.any(String) });
      must(journal.append(draft([placeEdit("00694-04", { name: "Nhà văn hóa mới" })])));
      expect(journal.record("polling-place", "00694-04")?.fields).toMatchObject({ name: "Nhà văn hóa mới", voters: 351 });
      expect(must(await journal.verify("restricted"))).toMatchObject({ ok: true });
      journal.close();
    });
  });
});

describe("entry versions", () => {
  const bodies = frozenBodies();

  test("of every kind each version ever shipped is frozen, and is read", () => {
    const frozen = frozenVersions();
    expect(shippedVersions().filter((one) => !frozen.has(one))).toEqual([]);
  });

  test("what a newer release wrote stays unread: another kind, another version, another field", () => {
    const unread = bodies.filter((body) => readEntry(body) === undefined).map(({ kind, version, set }) => [kind, version, Object.keys(set)]);
    expect(unread).toEqual(
      expect.arrayContaining([
        ["duty-shift", 1, ["name"]],
        ["polling-place", 99, ["readiness"]],
        ["polling-place", 1, ["turnout"]],
      ]),
    );
  });

  test("an old version is read by every reader after it, one of today by none, and neither is changed", () => {
    const readers: Upcaster[] = [({ people, ...rest }) => ({ ...rest, voters: people }), (set) => ({ ...set, marking: set.marking ?? "open" })];
    const first = Object.freeze({ people: 12 });
    expect(upcast(readers, 1, first)).toEqual({ voters: 12, marking: "open" });
    expect(upcast(readers, 2, { voters: 12 })).toEqual({ voters: 12, marking: "open" });
    expect(upcast(readers, 3, { voters: 12 })).toEqual({ voters: 12 });
    expect(first).toEqual({ people: 12 });
  });
});
