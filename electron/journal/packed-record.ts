import { z } from "zod";
import { entryRef } from "./change-set.ts";
import type { EntryStamp, FieldState, RecordState } from "./fold.ts";

/** An entry's stamp: change set, place, station, actor, clock ms, clock count, true at, known at, marking. */
const packedStamp = z.tuple([z.string(), z.number(), z.string(), z.string(), z.number(), z.number(), z.number(), z.number(), z.string()]);

/** A value with the place of its stamp in `e`. */
const packedValue = z.tuple([z.unknown(), z.number()]);

/** A folded record as its row keeps it, fields in the order of their names. */
const packedRecord = z.strictObject({
  /** Known at. */
  k: z.number(),
  /** Stamps of the entries still standing; the first is the newest entry's. */
  e: z.array(packedStamp).min(1),
  /** Per stamp, the fields it won with nothing beside it, itself their only head. */
  s: z.array(z.custom<Record<string, unknown>>((fields) => typeof fields === "object" && fields !== null)),
  /** The other fields: winner and what stands beside it, then the heads. */
  c: z.record(z.string(), z.tuple([z.array(packedValue), z.array(z.string())])).optional(),
});
type PackedRecord = z.infer<typeof packedRecord>;

const packStamp = ({ changeSet, place, station, actor, clock, trueAt, knownAt, marking }: EntryStamp): z.infer<typeof packedStamp> => [
  changeSet,
  place,
  station,
  actor,
  clock[0],
  clock[1],
  trueAt,
  knownAt,
  marking,
];

/**
 * The same as folding a record's only entry, which replaces and withdraws nothing, and packing that: what most rows of an
 * import hold. `text`: that entry as it was sealed, whose fields stand in it as they stand in the row.
 */
export function packFirst(stamp: EntryStamp, text: string): string {
  const set = text.slice(text.indexOf(',"set":') + 7, text.lastIndexOf(',"trueAt":'));
  return `{"k":${stamp.knownAt},"e":[${JSON.stringify(packStamp(stamp))}],"s":[${set}]}`;
}

export function packRecord(state: RecordState): string {
  const packed: PackedRecord = { k: state.knownAt, e: [], s: [] };
  const places = new Map<string, number>();
  const place = (stamp: EntryStamp): number => {
    const known = places.get(stamp.ref);
    if (known !== undefined) return known;
    places.set(stamp.ref, packed.e.length);
    packed.s.push({});
    return packed.e.push(packStamp(stamp)) - 1;
  };
  place(state.newest);
  for (const field of Object.keys(state.fields).sort()) {
    const { winner, beside, heads } = state.fields[field]!;
    if (winner && beside.length === 0 && heads.length === 1 && heads[0] === winner.from.ref) {
      const at = place(winner.from);
      packed.s[at]![field] = winner.value;
      continue;
    }
    const values = winner ? [winner, ...beside] : [];
    packed.c ??= {};
    packed.c[field] = [values.map(({ value, from }) => [value, place(from)]), [...heads]];
  }
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
  for (const [place, won] of packed.s.entries()) {
    const from = stamp(place);
    const heads = [from.ref];
    for (const field of Object.keys(won)) fields[field] = { winner: { value: won[field], from }, beside: [], heads };
  }
  for (const [field, [values, heads]] of Object.entries(packed.c ?? {})) {
    const [winner, ...beside] = values.map(([value, place]) => ({ value, from: stamp(place) }));
    fields[field] = { winner: winner ?? null, beside, heads };
  }
  return { fields, knownAt: packed.k, newest: stamp(0) };
}
