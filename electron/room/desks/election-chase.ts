import {
  type ChaseCallFields,
  type ChaseCallTold,
  type ChaseRow,
  type ContactFields,
  type ContactTold,
  type Marking,
  mayRead,
  ok,
  stricterOf,
  unitLevels,
} from "../../contract/index.ts";
import type { SlotTimes } from "../../domain/election/reporting.ts";
import { inSentence } from "../../domain/place-names.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { soAt } from "../as-of.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { unitsAbove } from "../election/alerts/units-above.ts";
import type { CallRecord } from "../election/report-calls.ts";
import { levelOf } from "../election/report-facts.ts";
import { type SilentUnit, silentUnits } from "../election/report-silence.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { fieldsMissing } from "../input-faults.ts";
import { newRecordId } from "../new-record-id.ts";
import type { Viewer } from "../room.ts";
import { noSuchSlot } from "./election-reports-reading.ts";
import { type Asking, asking, asUnitKey, calledReporter, districtName, validUntil } from "./election-reports-told.ts";
import { knowsUnit } from "./election-reports-writing.ts";
import type { HandlerTable } from "./handler.ts";

const contactTold = ({ books }: Asking, unit: string): ContactTold["contact"] => {
  const record = books.reports.contactOf(unit);
  if (!record) return null;
  const { person, duty, phone, deputy, deputyPhone, invented } = record.fields;
  return { person, duty, phone, deputy, deputyPhone, asOf: soAt(record), invented };
};

/** Who answers for a unit, else for the commune, else for the district over it; `contactOf` says whose contact it is. */
const whoAnswers = (asked: Asking, unit: string): Pick<ChaseRow, "contact" | "contactOf"> => {
  for (const key of [unit, ...unitsAbove(asked.books.units, unit)]) {
    const contact = key === "province" ? null : contactTold(asked, key);
    if (contact) return { contact, contactOf: { unit: asUnitKey(key), level: levelOf(key), name: asked.books.reports.nameOf(key, asked.nowMs) } };
  }
  return { contact: null, contactOf: null };
};

const callTold = ({ id, fields, origins }: CallRecord): ChaseCallTold => ({
  id,
  round: fields.round,
  calledAt: fields.calledAt,
  outcome: fields.outcome,
  note: fields.note,
  by: origins.calledAt?.actor ?? null,
});

const rowOf = (asked: Asking, times: SlotTimes, silent: SilentUnit): ChaseRow => {
  const { books, nowMs } = asked;
  const calls = books.reports.callsOf(books.reports.regimeAt(nowMs).date, times.slot.key, silent.unit);
  const last = calls.at(-1);
  return {
    unit: asUnitKey(silent.unit),
    level: levelOf(silent.unit),
    name: books.reports.nameOf(silent.unit, nowMs),
    district: districtName(asked, silent.unit),
    slot: times.slot.key,
    slotName: times.slot.name,
    state: silent.state,
    dueAt: vietnamTime(silent.dueMs),
    minutesLate: Math.floor((nowMs - silent.dueMs) / 60_000),
    silentParts: silent.silentParts,
    ...whoAnswers(asked, silent.unit),
    calls: calls.map(callTold),
    nextRound: (last?.fields.round ?? 0) + 1,
    lastOutcome: last?.fields.outcome ?? null,
  };
};

/** Telephones and who was called stay inside, as far as who writes may read that. */
const usualMarking = ({ clearance }: Viewer): Marking => (mayRead(clearance, "internal") ? "internal" : "open");

const inOrder = (one: ChaseRow, other: ChaseRow): number =>
  Date.parse(one.dueAt) - Date.parse(other.dueAt) ||
  unitLevels.indexOf(other.level) - unitLevels.indexOf(one.level) ||
  one.name.localeCompare(other.name, "vi");

/** Đôn đốc: who is to be called, and the calls; đầu mối of every unit. */
export const chaseDesk = {
  "chase.list": (room, viewer, { slot, within, includeDue = false }) => {
    const asked = asking(room, viewer);
    const { reports } = asked.books;
    if (slot !== undefined && !reports.slotAt(slot, asked.nowMs)) return noSuchSlot(asked);
    const { rows, silent, owing } = silentUnits(reports, asked.nowMs, { slot, within, includeDue });
    const told = rows.map(({ times, silent }) => rowOf(asked, times, silent)).sort(inOrder);
    return ok({
      rows: told,
      silent: silent.size,
      owing,
      withoutContact: [...silent].filter((unit) => whoAnswers(asked, unit).contact === null).length,
      validUntil: validUntil(asked),
    });
  },
  "chase.call": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const about = asking(room, viewer);
    const { reports } = about.books;
    const times = reports.slotAt(asked.slot, about.nowMs);
    if (!times) return noSuchSlot(about);
    if (!knowsUnit(about, asked.unit)) return notFound("đơn vị cần đôn đốc");
    const { date } = reports.regimeAt(about.nowMs);
    const round = (reports.callsOf(date, asked.slot, asked.unit).at(-1)?.fields.round ?? 0) + 1;
    const fields: ChaseCallFields = {
      unit: asked.unit,
      date,
      slot: asked.slot,
      round,
      calledAt: asked.trueAt === undefined ? room.clock.nowText() : inVietnam(asked.trueAt),
      outcome: asked.outcome,
      note: tidyOrNull(asked.note) ?? null,
      invented: false,
      source: null,
      marking: usualMarking(viewer),
      deleted: false,
    };
    const id = newRecordId();
    return keepTelling(
      room,
      viewer,
      "chase.call",
      asked,
      {
        title: `đôn đốc lần ${round} ${calledReporter(about, asked.unit)}: ${inSentence(times.slot.name)}`,
        marking: fields.marking,
        trueAt: asked.trueAt,
        edits: [{ kind: "chase-call", id, set: fields }],
      },
      { id, round },
    );
  },
  "contacts.list": (room, viewer, { level, within }) => {
    const asked = asking(room, viewer);
    const { reports } = asked.books;
    const rows = unitLevels
      .filter((one) => level === undefined || one === level)
      .flatMap((one) => reports.unitsOf(one, asked.nowMs, within))
      .map(
        (unit): ContactTold => ({
          unit: asUnitKey(unit),
          level: levelOf(unit),
          name: reports.nameOf(unit, asked.nowMs),
          district: districtName(asked, unit),
          contact: contactTold(asked, unit),
        }),
      );
    return ok({ rows, named: rows.filter(({ contact }) => contact !== null).length });
  },
  "contacts.save": (room, viewer, asked) => {
    const about = asking(room, viewer);
    if (!knowsUnit(about, asked.unit)) return notFound("đơn vị");
    const kept = room.picture.record("contact", asked.unit);
    const current = recordInSight(room.picture, "contact", asked.unit, viewer.clearance);
    const person = asked.person === undefined ? current?.fields.person : tidy(asked.person);
    const phone = asked.phone === undefined ? current?.fields.phone : tidy(asked.phone);
    if (person === undefined || phone === undefined) return fieldsMissing({ person, phone }, ["person", "phone"]);
    const wanted: ContactFields = {
      duty: null,
      deputy: null,
      deputyPhone: null,
      source: null,
      marking: usualMarking(viewer),
      ...current?.fields,
      ...given({
        duty: tidyOrNull(asked.duty),
        deputy: tidyOrNull(asked.deputy),
        deputyPhone: tidyOrNull(asked.deputyPhone),
        marking: asked.marking,
      }),
      person,
      phone,
      invented: false,
      deleted: false,
    };
    const cleared = checkMarking(viewer, wanted.marking);
    if (!cleared.ok) return cleared;
    const fields = kept ? changedFields(kept, wanted, [...Object.keys(asked), "deleted"]) : wanted;
    const answer = { unit: asked.unit };
    if (Object.keys(fields).length === 0) return unchanged(room, viewer, "contacts.save", asked, { ...answer, changeSet: null });
    return keepTelling(
      room,
      viewer,
      "contacts.save",
      asked,
      {
        title: `ghi đầu mối ${calledReporter(about, asked.unit)}`,
        marking: kept ? stricterOf(markingOf(kept), wanted.marking) : wanted.marking,
        edits: [{ kind: "contact", id: asked.unit, set: fields }],
      },
      answer,
    );
  },
} satisfies Partial<HandlerTable>;
