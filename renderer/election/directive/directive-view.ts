import type { ObligationRow } from "../../../electron/contract/index.ts";
import type { Readiness } from "../../../electron/contract/records.ts";

export const evidenceChoices = ["any", "lacking", "partial", "evidenced"] as const;
export type EvidenceChoice = (typeof evidenceChoices)[number];

/** What of the board is looked at. `agency`: its key; `district`: a name, shown is what lacks its evidence; null: all. */
export interface BoardFilters {
  agency: string | null;
  evidence: EvidenceChoice;
  district: string | null;
}
export const noFilters: BoardFilters = { agency: null, evidence: "any", district: null };

/** Nobody has shown anything for it, whether receipt was acknowledged or not. */
const isUnevidenced = ({ state }: ObligationRow): boolean => state === "unsaid" || state === "received";

/** Rows a filter leaves, in the order they came: those without evidence first. */
export const rowsShown = (rows: readonly ObligationRow[], { agency, evidence, district }: BoardFilters): ObligationRow[] =>
  rows.filter(
    (row) =>
      (agency === null || row.agency === agency) &&
      (evidence === "any" || (evidence === "lacking" ? isUnevidenced(row) : row.state === evidence)) &&
      (district === null || row.lackingDistricts.includes(district)),
  );

/** The mark's shape: silence is unknown, past its hour failed; what contradicts itself never reads as done. */
export const shapeOf = ({ state, overdue, conflict }: ObligationRow): Readiness => {
  if (overdue) return "failed";
  if (state === "evidenced") return conflict ? "lacking" : "ready";
  return state === "partial" ? "lacking" : "unknown";
};

/** "Y1 Sở Y tế". */
export const calledOf = ({ clause, agencyName }: ObligationRow): string => `${clause} ${agencyName}`;
