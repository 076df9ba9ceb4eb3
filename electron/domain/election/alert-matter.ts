import type { IncidentStatus, Marking } from "../../contract/index.ts";
import { type Judged, nothingTold, soonestAfter } from "./alert-finding.ts";
import { alertTimes } from "./alert-rules.ts";

export interface IncidentFacts {
  id: string;
  unit: string;
  severity: number;
  status: IncidentStatus;
  text: string;
  occurredMs: number;
  marking: Marking;
  invented: boolean;
}

/** Severe is told as long as it stands, whoever handles it; anything else once nobody has taken it up in time. Never both. */
export const judgeIncident = (incident: IncidentFacts, nowMs: number): Judged => {
  const { id, unit, severity, status, text, occurredMs, marking, invented } = incident;
  if (status === "closed" || status === "withdrawn") return nothingTold;
  const common = { cause: `incident:${id}`, unit, text, marking, invented };
  if (severity >= 3)
    return { told: [{ ...common, rule: "incident-severe", sinceMs: occurredMs, size: severity }], turnsMs: Number.POSITIVE_INFINITY };
  if (status !== "reported") return nothingTold;
  const sinceMs = occurredMs + alertTimes.unattendedMs;
  const told = nowMs >= sinceMs ? [{ ...common, rule: "incident-unattended" as const, sinceMs, size: severity }] : [];
  return { told, turnsMs: soonestAfter(nowMs, [sinceMs]) };
};

/** What one agency owes under the directive: how many of its obligations are past due without evidence. */
export interface AgencyFacts {
  agency: string;
  obligations: readonly { clause: string; dueMs: number; isEvidenced: boolean }[];
}

/** One agency is one cause, whichever clauses it leaves open. */
export const judgeAgency = ({ agency, obligations }: AgencyFacts, nowMs: number): Judged => {
  const open = obligations.filter(({ isEvidenced }) => !isEvidenced);
  const late = open.filter(({ dueMs }) => dueMs <= nowMs);
  const turnsMs = soonestAfter(
    nowMs,
    open.map(({ dueMs }) => dueMs),
  );
  if (late.length === 0) return { told: [], turnsMs };
  const told = {
    rule: "unevidenced" as const,
    cause: agency,
    sinceMs: Math.min(...late.map(({ dueMs }) => dueMs)),
    text: `${late.map(({ clause }) => clause).join(", ")}: chưa có minh chứng`,
    n: late.length,
    of: obligations.length,
  };
  return { told: [told], turnsMs };
};

/** One step of the plan, and how many units have told that they did it. */
export interface StepFacts {
  step: string;
  words: string;
  dueMs: number;
  done: number;
  of: number;
}

export const judgeStep = ({ step, words, dueMs, done, of }: StepFacts, nowMs: number): Judged => {
  if (done >= of) return nothingTold;
  if (nowMs < dueMs) return { told: [], turnsMs: dueMs };
  const told = {
    rule: "plan-overdue" as const,
    cause: `plan:${step}`,
    sinceMs: dueMs,
    text: `${words}: ${done}/${of} đơn vị đã báo`,
    n: of - done,
    of,
  };
  return { told: [told], turnsMs: Number.POSITIVE_INFINITY };
};
