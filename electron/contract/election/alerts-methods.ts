import { z } from "zod";
import { read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { type AlertCounts, type AlertRow, type AlertRuleTold, alertDesks, alertRules, alertStates } from "./alert-answers.ts";
import { unitKey } from "./counts.ts";

const key = z.string().min(3).max(200);
const words = (most: number) => z.string().trim().min(1).max(most);

/** What the rules say now, and what was done about it. Alerts are reckoned, never kept; only what somebody did is. */
export const alertsMethods = {
  /** How many, for the count above and beside the desks. */
  "alerts.count": read<{ counts: AlertCounts; validUntil: string | null }>()(z.strictObject({ ...moment })),
  /**
   * Alerts, the worst first: urgent before the rest, then the longest standing. Without `states` those that are live: what is settled or put
   * off leaves the list. n/N: `rows` are at most `limit` (default 200) of `matching`, of `counts.total`.
   */
  "alerts.list": read<{ rows: AlertRow[]; matching: number; counts: AlertCounts; validUntil: string | null }>()(
    z.strictObject({
      states: z.array(z.enum(alertStates)).min(1).max(5).optional(),
      desk: z.enum(alertDesks).optional(),
      rule: z.enum(alertRules).optional(),
      /** A district, commune or place; alerts of what lies within. */
      within: unitKey.optional(),
      /** Assigned to them. */
      assignedTo: z.string().max(200).optional(),
      offset: z.number().int().min(0).max(1_000_000).optional(),
      limit: z.number().int().min(1).max(2000).optional(),
      ...moment,
    }),
  ),
  /** The rules themselves, as data: words, dates in force, source, how many alerts each tells now. */
  "alerts.rules": read<{ rules: AlertRuleTold[]; validUntil: string | null }>()(z.strictObject({ ...moment })),

  /** "đã biết". Those gone meanwhile are told in `gone`. */
  "alerts.acknowledge": write<AlertsDone>()(z.strictObject({ keys: z.array(key).min(1).max(500), by: words(200).optional(), requestId })),
  /** Giao xử lý; `to` null takes it back. */
  "alerts.assign": write<AlertsDone>()(z.strictObject({ keys: z.array(key).min(1).max(500), to: words(200).nullable(), requestId })),
  /** Tạm hoãn until a moment ahead, at most two days, with its reason. It comes back before where it gets worse. */
  "alerts.snooze": write<AlertsDone>()(z.strictObject({ keys: z.array(key).min(1).max(500), until: timestamp, reason: words(500), requestId })),
  /** Đã giải quyết, with how. It comes back where its cause is worse than now, or happens anew. */
  "alerts.settle": write<AlertsDone>()(z.strictObject({ keys: z.array(key).min(1).max(500), note: words(1000), requestId })),
  /** Back on the list. */
  "alerts.reopen": write<AlertsDone>()(z.strictObject({ keys: z.array(key).min(1).max(500), requestId })),
} as const;

/** `keys`: what was written of; `gone`: keys no rule tells any more, left alone. */
export interface AlertsDone {
  keys: string[];
  gone: string[];
  changeSet: string | null;
}

/** Those of them that can be watched. */
export const alertsLive = ["alerts.count", "alerts.list", "alerts.rules"] as const;
