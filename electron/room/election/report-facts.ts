import { type FourCounts, type QuickReportFields, type UnitLevel, unitLevels } from "../../contract/index.ts";
import type { FoldedRecord } from "../../journal/journal.ts";

export type ReportRecord = FoldedRecord<"quick-report">;

/** The level of a unit key. */
export const levelOf = (unit: string): UnitLevel => {
  const end = unit.indexOf(":");
  return unitLevels.find((one) => one.length === end && unit.startsWith(one)) ?? "province";
};

/** The code in a unit key. */
export const codeOf = (unit: string): string => unit.slice(unit.indexOf(":") + 1);

/** Counts of a report as they are asked for: as told last, or as approved last; null where none were. */
export const countsOf = ({ fields }: ReportRecord, of: "all" | "approved"): { voters: FourCounts; voted: FourCounts } | null => {
  if (of === "all" || fields.standing !== "preliminary") return { voters: fields.voters, voted: fields.voted };
  return fields.approvedFigures;
};

/** Whether it was corrected. */
export const isCorrected = ({ fields }: { fields: QuickReportFields }): boolean => fields.correction !== null;

export const changedMs = (report: ReportRecord): number => Date.parse(report.knownAt);

/** When the newest of a report's figures came, ms: approving it or attaching its paper changes none. */
export const figuresMs = ({ fields, origins }: ReportRecord): number =>
  Math.max(
    Date.parse(fields.receivedAt),
    ...[origins.voters, origins.voted, origins.remaining, origins.placesOpened, origins.placesClosed, origins.placesFull].map((origin) =>
      origin ? Date.parse(origin.knownAt) : Number.NEGATIVE_INFINITY,
    ),
  );
