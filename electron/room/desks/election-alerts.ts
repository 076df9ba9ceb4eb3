import {
  type AlertActFields,
  type AlertRow,
  type AlertRule,
  type AlertState,
  type AlertsDone,
  alertRules,
  fail,
  type Marking,
  ok,
  type Result,
  stricterOf,
} from "../../contract/index.ts";
import { alertGrounds } from "../../domain/election/alert-grounds.ts";
import { alertRuleData, isRuleInForce, ruleDates } from "../../domain/election/alert-rules.ts";
import { inSentence } from "../../domain/place-names.ts";
import { kindsInWords } from "../../domain/record-kinds.ts";
import { vietnamDate, vietnamTime, writtenTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { keepTelling, unchanged } from "../changes.ts";
import { inSight, markingOf } from "../door.ts";
import { unitsAbove } from "../election/alerts/units-above.ts";
import { countAlert, isLive, noAlerts } from "../election/alerts-book.ts";
import type { ElectionUnits } from "../election/units.ts";
import { inVietnam, tidy } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import type { HandlerTable } from "./handler.ts";

/** So many rows where nobody says how many. */
const rowsAtOnce = 200;
/** What is put off longer is forgotten: a house value (L). */
const longestSnoozeMs = 48 * 3_600_000;

const nothingSaid = {
  acknowledgedBy: null,
  assignedTo: null,
  snoozedUntil: null,
  snoozeReason: null,
  settledAt: null,
  settledNote: null,
  weightThen: null,
} satisfies Partial<AlertActFields>;
const untouched: Omit<AlertActFields, "marking"> = { ...nothingSaid, invented: false, source: null, deleted: false };

const bookOf = (room: RoomParts, viewer: Viewer) => room.election.booksFor(viewer.clearance).alerts;

const validUntil = (room: RoomParts, viewer: Viewer): string | null => {
  const turns = room.moment ? null : bookOf(room, viewer).turnsMs(room.clock.now());
  return turns === null ? null : vietnamTime(turns);
};

const isWithin = (units: ElectionUnits, { unit }: AlertRow, within: string): boolean =>
  unit !== null && (unit === within || unitsAbove(units, unit).includes(within));

/** What a rule is asked of, in words, where this viewer is told of none. */
const lackedBy = (room: RoomParts, viewer: Viewer, rule: AlertRule): string | null => {
  const kind = alertGrounds[rule];
  if (kind === null) return null;
  for (const record of room.picture.records(kind)) if (inSight(viewer.clearance, record)) return null;
  return kindsInWords[kind].noun;
};

/** What is written of each of these alerts, as one change set; those no rule tells any more are left alone. */
const act = (
  room: RoomParts,
  viewer: Viewer,
  asked: { method: "alerts.acknowledge" | "alerts.assign" | "alerts.snooze" | "alerts.settle" | "alerts.reopen"; input: { keys: string[] } },
  what: string,
  fieldsFor: (alert: AlertRow) => Partial<AlertActFields>,
): Result<AlertsDone> => {
  const book = bookOf(room, viewer);
  const nowMs = room.clock.now();
  const keys = [...new Set(asked.input.keys)];
  const alerts = keys.flatMap((key) => book.alert(key, nowMs) ?? []);
  const gone = keys.filter((key) => !alerts.some((alert) => alert.key === key));
  const [first] = alerts;
  if (!first) {
    if (keys.length === 1) return fail("not-found", "Cảnh báo này không còn: nguyên nhân đã hết.", "Tải lại danh sách; chưa có gì thay đổi.");
    return unchanged(room, viewer, asked.method, asked.input, { keys: [], gone, changeSet: null });
  }
  let marking: Marking = "open";
  const edits = alerts.map((alert): Edit => {
    const kept = room.picture.record("alert-act", alert.key);
    const own = stricterOf(alert.marking, kept ? markingOf(kept) : "open");
    marking = stricterOf(marking, own);
    const set = {
      ...(kept && !kept.fields.deleted ? {} : { ...untouched, ...inherited(room, alert) }),
      ...fieldsFor(alert),
      marking: own,
      deleted: false,
    };
    return { kind: "alert-act", id: alert.key, set };
  });
  const words = alertRuleData[first.rule].words;
  const about = alerts.length === 1 ? `cảnh báo “${inSentence(words)}”, ${first.subject}` : `${alerts.length} cảnh báo`;
  return keepTelling(
    room,
    viewer,
    asked.method,
    asked.input,
    { title: `${what} ${about}`, marking, edits },
    { keys: alerts.map(({ key }) => key), gone },
  );
};

/** What was said of the wider alert holds for its part until somebody says otherwise. */
const inherited = (room: RoomParts, alert: AlertRow): Partial<AlertActFields> => {
  if (!alert.act || alert.act.of === alert.key) return {};
  const wider = room.picture.record("alert-act", alert.act.of)?.fields;
  return wider ? { acknowledgedBy: wider.acknowledgedBy, assignedTo: wider.assignedTo } : {};
};

const by = (given: string | undefined, viewer: Viewer): string => (given === undefined ? viewer.actor : tidy(given));

/** Cảnh báo: what the rules say now, and what was done about it. */
export const alertsDesk = {
  "alerts.count": (room, viewer) => ok({ counts: bookOf(room, viewer).counts(room.clock.now()), validUntil: validUntil(room, viewer) }),
  "alerts.list": (room, viewer, asked) => {
    const { alerts, units } = room.election.booksFor(viewer.clearance);
    const states: ReadonlySet<AlertState> | null = asked.states ? new Set(asked.states) : null;
    const { within, desk, rule, assignedTo } = asked;
    const counts = noAlerts();
    const matching: AlertRow[] = [];
    for (const alert of alerts.alerts(room.clock.now())) {
      if (within !== undefined && !isWithin(units, alert, within)) continue;
      countAlert(counts, alert);
      const isAsked = (states ? states.has(alert.state) : isLive(alert)) && (desk === undefined || alert.desk === desk);
      if (isAsked && (rule === undefined || alert.rule === rule) && (assignedTo === undefined || alert.act?.assignedTo === assignedTo))
        matching.push(alert);
    }
    const from = asked.offset ?? 0;
    const rows = matching.slice(from, from + (asked.limit ?? rowsAtOnce));
    return ok({ rows, matching: matching.length, counts, validUntil: validUntil(room, viewer) });
  },
  "alerts.rules": (room, viewer) => {
    const { alerts: book, day } = room.election.booksFor(viewer.clearance);
    const { date } = day.hours;
    const nowMs = room.clock.now();
    const today = vietnamDate(vietnamTime(nowMs));
    const rules = alertRules.map((rule) => {
      const { desk, kind, severity, words, todo, basis, confidence } = alertRuleData[rule];
      return {
        rule,
        desk,
        kind,
        severity,
        words,
        todo,
        basis,
        confidence,
        ...ruleDates(rule, date),
        inForce: isRuleInForce(rule, today, date),
        lacks: lackedBy(room, viewer, rule),
        firing: book.firing(rule, nowMs),
      };
    });
    return ok({ rules, validUntil: validUntil(room, viewer) });
  },

  "alerts.acknowledge": (room, viewer, asked) =>
    act(room, viewer, { method: "alerts.acknowledge", input: asked }, "ghi đã biết", () => ({ acknowledgedBy: by(asked.by, viewer) })),
  "alerts.assign": (room, viewer, asked) => {
    const assignedTo = asked.to === null ? null : tidy(asked.to);
    const what = assignedTo === null ? "bỏ giao" : `giao ${assignedTo} xử lý`;
    return act(room, viewer, { method: "alerts.assign", input: asked }, what, () => ({ assignedTo }));
  },
  "alerts.snooze": (room, viewer, asked) => {
    const untilMs = Date.parse(asked.until);
    const nowMs = room.clock.now();
    if (untilMs <= nowMs)
      return fail("bad-input", "Giờ nhắc lại phải sau bây giờ.", `Bây giờ là ${writtenTime(room.clock.nowText())}; chưa có gì thay đổi.`);
    if (untilMs > nowMs + longestSnoozeMs)
      return fail("bad-input", "Chỉ hoãn được tối đa hai ngày.", "Chọn giờ nhắc lại gần hơn; chưa có gì thay đổi.");
    const until = inVietnam(asked.until);
    return act(room, viewer, { method: "alerts.snooze", input: asked }, `hoãn đến ${writtenTime(until)}`, ({ weight }) => ({
      snoozedUntil: until,
      snoozeReason: tidy(asked.reason),
      settledAt: null,
      settledNote: null,
      weightThen: weight,
    }));
  },
  "alerts.settle": (room, viewer, asked) =>
    act(room, viewer, { method: "alerts.settle", input: asked }, "ghi đã giải quyết", ({ weight }) => ({
      settledAt: room.clock.nowText(),
      settledNote: tidy(asked.note),
      snoozedUntil: null,
      snoozeReason: null,
      weightThen: weight,
    })),
  "alerts.reopen": (room, viewer, asked) => act(room, viewer, { method: "alerts.reopen", input: asked }, "mở lại", () => nothingSaid),
} satisfies Pick<
  HandlerTable,
  "alerts.count" | "alerts.list" | "alerts.rules" | "alerts.acknowledge" | "alerts.assign" | "alerts.snooze" | "alerts.settle" | "alerts.reopen"
>;
