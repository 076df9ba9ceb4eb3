import { type Marking, markings, type RecordKind, recordKinds, reportedReadiness } from "../../contract/index.ts";
import { foldRecord } from "../fold.ts";
import { entriesOfRecord } from "../history.ts";
import type { FoldedRecord, Moment, PastView, PlaceMarks } from "../journal.ts";
import type { Ledger, Shelves } from "../ledger.ts";
import { packRecord } from "../packed-record.ts";
import { type RecordRow, Shelf } from "../shelf.ts";

/** The journal as it stood at a moment, every record folded anew from its entries. */
export function pastView(ledger: Ledger, moment: Moment): PastView {
  const { knownAt = Number.POSITIVE_INFINITY, trueAt = Number.POSITIVE_INFINITY } = moment;
  const rowsOf = (kind: RecordKind) =>
    function* (): Generator<RecordRow> {
      for (const row of ledger.read.records.all(kind)) {
        const entries = entriesOfRecord(ledger.read, row.latest).filter(({ stamp }) => stamp.knownAt <= knownAt && stamp.trueAt <= trueAt);
        if (entries.length > 0) yield { ...row, body: packRecord(foldRecord(entries)) };
      }
    };
  const shelves: Shelves = {
    "polling-place": new Shelf("polling-place", recordKinds["polling-place"], rowsOf("polling-place")),
    "quarantine-zone": new Shelf("quarantine-zone", recordKinds["quarantine-zone"], rowsOf("quarantine-zone")),
    "risk-area": new Shelf("risk-area", recordKinds["risk-area"], rowsOf("risk-area")),
    incident: new Shelf("incident", recordKinds.incident, rowsOf("incident")),
    "boundary-set": new Shelf("boundary-set", recordKinds["boundary-set"], rowsOf("boundary-set")),
    setting: new Shelf("setting", recordKinds.setting, rowsOf("setting")),
  };
  function record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    const shelf: Shelf<K> = shelves[kind];
    return shelf.folded(id);
  }
  function records<K extends RecordKind>(kind: K): FoldedRecord<K>[] {
    const shelf: Shelf<K> = shelves[kind];
    return shelf.all();
  }
  let arrival = 0;
  for (const row of ledger.read.changeSetsAfter.iterate(0)) if (row.known_at <= knownAt) arrival = row.arrival;
  return {
    arrival,
    record,
    records,
    tally: (clearance: Marking) => ledger.tally(clearance),
    unread: () => ledger.ends.unread,
  };
}

/** Records that fold otherwise at one moment than at another. */
export function changedBetween(ledger: Ledger, from: Moment, to: Moment): { kind: RecordKind; id: string }[] {
  const [before, after] = [pastView(ledger, from), pastView(ledger, to)];
  const kinds: RecordKind[] = ["polling-place", "quarantine-zone", "risk-area", "incident", "boundary-set", "setting"];
  return kinds.flatMap((kind) =>
    after
      .records(kind)
      .filter((record) => JSON.stringify(record) !== JSON.stringify(before.record(kind, record.id)))
      .map(({ id }) => ({ kind, id })),
  );
}

/** How the polling places of a view stand. */
export function placeMarks(view: PastView): PlaceMarks {
  const places = view.records("polling-place");
  const bytes = (of: (place: (typeof places)[number]) => number): Uint8Array => Uint8Array.from(places, of);
  return {
    ids: places.map(({ id }) => id),
    readiness: bytes(({ fields }) => reportedReadiness.indexOf(fields.readiness)),
    trueAt: Float64Array.from(places, ({ origins }) => Date.parse(origins.readiness?.trueAt ?? "")),
    disputed: bytes(({ conflicts }) => Number(conflicts.length > 0)),
    deleted: bytes(({ fields }) => Number(fields.deleted)),
    marking: bytes((place) => markings.indexOf(place.marking)),
    lon: Float64Array.from(places, ({ fields }) => fields.location?.[0] ?? Number.NaN),
    lat: Float64Array.from(places, ({ fields }) => fields.location?.[1] ?? Number.NaN),
  };
}
