import type { FourCounts, QuickReportFields, Standing } from "../../contract/index.ts";

/** What of a report says how far it may be relied on. */
export type ReportStanding = Pick<QuickReportFields, "standing" | "approvedBy" | "approvedFigures" | "scan" | "scanName" | "correction">;

/** A report as it first comes, by telephone or message: sơ bộ. */
export const firstStanding: ReportStanding = {
  standing: "preliminary",
  approvedBy: null,
  approvedFigures: null,
  scan: null,
  scanName: null,
  correction: null,
};

/** Counts as they stand, kept apart on approval. */
export interface Counts {
  voters: FourCounts;
  voted: FourCounts;
}

/** Duyệt: what is sơ bộ becomes đã duyệt; its counts are what walls and papers show from here on. What is approved or official stays so. */
export const approved = (standing: ReportStanding, counts: Counts, by: string): ReportStanding =>
  standing.standing === "preliminary"
    ? { ...standing, standing: "approved", approvedBy: by, approvedFigures: { voters: counts.voters, voted: counts.voted } }
    : standing;

/** → chính thức: the signed paper's scan is there. The paper carries its own approval: the counts it is attached to are approved with it. */
export const official = (standing: ReportStanding, counts: Counts, scan: { hash: string; fileName: string }, signer: string): ReportStanding => ({
  ...approved(standing, counts, signer),
  standing: "official",
  scan: scan.hash,
  scanName: scan.fileName,
});

/**
 * Đính chính, an ordinary act with its reason: what was approved is sơ bộ again, what was last approved stays beside it, and the scan,
 * which is of other figures now, no longer makes it official (it stays in the record's history). `approver`: whoever corrects is the one
 * who approves; then it is approved with the new counts.
 */
export const corrected = (standing: ReportStanding, counts: Counts, reason: string, approver: string | null): ReportStanding => {
  const again: ReportStanding = { ...standing, standing: "preliminary", approvedBy: null, scan: null, scanName: null, correction: reason };
  return approver === null ? again : approved(again, counts, approver);
};

/** What people call each standing. */
export const standingNames: Record<Standing, string> = { preliminary: "sơ bộ", approved: "đã duyệt", official: "chính thức" };
