import { z } from "zod";
import { entryRef } from "./change-set.ts";
import type { EntryStamp, FieldState, RecordState } from "./fold.ts";

/**
 * A folded record as its row keeps it: the stamps of the entries still standing once each (`e`), per field its values with
 * the place of their stamp, and its heads, as a place in `e` or a reference. Stamp: change set, place, station, actor,
 * clock ms, clock count, true at, known at, marking.
 */
const packedStamp = z.tuple([z.string(), z.number(), z.string(), z.string(), z.number(), z.number(), z.number(), z.number(), z.string()]);
const packedRecord = z.strictObject({
  k: z.number(),
  n: z.number(),
  e: z.array(packedStamp),
  f: z.record(z.string(), z.tuple([z.array(z.tuple([z.unknown(), z.number()])), z.array(z.union([z.number(), z.string()]))])),
});
type PackedRecord = z.infer<typeof packedRecord>;

export function packRecord(state: RecordState): string {
  const packed: PackedRecord = { k: state.knownAt, n: 0, e: [], f: {} };
  const places = new Map<string, number>();
  const place = (stamp: EntryStamp): number => {
    const known = places.get(stamp.ref);
    if (known !== undefined) return known;
    const { changeSet, station, actor, clock, trueAt, knownAt, marking } = stamp;
    places.set(stamp.ref, packed.e.length);
    return packed.e.push([changeSet, stamp.place, station, actor, clock[0], clock[1], trueAt, knownAt, marking]) - 1;
  };
  packed.n = place(state.newest);
  for (const [field, { values, heads }] of Object.entries(state.fields))
    packed.f[field] = [values.map(({ value, from }) => [value, place(from)]), heads.map((ref) => places.get(ref) ?? ref)];
  return JSON.stringify(packed);
}

/** @throws where the row does not hold a packed record: the file was damaged or tampered with. */
export function unpackRecord(text: string): RecordState {
  const packed: PackedRecord = packedRecord.parse(JSON.parse(text));
  const stamps = packed.e.map(
    ([changeSet, place, station, actor, milliseconds, count, trueAt, knownAt, marking]): EntryStamp => ({
      ref: entryRef(changeSet, place),
      changeSet,
      place,
      station,
      actor,
      clock: [milliseconds, count],
      trueAt,
      knownAt,
      marking,
    }),
  );
  const stamp = (place: number): EntryStamp => {
    const found = stamps[place];
    if (!found) throw new RangeError(`packed record names stamp ${place} of ${stamps.length}`);
    return found;
  };
  const fields: Record<string, FieldState> = {};
  for (const [field, [values, heads]] of Object.entries(packed.f))
    fields[field] = {
      values: values.map(([value, place]) => ({ value, from: stamp(place) })),
      heads: heads.map((head) => (typeof head === "string" ? head : stamp(head).ref)).sort(),
    };
  return { fields, knownAt: packed.k, newest: stamp(packed.n) };
}
