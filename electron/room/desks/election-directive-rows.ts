import { type EvidenceTold, type ObligationCounts, type ObligationRow, type ObligationState, type UnitKey, unitKey } from "../../contract/index.ts";
import { dueOn, obligationOf } from "../../domain/election/obligations.ts";
import { soAt } from "../as-of.ts";
import type { EvidenceRecord } from "../election/duty-book.ts";
import type { ElectionBooks } from "../election/election-books.ts";
import type { ShownEvidence } from "../election/shown-evidence.ts";

const keyOf = (unit: string | null): UnitKey | null => {
  const read = unitKey.safeParse(unit);
  return read.success ? read.data : null;
};

const entered = ({ id, fields }: EvidenceRecord, { units }: ElectionBooks): EvidenceTold => ({
  id,
  from: "entered",
  unit: fields.unit,
  unitName: fields.unit === null ? null : units.nameOf(fields.unit),
  text: fields.text,
  at: fields.at,
  fileName: fields.fileName,
  source: fields.source,
  invented: fields.invented,
});

const shown = ({ unit, text, at, invented }: ShownEvidence, place: number, books: ElectionBooks, nowMs: number): EvidenceTold => ({
  id: `room-${place}`,
  from: "room",
  unit: keyOf(unit),
  unitName: books.reports.nameOf(unit, nowMs),
  text,
  at,
  fileName: null,
  source: null,
  invented,
});

/** Where an obligation stands: nothing is taken for granted, and of what is owed district by district only all of them are the whole. */
const stateOf = (told: { evidence: number; districts: number; of: number | null; receivedAt: string | null }): ObligationState => {
  if (told.evidence === 0) return told.receivedAt === null ? "unsaid" : "received";
  return told.of !== null && told.districts < told.of ? "partial" : "evidenced";
};

/** One obligation with its evidence; undefined where the directive has no such one. Told of the room's own books: at most the 20 newest. */
export const obligationRow = (id: string, books: ElectionBooks, nowMs: number): ObligationRow | undefined => {
  const [clauseId = "", agencyKey = ""] = id.split("/");
  const found = obligationOf(clauseId, agencyKey);
  if (!found) return undefined;
  const { clause, agency } = found;
  const { duty, units, day } = books;
  const due = dueOn(clause, day.hours.date);
  const record = duty.obligation(id);
  const own = duty.evidence(id);
  const ofRoom = duty.shown(id);
  const districts = duty.districtsOf(id);
  const allDistricts = [...units.districts.values()];
  const receivedAt = record?.fields.receivedAt ?? null;
  const state = stateOf({
    evidence: own.length + ofRoom.length,
    districts: districts.size,
    of: clause.byDistrict ? allDistricts.length : null,
    receivedAt,
  });
  const records = [...(record ? [record] : []), ...own];
  return {
    id,
    clause: clauseId,
    agency: agencyKey,
    agencyName: agency.name,
    verb: agency.verb,
    words: clause.words,
    state,
    overdue: due !== null && Date.parse(due) <= nowMs && state !== "evidenced",
    due,
    receivedAt,
    owner: record?.fields.owner ?? null,
    documentNumber: record?.fields.documentNumber ?? null,
    documentDate: record?.fields.documentDate ?? null,
    note: record?.fields.note ?? null,
    evidence: [...own.map((one) => entered(one, books)), ...ofRoom.slice(0, 20).map((one, place) => shown(one, place, books, nowMs))],
    evidenceCount: own.length + ofRoom.length,
    districts: districts.size,
    districtsOf: clause.byDistrict ? allDistricts.length : 0,
    lackingDistricts: clause.byDistrict ? allDistricts.filter(({ code }) => !districts.has(code)).map(({ name }) => name) : [],
    attestOnly: clause.attestOnly,
    conflict: records.some(({ conflicts }) => conflicts.length > 0),
    asOf: records.map(soAt).sort().at(-1) ?? null,
    invented: records.some(({ fields }) => fields.invented),
  };
};

export const countObligations = (rows: readonly ObligationRow[]): ObligationCounts => {
  const counts: ObligationCounts = {
    unsaid: 0,
    received: 0,
    partial: 0,
    evidenced: 0,
    obligations: rows.length,
    acknowledged: 0,
    documented: 0,
    overdue: 0,
  };
  for (const row of rows) {
    counts[row.state] += 1;
    if (row.receivedAt !== null) counts.acknowledged += 1;
    if (row.documentNumber !== null) counts.documented += 1;
    if (row.overdue) counts.overdue += 1;
  }
  return counts;
};
