import type { Readiness, ReportedReadiness } from "../contract/index.ts";

const hourMs = 3_600_000;

/** Hours after which a `ready` or `lacking` nobody has confirmed again is called stale. A house setting (no law fixes it). */
export const defaultStaleHours = 12;

/** What is known of one polling place's readiness; `trueAtMs` is when the report was so, null where none ever came. */
export interface ReadinessReport {
  readiness: ReportedReadiness;
  trueAtMs: number | null;
  /** Values that did not know of each other, all of them; empty where there is no "mâu thuẫn". */
  disputed: readonly ReportedReadiness[];
}

/** `turnsStaleMs`: when the mark changes by age alone; null if it never does. */
export interface ReadinessMark {
  readiness: Readiness;
  conflict: boolean;
  turnsStaleMs: number | null;
}

const gravity: readonly ReportedReadiness[] = ["ready", "unknown", "lacking", "failed"];

/**
 * The mark a polling place carries at a moment. A dispute shows its worst value, at least `lacking`, and never ages into
 * anything milder; `failed` stays failed however old; `ready` and `lacking` grow stale; nothing reported is unknown.
 */
export const readinessAt = (report: ReadinessReport, nowMs: number, staleHours: number): ReadinessMark => {
  if (report.disputed.length > 1) {
    const worst = Math.max(gravity.indexOf("lacking"), ...report.disputed.map((value) => gravity.indexOf(value)));
    return { readiness: gravity[worst] ?? "lacking", conflict: true, turnsStaleMs: null };
  }
  if (report.trueAtMs === null || report.readiness === "unknown") return { readiness: "unknown", conflict: false, turnsStaleMs: null };
  if (report.readiness === "failed") return { readiness: "failed", conflict: false, turnsStaleMs: null };
  const turnsStaleMs = report.trueAtMs + staleHours * hourMs;
  return nowMs >= turnsStaleMs
    ? { readiness: "stale", conflict: false, turnsStaleMs: null }
    : { readiness: report.readiness, conflict: false, turnsStaleMs };
};

/** What people call each mark. */
export const readinessNames: Record<Readiness, string> = {
  ready: "sẵn sàng",
  lacking: "còn thiếu",
  failed: "không bảo đảm",
  unknown: "chưa rõ",
  stale: "tin đã cũ",
};
