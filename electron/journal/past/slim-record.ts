import { z } from "zod";
import { readEntryRef } from "../change-set.ts";
import type { EntryStamp, FieldState, RecordState } from "../fold.ts";
import type { Stamps } from "./stamps.ts";

/** An entry: the arrival of its change set, its place in it, when it was so. */
const slimStamp = z.tuple([z.number(), z.number(), z.number()]);
const slimValue = z.tuple([z.unknown(), z.number()]);

/** A folded record as a frame keeps it: as `packed-record.ts` does, its stamps only named. */
const slimRecord = z.strictObject({
  k: z.number(),
  e: z.array(slimStamp).min(1),
  s: z.array(z.custom<Record<string, unknown>>((fields) => typeof fields === "object" && fields !== null)),
  /** Winner and what stands beside it, then the heads, each [arrival, place]. */
  c: z.record(z.string(), z.tuple([z.array(slimValue), z.array(z.tuple([z.number(), z.number()]))])).optional(),
  /** Some entry of it withdraws another. */
  w: z.literal(1).optional(),
});
type SlimRecord = z.infer<typeof slimRecord>;

/** A record's state with whether any of its entries withdraws another: then what follows is not merely laid on top. */
export interface Slimmed {
  state: RecordState;
  hasWithdrawals: boolean;
}

/** Packs a record into one line; the same state always gives the same line. */
export function slimmed({ state, hasWithdrawals }: Slimmed, stamps: Stamps): string {
  const slim: SlimRecord = { k: state.knownAt, e: [], s: [] };
  const places = new Map<string, number>();
  const place = (stamp: EntryStamp): number => {
    const known = places.get(stamp.ref);
    if (known !== undefined) return known;
    places.set(stamp.ref, slim.e.length);
    slim.s.push({});
    return slim.e.push([stamps.arrivalOf(stamp.changeSet), stamp.place, stamp.trueAt]) - 1;
  };
  place(state.newest);
  for (const field of Object.keys(state.fields).sort()) {
    const { winner, beside, heads } = state.fields[field]!;
    if (winner && beside.length === 0 && heads.length === 1 && heads[0] === winner.from.ref) {
      const at = place(winner.from);
      slim.s[at]![field] = winner.value;
      continue;
    }
    const values = winner ? [winner, ...beside] : [];
    slim.c ??= {};
    slim.c[field] = [values.map(({ value, from }) => [value, place(from)]), heads.map((ref) => headOf(ref, stamps))];
  }
  if (hasWithdrawals) slim.w = 1;
  return JSON.stringify(slim);
}

/** @throws where the line is no packed record: the file was damaged or tampered with. */
export function openSlim(line: string, stamps: Stamps): Slimmed {
  const slim: SlimRecord = slimRecord.parse(JSON.parse(line));
  const named = slim.e.map(([arrival, place, trueAt]) => stamps.of(arrival, place, trueAt));
  const stamp = (place: number): EntryStamp => {
    const found = named[place];
    if (!found) throw new RangeError(`packed record names stamp ${place} of ${named.length}`);
    return found;
  };
  const fields: Record<string, FieldState> = {};
  for (const [place, won] of slim.s.entries()) {
    const from = stamp(place);
    const heads = [from.ref];
    for (const field of Object.keys(won)) fields[field] = { winner: { value: won[field], from }, beside: [], heads };
  }
  for (const [field, [values, heads]] of Object.entries(slim.c ?? {})) {
    const [winner, ...beside] = values.map(([value, place]) => ({ value, from: stamp(place) }));
    fields[field] = { winner: winner ?? null, beside, heads: heads.map(([arrival, place]) => stamps.of(arrival, place, 0).ref) };
  }
  return { state: { fields, knownAt: slim.k, newest: stamp(0) }, hasWithdrawals: slim.w === 1 };
}

function headOf(ref: string, stamps: Stamps): [number, number] {
  const named = readEntryRef(ref);
  if (!named) throw new RangeError(`${ref} names no entry`);
  return [stamps.arrivalOf(named.changeSet), named.place];
}
