import { markings, type RecordKind, recordKinds, reportedReadiness } from "../electron/contract/index.ts";
import { type FoldEntry, foldRecord } from "../electron/journal/fold.ts";
import { entriesOfRecord } from "../electron/journal/history.ts";
import type { FoldedRecord, Moment, PlaceMarks } from "../electron/journal/journal.ts";
import { isRecordKind } from "../electron/journal/known-kinds.ts";
import type { Ledger } from "../electron/journal/ledger.ts";

const kinds = Object.keys(recordKinds).filter(isRecordKind);

/** The journal as it stood at a moment the plain way: every record folded anew from those of its entries that count. */
export function plainPast(
  ledger: Ledger,
  { knownAt = Number.POSITIVE_INFINITY, trueAt = Number.POSITIVE_INFINITY }: Moment,
): Map<string, FoldedRecord> {
  const found = new Map<string, FoldedRecord>();
  for (const kind of kinds)
    for (const { id, latest } of ledger.read.records.all(kind)) {
      const arrived = entriesOfRecord(ledger.read, latest).filter(({ stamp }) => stamp.knownAt <= knownAt);
      const so = arrived.filter(({ stamp }) => Math.min(stamp.trueAt, stamp.knownAt) <= trueAt);
      // A mistake was never so, whenever it was taken back.
      const entries =
        so.length === 0
          ? []
          : arrived.filter(({ stamp, withdraws }) => Math.min(stamp.trueAt, stamp.knownAt) <= trueAt || withdraws.length > 0).map(onlyBy(trueAt));
      const record = entries.length > 0 ? ledger.shelves[kind].build(id, foldRecord(entries)) : undefined;
      if (record) found.set(`${kind} ${id}`, record);
    }
  return found;
}

const onlyBy =
  (trueAt: number) =>
  (entry: FoldEntry): FoldEntry =>
    Math.min(entry.stamp.trueAt, entry.stamp.knownAt) <= trueAt ? entry : { ...entry, set: {}, replaces: {} };

export function plainlyChanged(ledger: Ledger, from: Moment, to: Moment): { kind: RecordKind; id: string }[] {
  const [before, after] = [plainPast(ledger, from), plainPast(ledger, to)];
  return kinds.flatMap((kind) =>
    ledger.read.records
      .all(kind)
      .filter(({ id }) => JSON.stringify(before.get(`${kind} ${id}`)) !== JSON.stringify(after.get(`${kind} ${id}`)))
      .map(({ id }) => ({ kind, id })),
  );
}

export function plainMarks(past: Map<string, FoldedRecord>): PlaceMarks {
  const places = [...past.values()].filter((record): record is FoldedRecord<"polling-place"> => record.kind === "polling-place");
  const bytes = (of: (place: (typeof places)[number]) => number): Uint8Array => Uint8Array.from(places, of);
  return {
    ids: places.map(({ id }) => id),
    readiness: bytes(({ fields }) => reportedReadiness.indexOf(fields.readiness)),
    trueAt: Float64Array.from(places, ({ origins: { readiness } }) =>
      readiness ? Math.min(Date.parse(readiness.trueAt), Date.parse(readiness.knownAt)) : Number.NaN,
    ),
    disputed: bytes(({ conflicts }) => Number(conflicts.length > 0)),
    deleted: bytes(({ fields }) => Number(fields.deleted)),
    marking: bytes((place) => markings.indexOf(place.marking)),
    lon: Float64Array.from(places, ({ fields }) => fields.location?.[0] ?? Number.NaN),
    lat: Float64Array.from(places, ({ fields }) => fields.location?.[1] ?? Number.NaN),
  };
}
