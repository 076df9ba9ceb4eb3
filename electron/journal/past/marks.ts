import { markings, perKind, type RecordKind, recordKinds, reportedReadiness } from "../../contract/index.ts";
import type { FieldState, RecordState } from "../fold.ts";
import { soFrom } from "../history.ts";
import { isDisputedField, markingOf } from "../shelf.ts";

/** Bits of `flags`; the marking stands above them, from `markingShift` on; the bit below it is free. */
export const isWhole = 1;
export const isDeleted = 2;
export const isDisputed = 4;
export const markingShift = 4;

/** How records stand, a column for each thing a map shows; NaN and 0 where a record has no such thing. */
export interface MarkColumns {
  /** Since when the readiness was so as far as this store can tell, ms since 1970. */
  since: Float64Array;
  /** WGS84 degrees. */
  lon: Float64Array;
  lat: Float64Array;
  /** 0 where there is no such record. */
  flags: Uint8Array;
  /** Places in `reportedReadiness`. */
  readiness: Uint8Array;
}

const bytesEach = 26;

/** Columns over `raw`, which is as `markBytes` gave it. */
export function marksOver(raw: Uint8Array, count: number): MarkColumns {
  if (raw.length !== count * bytesEach) throw new RangeError(`marks of ${count} records take ${count * bytesEach} bytes, not ${raw.length}`);
  const at = (place: number): number => raw.byteOffset + place * count;
  return {
    since: new Float64Array(raw.buffer, at(0), count),
    lon: new Float64Array(raw.buffer, at(8), count),
    lat: new Float64Array(raw.buffer, at(16), count),
    flags: new Uint8Array(raw.buffer, at(24), count),
    readiness: new Uint8Array(raw.buffer, at(25), count),
  };
}

/** Empty columns and the bytes they lie in. */
export function newMarks(count: number): { raw: Uint8Array; columns: MarkColumns } {
  const raw = new Uint8Array(count * bytesEach);
  return { raw, columns: marksOver(raw, count) };
}

const codes: readonly string[] = reportedReadiness;

const fieldsOf = perKind<Record<RecordKind, readonly string[]>>((kind) => Object.keys(recordKinds[kind].shape));

/** Writes how a record stands; `state` undefined: there is none. */
export function setMark(to: MarkColumns, place: number, kind: RecordKind, state: RecordState | undefined): void {
  const { location, readiness, deleted } = state?.fields ?? {};
  const position = location?.winner?.value;
  const [lon, lat] = Array.isArray(position) ? position : [];
  const reported = typeof readiness?.winner?.value === "string" ? codes.indexOf(readiness.winner.value) : -1;
  to.since[place] = readiness?.winner ? soFrom(readiness.winner.from) : Number.NaN;
  to.lon[place] = typeof lon === "number" ? lon : Number.NaN;
  to.lat[place] = typeof lat === "number" ? lat : Number.NaN;
  to.readiness[place] = Math.max(0, reported);
  to.flags[place] = state ? flagsOf(kind, state, deleted) : 0;
}

function flagsOf(kind: RecordKind, state: RecordState, deleted: FieldState | undefined): number {
  const names = fieldsOf[kind];
  let flags = markings.indexOf(markingOf(state)) << markingShift;
  // Each value was judged when it was read, so a record that has them all is one that is shown.
  if (names.every((name) => state.fields[name]?.winner)) flags |= isWhole;
  if (deleted?.winner?.value === true) flags |= isDeleted;
  if (names.some((name) => isDisputedField(state.fields[name]))) flags |= isDisputed;
  return flags;
}
