import fc from "fast-check";
import { expect, test } from "vitest";
import type { PollingPlaceFields } from "../../electron/contract/index.ts";
import { vietnamTime } from "../../electron/domain/vietnamese-format.ts";
import type { FoldedRecord, Moment, PastView } from "../../electron/journal/journal.ts";
import { Framing } from "../../electron/journal/past/framing.ts";
import { Past } from "../../electron/journal/past/past.ts";
import { rebuildInSteps } from "../../electron/journal/refold.ts";
import { draft, HandClock, morning, must, newPlace, placeEdit, Station } from "../journals.ts";
import { plainlyChanged, plainMarks, plainPast } from "../past-oracle.ts";

const hour = 3_600_000;
/** Frames so small that a short history makes many. */
const size = { entries: 4, toWhole: 3, block: 2, part: 2 };
const places = ["A", "B", "C", "D", "E"];

type Deed =
  | { type: "write"; at: 0 | 1; place: string; set: Partial<PollingPlaceFields>; late: number; twice: boolean }
  | { type: "withdraw"; at: 0 | 1; which: number }
  | { type: "hear"; at: 0 | 1 }
  | { type: "pass"; ms: number }
  | { type: "settle" };

const at = fc.constantFrom<0 | 1>(0, 1);
const set: fc.Arbitrary<Partial<PollingPlaceFields>> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ readiness: fc.constantFrom("ready", "lacking", "failed") }) },
  { weight: 1, arbitrary: fc.record({ location: fc.constantFrom<[number, number] | null>([105, 22.5], [104.8, 23], null) }) },
  { weight: 1, arbitrary: fc.record({ deleted: fc.boolean(), marking: fc.constantFrom("open", "internal") }) },
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant("write" as const),
      at,
      place: fc.constantFrom(...places),
      set,
      late: fc.oneof(fc.constant(0), fc.integer({ min: -hour, max: 6 * hour })),
      twice: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("withdraw" as const), at, which: fc.nat(50) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("hear" as const), at }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("pass" as const), ms: fc.integer({ min: 1, max: 3 * hour }) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("settle" as const) }) },
);
const time = fc.integer({ min: morning - 7 * hour, max: morning + 30 * hour });
const moment: fc.Arbitrary<Moment> = fc.oneof(
  fc.record({ knownAt: time }),
  fc.record({ trueAt: time }),
  fc.record({ knownAt: time, trueAt: time }),
  fc.constant({}),
);

interface Played {
  station: Station;
  past: Past;
  framing: Framing;
}

/** Two stations, one's clocks an hour fast, that write of the same places; the first lays frames down now and then. */
async function played(deeds: Deed[], watch: (past: Past, station: Station) => void = () => {}): Promise<Played> {
  const fast = new HandClock();
  fast.pass(hour);
  const stations = [new Station(), new Station(fast)] as const;
  const [here] = stations;
  const past = new Past(here.store.ledger, size);
  const framing = new Framing(here.store.ledger, past.frames, here.store.writing!.statements, () => false);
  for (const deed of deeds) {
    if (deed.type === "pass") for (const { clock } of stations) clock.pass(deed.ms);
    else if (deed.type === "settle") await framing.settled();
    else if (deed.type === "hear") stations[deed.at].receive(stations[1 - deed.at]!);
    else if (deed.type === "withdraw") withdraw(stations[deed.at], deed.which);
    else write(stations[deed.at], deed);
    watch(past, here);
  }
  return { station: here, past, framing };
}

function write(station: Station, { place, set: fields, late, twice }: Extract<Deed, { type: "write" }>): void {
  const isKnown = station.store.ledger.shelves["polling-place"].state(place)?.fields.name !== undefined;
  const trueAt = late === 0 ? undefined : vietnamTime(station.clock.room - Math.max(0, late));
  const first = { ...(isKnown ? placeEdit(place, fields) : newPlace(place, fields)), trueAt };
  must(station.write(draft(twice ? [first, placeEdit(place, { voters: 9 })] : [first])));
}

function withdraw(station: Station, which: number): void {
  const sets = station.sealed();
  const sealed = sets[which % Math.max(1, sets.length)];
  const part = sealed?.entries[0];
  if (!sealed || !part || !("text" in part)) return;
  const { id } = JSON.parse(part.text);
  must(station.write(draft([{ ...placeEdit(id, { voters: which }), withdraws: [`${sealed.header.id}.0`] }])));
}

const all = (view: PastView): Map<string, FoldedRecord> => {
  const found: FoldedRecord[] = [...view.records("polling-place"), ...view.records("incident"), ...view.records("setting")];
  return new Map(found.map((record) => [`${record.kind} ${record.id}`, record]));
};

const tables = ["framing", "frame", "frame_block", "whole_frame", "whole_part", "record", "entry", "chain"];
const dump = ({ db }: Station) => Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all()]));

const history = fc.array(deed, { minLength: 10, maxLength: 60 });

test("any past moment is what folding its entries anew gives", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.array(moment, { minLength: 4, maxLength: 12 }), async (deeds, moments) => {
      const { station, past } = await played(deeds);
      const { ledger } = station.store;
      for (const each of moments) {
        const plain = plainPast(ledger, each);
        const view = past.view(each);
        expect(all(view)).toEqual(plain);
        expect(view.record("polling-place", "A")).toEqual(plain.get("polling-place A"));
        expect(past.placeMarks(each)).toEqual(plainMarks(plain));
        const other = moments[0]!;
        expect(past.changedBetween(other, each)).toEqual(plainlyChanged(ledger, other, each));
      }
      // As opened again: what is read from the frames alone.
      const reopened = new Past(ledger, size);
      for (const each of moments) expect(all(reopened.view(each))).toEqual(plainPast(ledger, each));
    }),
    { numRuns: 80 },
  );
});

test("as it was known at a moment never changes by what arrives later", async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.nat(59), async (deeds, at) => {
      let seen: { moment: Moment; told: unknown } | undefined;
      let step = 0;
      const tell = (past: Past, moment: Moment): unknown => {
        const view = past.view(moment);
        return {
          records: [...all(view).values()],
          arrival: view.arrival,
          tally: view.tally("internal"),
          unread: view.unread(),
          marks: past.placeMarks(moment),
        };
      };
      let clock = morning;
      const { past } = await played([...deeds, { type: "settle" }], (current) => {
        const done = deeds[step++];
        if (done?.type === "pass") clock += done.ms;
        // The next thing to arrive does so at a later time.
        if (done?.type === "pass" && step - 1 >= at) seen ??= { moment: { knownAt: clock - 1 }, told: tell(current, { knownAt: clock - 1 }) };
      });
      if (seen) expect(tell(past, seen.moment)).toEqual(seen.told);
    }),
    { numRuns: 60 },
  );
});

test("heads and counts of a past moment are those the journal had then", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (deeds) => {
      const tallies = (of: { tally: PastView["tally"] }) => [of.tally("open"), of.tally("internal")];
      const then = new Map<number, unknown>();
      const { past } = await played([...deeds, { type: "settle" }], (_, { store: { ledger } }) => then.set(ledger.ends.knownAt, tallies(ledger)));
      for (const [knownAt, told] of then) expect(tallies(past.view({ knownAt }))).toEqual(told);
    }),
    { numRuns: 60 },
  );
});

test("frames made anew are those that were laid down live, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(history, async (deeds) => {
      const { station, framing } = await played(deeds);
      fc.pre(station.store.ledger.ends.entry >= size.entries);
      await framing.settled();
      const live = dump(station);
      for (const _ of rebuildInSteps(station.store.ledger.read, station.store.writing!.statements, "now", size));
      expect(dump(station)).toEqual(live);
    }),
    { numRuns: 80 },
  );
});
