import fc from "fast-check";
import { expect, test } from "vitest";
import { compareStamps, extendRecord, foldRecord, type RecordState } from "../../electron/journal/fold.ts";
import { packRecord, unpackRecord } from "../../electron/journal/packed-record.ts";
import { deeds, play, skews, type Witnessed } from "../arbitraries.ts";

const playing = fc.tuple(deeds, skews).map(([all, clockErrors]) => play(all, clockErrors));
const some = playing.filter((witnessed) => witnessed.length > 0);
const shuffled = some.chain((witnessed) =>
  fc.record({
    witnessed: fc.constant(witnessed),
    order: fc.shuffledSubarray(witnessed, { minLength: witnessed.length }),
    twice: fc.subarray(witnessed),
  }),
);
const entries = (witnessed: Witnessed[]) => witnessed.map((each) => each.entry);

test("the order in which entries arrive, and entries that arrive twice, change nothing", () => {
  fc.assert(
    fc.property(shuffled, ({ witnessed, order, twice }) => {
      const straight = foldRecord(entries(witnessed));
      expect(packRecord(foldRecord(entries([...order, ...twice])))).toBe(packRecord(straight));
    }),
    { numRuns: 1000 },
  );
});

test("a store's own entries folded one by one give what folding all it holds gives", () => {
  fc.assert(
    fc.property(some, (witnessed) => {
      const byRef = new Map(witnessed.map((each) => [each.entry.stamp.ref, each.entry]));
      for (const { entry, held, state } of witnessed) {
        const all = [...held].map((ref) => byRef.get(ref)!).concat(entry);
        expect(packRecord(state)).toBe(packRecord(foldRecord(all)));
      }
    }),
    { numRuns: 1000 },
  );
});

test("winner and concurrent values are those that what each station really held calls for", () => {
  fc.assert(
    fc.property(some, (witnessed) => {
      const state = foldRecord(entries(witnessed));
      const withdrawn = new Set(witnessed.flatMap(({ entry }) => entry.withdraws));
      for (const field of ["readiness", "name", "deleted"]) {
        const writers = witnessed.filter(({ entry }) => Object.hasOwn(entry.set, field));
        expect(standing(state, field)).toEqual(expected(writers.filter(({ entry }) => !withdrawn.has(entry.stamp.ref))));
      }
    }),
    { numRuns: 1500 },
  );
});

test("a new entry holds whatever the clocks say; a late report of an old fact does not", () => {
  fc.assert(
    fc.property(some, (witnessed) => {
      const byRef = new Map(witnessed.map((each) => [each.entry.stamp.ref, each.entry]));
      for (const { entry, held, state, isLate } of witnessed) {
        const before = held.size > 0 ? foldRecord([...held].map((ref) => byRef.get(ref)!)) : undefined;
        for (const field of Object.keys(entry.set)) {
          const winner = state.fields[field]?.winner?.from;
          const stood = before?.fields[field]?.winner?.from;
          if (!isLate) {
            expect(winner?.ref).toBe(entry.stamp.ref);
            expect(state.fields[field]?.beside).toEqual([]);
          } else if (stood && stood.trueAt > entry.stamp.trueAt) expect(winner?.ref).toBe(stood.ref);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("a packed record opens to what was packed", () => {
  fc.assert(
    fc.property(some, (witnessed) => {
      const state = foldRecord(entries(witnessed));
      expect(unpackRecord(packRecord(state))).toEqual(state);
      const next = { ...witnessed[0]!.entry, stamp: { ...state.newest, ref: "later.0", changeSet: "later", trueAt: state.newest.trueAt + 1 } };
      expect(packRecord(extendRecord(unpackRecord(packRecord(state)), next))).toBe(packRecord(extendRecord(state, next)));
    }),
    { numRuns: 500 },
  );
});

/** References of the winner and of what stands beside it. */
function standing(state: RecordState, field: string): string[] {
  const { winner, beside } = state.fields[field] ?? { winner: null, beside: [] };
  return winner ? [winner, ...beside].map((each) => each.from.ref) : [];
}

/** The rule said plainly, over what each station really held: the greatest; beside it what neither knew of the other and no greater one knew of. */
function expected(writers: Witnessed[]): string[] {
  const sorted = writers.toSorted((a, b) => compareStamps(b.entry.stamp, a.entry.stamp));
  const knows = (a: Witnessed, b: Witnessed): boolean => a.held.has(b.entry.stamp.ref);
  return sorted
    .filter((each, place) => place === 0 || !(knows(sorted[0]!, each) || knows(each, sorted[0]!)))
    .filter((each) => !sorted.some((greater) => compareStamps(greater.entry.stamp, each.entry.stamp) > 0 && knows(greater, each)))
    .map((each) => each.entry.stamp.ref);
}
