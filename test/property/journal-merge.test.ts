import fc from "fast-check";
import { expect, test } from "vitest";
import type { Marking } from "../../electron/contract/index.ts";
import { stationsTold } from "../../electron/journal/exchange/stations.ts";
import { Past } from "../../electron/journal/past/past.ts";
import { rebuild } from "../../electron/journal/refold.ts";
import { atOnce } from "../../electron/journal/slices.ts";
import { verify } from "../../electron/journal/verify.ts";
import { bundleOf, folded, strippedBundleOf, take } from "../bundles.ts";
import { draft, HandClock, must, newPlace, placeEdit, Station } from "../journals.ts";

const hour = 3_600_000;
const writers = 3;

/** What stations do: write of a few places, hear of each other, or have their disk copied, after which both go on as one station. */
type Deed =
  | { type: "write"; by: number; place: string; set: { readiness?: "ready" | "lacking" | "failed"; voters?: number }; marking: Marking; late: number }
  | { type: "hear"; by: number; from: number }
  | { type: "copy"; by: number };

const by = fc.nat(writers);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 7,
    arbitrary: fc.record({
      type: fc.constant("write" as const),
      by,
      place: fc.constantFrom("A", "B", "C"),
      set: fc.oneof(
        fc.record({ readiness: fc.constantFrom("ready" as const, "lacking" as const, "failed" as const) }),
        fc.record({ voters: fc.integer({ min: 0, max: 9 }) }),
      ),
      marking: fc.constantFrom<Marking>("open", "open", "internal", "restricted"),
      late: fc.constantFrom(0, 0, 60_000, 2 * hour),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("hear" as const), by, from: by }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("copy" as const), by }) },
);
const history = fc.record({
  deeds: fc.array(deed, { minLength: 2, maxLength: 14 }),
  clockErrors: fc.array(fc.integer({ min: -5 * hour, max: 5 * hour }), { minLength: writers, maxLength: writers }),
});

/** Plays it through; the last place is taken by whoever was copied last, as the same station. */
function play({ deeds, clockErrors }: { deeds: Deed[]; clockErrors: number[] }): Station[] {
  const stations = clockErrors.map((error) => {
    const clock = new HandClock();
    clock.pass(error);
    return new Station(clock);
  });
  const at = (place: number): Station => stations[place] ?? stations[0]!;
  for (const each of deeds) {
    for (const { clock } of stations) clock.pass(1000);
    const station = at(each.by);
    if (each.type === "copy") stations[writers] = station.copy();
    else if (each.type === "hear") must(take(station, bundleOf(at(each.from))));
    else {
      const known = station.store.ledger.shelves["polling-place"].row(each.place);
      const edit = known ? placeEdit(each.place, each.set) : newPlace(each.place, each.set);
      const trueAt = new Date(station.clock.room - each.late).toISOString();
      must(station.write(draft([edit], { marking: each.marking, ...(each.late > 0 ? { trueAt } : {}) })));
    }
  }
  return stations;
}

/** Bundles as they may come: each of a station, with any of its change sets left out, or any entries' words. */
const choices = fc.infiniteStream(fc.boolean()).map((stream) => [...stream.take(60)]);
const delivery = fc.array(fc.record({ from: by, keep: choices, strip: fc.option(choices, { freq: 2 }) }), { maxLength: 6 });
type Delivery = { from: number; keep: boolean[]; strip: boolean[] | null }[];

const sent = (stations: Station[], { from, keep, strip }: Delivery[number]): Buffer => {
  const station = stations[from] ?? stations[0]!;
  const wanted = { only: ({ arrival }: { arrival: number }) => keep[arrival % keep.length] ?? true };
  return strip ? strippedBundleOf(station, ({ number }) => strip[number % strip.length] ?? false, wanted) : bundleOf(station, wanted);
};

/** Hears the bundles, then everything from everybody in the order given, so that nothing is missing in the end. */
function hearing(stations: Station[], some: Delivery, order: number[]): Station {
  const clock = new HandClock();
  const station = new Station(clock);
  for (const each of some) {
    clock.pass(1000);
    must(take(station, sent(stations, each)));
  }
  for (const place of order) {
    clock.pass(1000);
    const from = stations[place];
    if (from) must(take(station, bundleOf(from)));
  }
  return station;
}

const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
const heads = (station: Station) => (["open", "internal", "restricted"] as const).map((clearance) => station.store.ledger.tally(clearance));

test("whatever the order, with gaps and twice over: all hold the same, and the same head", () => {
  fc.assert(
    fc.property(history, delivery, delivery, orders, orders, (told, some, others, order, another) => {
      const stations = play(told);
      const [one, two] = [hearing(stations, some, order), hearing(stations, others, another)];
      expect(folded(two)).toBe(folded(one));
      expect(heads(two)).toEqual(heads(one));
      expect(stationsTold(one.store.ledger, one.id, "restricted").waiting).toBe(0);
      // Grouped otherwise: through a third that passes on what it heard.
      const third = new Station();
      must(take(third, bundleOf(one)));
      expect(folded(third)).toBe(folded(one));
      expect(heads(third)).toEqual(heads(one));
      // Heard again, nothing changes.
      const before = dump(one);
      for (const from of [...stations, two, third]) expect(must(take(one, bundleOf(from)))).toMatchObject({ merged: 0, waiting: 0 });
      expect({ ...dump(one), station: "" }).toEqual({ ...before, station: "" });
      expect(atOnce(verify(one.store.ledger.read, "restricted"))).toBeUndefined();
    }),
    { numRuns: 30 },
  );
});

test("what waits is the same whatever the order it came in", () => {
  fc.assert(
    fc.property(history, delivery, fc.nat(), (told, some, seed) => {
      const stations = play(told);
      const other = some.map((each, place) => ({ each, at: (place * 7919 + seed) % 13 })).sort((a, b) => a.at - b.at);
      const one = hearing(stations, some, []);
      const two = hearing(
        stations,
        other.map(({ each }) => each),
        [],
      );
      expect(waiting(two)).toBe(waiting(one));
      expect(folded(two)).toBe(folded(one));
      expect(heads(two)).toEqual(heads(one));
    }),
    { numRuns: 40 },
  );
});

test("as known at a moment: nothing that arrives later changes it, however old it says it is", () => {
  fc.assert(
    fc.property(history, delivery, orders, (told, some, order) => {
      const stations = play(told);
      const station = hearing(stations, some, order.slice(0, 1));
      const then = station.clock.room;
      const before = asKnownAt(station, then);
      station.clock.pass(1000);
      for (const from of stations) must(take(station, bundleOf(from)));
      expect(asKnownAt(station, then)).toEqual(before);
      expect(asKnownAt(station, station.clock.room).tally).toEqual(station.store.ledger.tally("restricted"));
    }),
    { numRuns: 30 },
  );
});

const asKnownAt = (station: Station, knownAt: number) => {
  const view = new Past(station.store.ledger).view({ knownAt });
  return { records: view.records("polling-place"), tally: view.tally("restricted"), unread: view.unread() };
};

test("made anew, every table is what it was, byte for byte", () => {
  fc.assert(
    fc.property(history, delivery, orders, (told, some, order) => {
      const station = hearing(play(told), some, order.slice(0, 2));
      const { ledger, writing } = station.store;
      if (!writing) throw new Error("a new store can be written");
      const live = dump(station);
      rebuild(ledger.read, writing.statements);
      expect(dump(station)).toEqual(live);
      const reopened = station.copy();
      expect(heads(reopened)).toEqual(heads(station));
      expect(reopened.store.ledger.ends).toEqual(ledger.ends);
    }),
    { numRuns: 30 },
  );
});

const tables = ["station", "change_set", "entry", "chain", "waiting", "record", "request", "blob"];
const dump = ({ db }: Station): Record<string, string> =>
  Object.fromEntries(tables.map((table) => [table, JSON.stringify(db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all())]));
const waiting = ({ db }: Station): string => JSON.stringify(db.prepare("SELECT * FROM waiting ORDER BY hash").all());
