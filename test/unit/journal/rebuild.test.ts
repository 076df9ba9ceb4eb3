import { expect, test } from "vitest";
import { canonical } from "../../../electron/journal/canonical.ts";
import { rebuild, rebuildInSteps } from "../../../electron/journal/refold.ts";
import { seal } from "../../../electron/journal/seal.ts";
import { atOnce } from "../../../electron/journal/slices.ts";
import { newStationKeys, signer } from "../../../electron/journal/station-key.ts";
import { verify } from "../../../electron/journal/verify.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../../journals.ts";

const hour = 3_600_000;
const tables = ["station", "store", "change_set", "entry", "chain", "record", "request", "blob"];

const dump = (station: Station): Record<string, string> =>
  Object.fromEntries(tables.map((table) => [table, JSON.stringify(station.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all())]));

/** Two stations, one's clocks hours fast, that write of the same places and hear of each other late. */
function twoStations(): [Station, Station] {
  const fast = new HandClock();
  fast.pass(3 * hour);
  const here = new Station(new HandClock());
  const there = new Station(fast);
  must(here.write(draft([newPlace("A"), newPlace("B"), newPlace("C", { marking: "internal" })])));
  there.receive(here);
  must(here.write(draft([placeEdit("A", { readiness: "ready" })], { request: { key: "r", input: "", answer: () => 1 } })));
  must(there.write(draft([placeEdit("A", { readiness: "failed" }), placeEdit("B", { readiness: "ready" })])));
  must(there.write(draft([placeEdit("B", { readiness: "ready" })], { blobs: [new Uint8Array([1])] })));
  must(here.write(draft([placeEdit("B", { readiness: "ready", deleted: true })])));
  here.receive(there);
  there.receive(here);
  return [here, there];
}

const place = (station: Station, id: string) => station.store.ledger.shelves["polling-place"].folded(id);

test("values that did not know of each other stay in conflict until one replaces both", () => {
  const [here, there] = twoStations();
  for (const station of [here, there]) {
    const [conflict, ...others] = place(station, "A")?.conflicts ?? [];
    expect(others).toEqual([]);
    expect(conflict?.field).toBe("readiness");
    expect(conflict?.values.map(({ value }) => value)).toEqual(["failed", "ready"]);
    // The same value given twice is no conflict.
    expect(place(station, "B")).toMatchObject({ conflicts: [], fields: { deleted: true } });
  }
  must(here.write(draft([placeEdit("A", { readiness: "lacking" })])));
  there.receive(here);
  for (const station of [here, there]) expect(place(station, "A")).toMatchObject({ conflicts: [], fields: { readiness: "lacking" } });
});

test("what this station writes after hearing of a clock hours ahead still holds", () => {
  const [here] = twoStations();
  must(here.write(draft([placeEdit("B", { readiness: "lacking" })])));
  expect(place(here, "B")?.fields.readiness).toBe("lacking");
});

test("hearing the same again changes nothing", () => {
  const [here, there] = twoStations();
  const before = dump(here);
  here.receive(there);
  here.receive(here);
  expect(dump(here)).toEqual(before);
});

test("projections made anew are what they were, byte for byte", () => {
  for (const station of twoStations()) {
    const first = must(station.write(draft([placeEdit("A", { voters: 7 })])));
    expect(first).toHaveLength(1);
    must(station.write(draft([{ ...placeEdit("A", { voters: 8 }), withdraws: [`${station.sealed().at(-1)?.header.id}.0`] }])));
    const live = dump(station);
    expect(atOnce(verify(station.store.ledger.read, "restricted"))).toBeUndefined();
    rebuild(station.store.ledger.read, station.store.writing!.statements);
    expect(dump(station)).toEqual(live);
  }
});

test("entries of a newer release are kept, counted and verified, not folded", () => {
  const keys = newStationKeys(new Uint8Array(32).fill(7));
  const newer = { id: keys.id, sign: signer(keys.privateKey) };
  const entries = [
    { kind: "drone-sighting", id: "1", version: 1, trueAt: 1, set: { voted: 5 } },
    { kind: "polling-place", id: "A", version: 2, trueAt: 1, set: { voters: { posted: 5, fixed: 6 } } },
    { kind: "polling-place", id: "A", version: 1, trueAt: 1, set: { colour: "red" } },
    { kind: "polling-place", id: "A", version: 1, trueAt: 1, set: { voters: 350 } },
  ];
  const sealed = seal(
    { id: "01890000-0000-7000-8000-000000000001", marking: "open", wall: 1, note: { actor: "a", title: "t" }, entries },
    { number: 0, head: null, clock: [0, 0] },
    newer,
    (size) => new Uint8Array(size),
  );
  const station = new Station();
  station.db.prepare("INSERT INTO station (id, public_key) VALUES (?, ?)").run(keys.id, keys.publicKey);
  station.take([sealed]);
  const { ledger, writing } = station.store;
  expect(ledger.ends.unread).toBe(3);
  expect(ledger.tally("open").entries).toBe(4);
  expect(atOnce(verify(ledger.read, "restricted"))).toBeUndefined();
  // Half a record is not shown; once it is whole it is.
  expect(place(station, "A")).toBeUndefined();
  const live = dump(station);
  rebuild(ledger.read, writing!.statements);
  expect(dump(station)).toEqual(live);
  expect(station.sealed()).toEqual([
    { ...sealed, note: { ...sealed.note, salt: Buffer.alloc(16) }, entries: sealed.entries.map((part) => ({ ...part, salt: Buffer.alloc(16) })) },
  ]);
  expect(canonical(sealed.header)).toBe(sealed.headerText);
});

test("making all anew tells how far it is, and stopped half-way it leaves everything as it was", () => {
  const [here] = twoStations();
  for (let voters = 0; voters < 100; voters++) must(here.write(draft([placeEdit("A", { voters })])));
  const { ledger, writing } = here.store;
  here.db.exec("UPDATE record SET body = '{}' WHERE id = 'A'");
  const strayed = dump(here);
  const stopped = rebuildInSteps(ledger.read, writing!.statements);
  expect(stopped.next().value).toEqual({ done: 0, of: ledger.ends.entry });
  stopped.return(undefined);
  expect(here.db.inTransaction).toBe(false);
  expect(dump(here)).toEqual(strayed);
  const steps = [...rebuildInSteps(ledger.read, writing!.statements)];
  expect(steps.at(-1)).toEqual({ done: ledger.ends.entry, of: ledger.ends.entry });
  expect(dump(here)).not.toEqual(strayed);
  expect(atOnce(verify(ledger.read, "restricted"))).toBeUndefined();
});
