import { recordKey } from "../compose.ts";
import { type FoldEntry, foldRecord, type RecordState } from "../fold.ts";
import { entriesOfRecord, foldEntryOf, noteOf, type Stampers, stamper } from "../history.ts";
import type { Ledger } from "../ledger.ts";
import { isDisputedField } from "../shelf.ts";
import type { MergePlan } from "./merge-plan.ts";

/** Fields that would come to stand between values that did not know of each other, and the records they are of. */
export interface ForetoldDisputes {
  fields: number;
  records: number;
}

/**
 * What taking over a bundle would put in dispute that is not so now, found by folding what joins with what is held of the same records.
 * Nothing is written. `knownAt`: when it would become known here, ms since 1970.
 */
export function foretoldDisputes(ledger: Ledger, { joining }: Pick<MergePlan, "joining">, knownAt: number): ForetoldDisputes {
  const stampers: Stampers = new Map();
  const foretold = { fields: 0, records: 0 };
  for (const { kind, id, entries } of joiningByRecord(joining, knownAt)) {
    const shelf = ledger.shelves[kind];
    const held = shelf.row(id);
    const before = held && shelf.state(id);
    const after = foldRecord(held ? [...entriesOfRecord(ledger.read, held.latest, stampers), ...entries] : entries);
    const more = disputedIn(after).filter((field) => !isDisputedField(before?.fields[field])).length;
    foretold.fields += more;
    if (more > 0) foretold.records += 1;
  }
  return foretold;
}

interface JoiningRecord {
  kind: keyof Ledger["shelves"];
  id: string;
  entries: FoldEntry[];
}

function joiningByRecord(joining: MergePlan["joining"], knownAt: number): Iterable<JoiningRecord> {
  const records = new Map<string, JoiningRecord>();
  for (const { sealed, bodies } of joining) {
    const note = "hash" in sealed.note ? null : sealed.note.text;
    const stamp = stamper(sealed.header, noteOf({ note }).actor, knownAt);
    for (const [place, body] of bodies.entries()) {
      const read = body && foldEntryOf(body, stamp(place, body.trueAt));
      if (!read) continue;
      const key = recordKey(read.kind, body.id);
      const record = records.get(key);
      if (record) record.entries.push(read.entry);
      else records.set(key, { kind: read.kind, id: body.id, entries: [read.entry] });
    }
  }
  return records.values();
}

const disputedIn = ({ fields }: RecordState): string[] => Object.keys(fields).filter((field) => isDisputedField(fields[field]));
