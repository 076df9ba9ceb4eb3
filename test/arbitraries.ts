import fc from "fast-check";
import { extendRecord, type FoldEntry, foldRecord, type RecordState } from "../electron/journal/fold.ts";
import { type HybridTime, hybridStart, tick } from "../electron/journal/hybrid-clock.ts";

const hour = 3_600_000;

/** What a station of a simulated network does next. Times in ms. */
export type Deed =
  | { type: "write"; station: number; passed: number; set: Record<string, string | boolean>; late: number | null }
  | { type: "withdraw"; station: number; passed: number; which: number }
  | { type: "hear"; station: number; from: number };

const station = fc.integer({ min: 0, max: 2 });
const passed = fc.integer({ min: 0, max: 60_000 });
const fieldsSet = fc.oneof(
  { weight: 5, arbitrary: fc.record({ readiness: fc.constantFrom("ready", "lacking", "failed") }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constantFrom("Tả Ván", "Cán Tỷ"), readiness: fc.constantFrom("ready", "lacking") }) },
  { weight: 1, arbitrary: fc.record({ deleted: fc.boolean() }) },
);

export const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant("write" as const),
        station,
        passed,
        set: fieldsSet,
        late: fc.option(fc.integer({ min: 0, max: 12 * hour }), { freq: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ type: fc.constant("withdraw" as const), station, passed, which: fc.nat(20) }) },
    { weight: 4, arbitrary: fc.record({ type: fc.constant("hear" as const), station, from: station }) },
  ),
  { minLength: 1, maxLength: 25 },
);

/** How wrong each of the three stations' clocks is: up to hours. */
export const skews = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -6 * hour, max: 6 * hour })));

/** An entry with all that its station really held when it was written: what the fold must find out from `replaces` alone. */
export interface Witnessed {
  entry: FoldEntry;
  held: ReadonlySet<string>;
  /** The station's own record right after, folded step by step as a store does. */
  state: RecordState;
  isLate: boolean;
}

/** Plays deeds through for one record at three stations. */
export function play(all: Deed[], clockErrors: number[]): Witnessed[] {
  const held: Map<string, FoldEntry>[] = [new Map(), new Map(), new Map()];
  const clocks: HybridTime[] = [hybridStart, hybridStart, hybridStart];
  const states: (RecordState | undefined)[] = [undefined, undefined, undefined];
  const witnessed: Witnessed[] = [];
  let time = Date.parse("2021-05-23T08:47:00+07:00");
  for (const deed of all) {
    const own = held[deed.station]!;
    if (deed.type === "hear") {
      for (const [ref, entry] of held[deed.from]!) {
        own.set(ref, entry);
        if (tick(entry.stamp.clock, 0)[0] >= clocks[deed.station]![0]) clocks[deed.station] = later(clocks[deed.station]!, entry.stamp.clock);
      }
      states[deed.station] = own.size > 0 ? foldRecord([...own.values()]) : undefined;
      continue;
    }
    time += deed.passed;
    const now = time + (clockErrors[deed.station] ?? 0);
    const state = states[deed.station];
    const clock = tick(clocks[deed.station]!, now);
    clocks[deed.station] = clock;
    const set = deed.type === "write" ? deed.set : {};
    const seen = Object.values(state?.fields ?? {}).map(({ winner }) => winner?.from.trueAt ?? now);
    const late = deed.type === "write" ? deed.late : null;
    const changeSet = `change-${String(witnessed.length).padStart(3, "0")}`;
    const entry: FoldEntry = {
      stamp: {
        ref: `${changeSet}.0`,
        changeSet,
        place: 0,
        station: `station-${deed.station}`,
        actor: "trực ban",
        clock,
        trueAt: late === null ? Math.max(now, ...seen) : now - late,
        knownAt: time,
        marking: "open",
      },
      set,
      replaces: Object.fromEntries(Object.keys(set).flatMap((field) => (state?.fields[field] ? [[field, [...state.fields[field].heads]]] : []))),
      withdraws: deed.type === "withdraw" && own.size > 0 ? [[...own.keys()][deed.which % own.size]!] : [],
    };
    const before = new Set(own.keys());
    own.set(entry.stamp.ref, entry);
    const after = entry.withdraws.length > 0 ? foldRecord([...own.values()]) : extendRecord(state, entry);
    states[deed.station] = after;
    witnessed.push({ entry, held: before, state: after, isLate: late !== null });
  }
  return witnessed;
}

const later = (a: HybridTime, b: HybridTime): HybridTime => ((a[0] - b[0] || a[1] - b[1]) >= 0 ? a : b);
