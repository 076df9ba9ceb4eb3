import type { ToldKind } from "../contract/index.ts";
import { planSteps } from "../domain/election/day-plan.ts";
import { electionNames } from "../domain/election/day-state-words.ts";
import { clauses } from "../domain/election/obligations.ts";
import { teamRoleNames } from "../domain/election/outreach-words.ts";
import { defaultRegime } from "../domain/election/reporting-default.ts";
import { builtInTemplates } from "../domain/election/templates.ts";
import { kindsInWords } from "../domain/record-kinds.ts";
import { writtenDate } from "../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../journal/journal.ts";

/** A record of one of the election desk's kinds. */
type ElectionKind = Exclude<ToldKind, "polling-place" | "quarantine-zone" | "risk-area" | "incident">;
export type ElectionRecord = { [K in ElectionKind]: FoldedRecord<K> }[ElectionKind];

/** The unit a record of the election desk is about, as a unit key; null where it is about none or several. */
export const unitOf = (record: ElectionRecord): string | null => {
  switch (record.kind) {
    case "polling-day":
    case "electorate":
    case "polling-team":
      return `place:${record.id}`;
    case "interruption":
    case "ballot-matter":
    case "hamlet-turn":
    case "outreach-site":
    case "box-trip":
    case "team-gap":
      return `place:${record.fields.place}`;
    case "checklist-tick":
    case "unit-review":
    case "rehearsal":
    case "quick-report":
    case "chase-call":
    case "plan-step":
      return record.fields.unit;
    case "submission":
      return record.fields.from;
    case "contact":
      return record.id;
    case "date-change":
      return record.fields.units.length === 1 ? (record.fields.units[0] ?? null) : null;
    case "evidence":
      return record.fields.unit;
    case "checklist-template":
    case "reporting-regime":
    case "alert-act":
    case "obligation":
      return null;
  }
};

const slotName = (slot: string): string => defaultRegime.slots.find(({ key }) => key === slot)?.name ?? `Báo cáo ${slot}`;
const agencyName = (key: string): string => clauses.flatMap(({ agencies }) => agencies).find((agency) => agency.key === key)?.name ?? key;
const upper = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);

/** What a record of the election desk is called before its unit is named: "Gián đoạn bỏ phiếu", "Báo cáo 9 giờ". */
const matterOf = (record: ElectionRecord): string => {
  switch (record.kind) {
    case "ballot-matter":
      return `Phiếu bầu ${electionNames[record.fields.election]}`;
    case "date-change":
      return record.fields.kind === "early" ? "Đề nghị bỏ phiếu sớm" : "Đề nghị hoãn ngày bỏ phiếu";
    case "hamlet-turn":
      return `Giờ bỏ phiếu ${record.fields.hamlet}`;
    case "checklist-template":
    case "reporting-regime":
      return record.fields.title;
    case "checklist-tick": {
      const [level] = record.fields.unit.split(":");
      const { items } = level === "district" ? builtInTemplates.district : level === "commune" ? builtInTemplates.commune : builtInTemplates.place;
      return `Mục rà soát “${items.find(({ key }) => key === record.fields.item)?.words ?? record.fields.item}”`;
    }
    case "unit-review":
      return `Biên bản rà soát ngày ${writtenDate(record.fields.date)}`;
    case "rehearsal":
      return `Buổi diễn tập ngày ${writtenDate(record.fields.date)}`;
    case "quick-report":
      return slotName(record.fields.slot);
    case "submission":
      return `${slotName(record.fields.slot)} đã gửi ${record.fields.to}`;
    case "chase-call":
      return `Đôn đốc lần ${record.fields.round}`;
    case "outreach-site":
      return record.fields.site;
    case "box-trip":
      return `Hành trình ${record.fields.box}`;
    case "team-gap":
      return `Chỗ trống ${teamRoleNames[record.fields.role]}`;
    case "alert-act":
      return `Xử lý cảnh báo ${record.id}`;
    case "obligation":
      return `Việc ${record.fields.clause} của ${agencyName(record.fields.agency)}`;
    case "evidence":
      return `Minh chứng ${record.fields.clause} của ${agencyName(record.fields.agency)}`;
    case "plan-step":
      return planSteps.find(({ step }) => step === record.fields.step)?.words ?? record.fields.step;
    case "polling-day":
    case "interruption":
    case "electorate":
    case "contact":
    case "polling-team":
      return upper(kindsInWords[record.kind].noun);
  }
};

/**
 * What a record of the election desk is called where its commune is said beside it: "Gián đoạn bỏ phiếu, khu vực bỏ phiếu số 2", "Báo cáo
 * 9 giờ"; of a unit that is no commune with its name. `nameOf`: a unit's name by its key.
 */
export const electionCalled = (record: ElectionRecord, nameOf: (key: string) => string): string => {
  const unit = unitOf(record);
  const matter = matterOf(record);
  if (unit === null || unit.startsWith("commune:")) return matter;
  return unit.startsWith("place:") ? `${matter}, ${placeNumbered(unit.slice("place:".length))}` : `${matter}, ${nameOf(unit)}`;
};

/** "khu vực bỏ phiếu số 2", from the place's code, `COMMUNE-NN`. */
export const placeNumbered = (code: string): string => `khu vực bỏ phiếu số ${Number(code.split("-").at(-1)) || code}`;
