import { type Readiness, type ReportedReadiness, readinessStaleHours } from "../contract/index.ts";

const staleAfterMs = readinessStaleHours * 3_600_000;

/** What is known of one polling place's readiness; `trueAtMs` is when the report was so, null where none ever came. */
export interface ReadinessReport {
  readiness: ReportedReadiness;
  trueAtMs: number | null;
  /** Values that did not know of each other, all of them; empty where there is no "mâu thuẫn". */
  disputed: readonly ReportedReadiness[];
  /** Some deleted the place and others, not knowing, did not: whether it is there at all is "mâu thuẫn". */
  existenceDisputed: boolean;
}

/** `turnsStaleMs`: when the mark changes by age alone; null if it never does. */
export interface ReadinessMark {
  readiness: Readiness;
  conflict: boolean;
  turnsStaleMs: number | null;
}

const gravity: readonly ReportedReadiness[] = ["ready", "unknown", "lacking", "failed"];

/**
 * The mark a polling place carries at a moment. A dispute, of its readiness or of its being there, shows the worst value, at least
 * `lacking`, and never ages into anything milder; `failed` stays failed however old; `ready` and `lacking` grow stale; nothing reported is unknown.
 */
export const readinessAt = (report: ReadinessReport, nowMs: number): ReadinessMark => {
  if (report.disputed.length > 1 || report.existenceDisputed) {
    const said = [report.readiness, ...report.disputed];
    const worst = Math.max(gravity.indexOf("lacking"), ...said.map((value) => gravity.indexOf(value)));
    return { readiness: gravity[worst] ?? "lacking", conflict: true, turnsStaleMs: null };
  }
  if (report.trueAtMs === null || report.readiness === "unknown") return { readiness: "unknown", conflict: false, turnsStaleMs: null };
  if (report.readiness === "failed") return { readiness: "failed", conflict: false, turnsStaleMs: null };
  const turnsStaleMs = report.trueAtMs + staleAfterMs;
  return nowMs >= turnsStaleMs
    ? { readiness: "stale", conflict: false, turnsStaleMs: null }
    : { readiness: report.readiness, conflict: false, turnsStaleMs };
};

/** What people call each mark. */
export const readinessNames: Record<Readiness, string> = {
  ready: "sẵn sàng",
  lacking: "còn thiếu",
  failed: "không đạt",
  unknown: "chưa rõ",
  stale: "tin cũ",
};
