import { type LiveMethod, type RecordKind, recordKindNames, type VaultMethod } from "../contract/index.ts";

/** Live methods whose answer is told whole: layers go piece by piece, the vault's are of the store. */
export type AnswerMethod = Exclude<LiveMethod, "layers.get" | VaultMethod>;

const placeKinds: readonly RecordKind[] = ["polling-place", "boundary-set"];
const dayKinds: readonly RecordKind[] = [...placeKinds, "polling-day", "interruption", "ballot-matter", "date-change", "setting"];
const outreachKinds: readonly RecordKind[] = [...dayKinds, "outreach-site", "box-trip"];
const teamKinds: readonly RecordKind[] = [...placeKinds, "polling-team", "team-gap"];
const checklistKinds: readonly RecordKind[] = [
  ...placeKinds,
  "quarantine-zone",
  "risk-area",
  "outreach-site",
  "checklist-template",
  "checklist-tick",
  "unit-review",
  "rehearsal",
  "setting",
];
/** What shows that an obligation is met, or that a step of the plan is done by an agency. */
const evidenceKinds: readonly RecordKind[] = [
  ...placeKinds,
  "evidence",
  "obligation",
  "unit-review",
  "rehearsal",
  "quick-report",
  "submission",
  "reporting-regime",
  "setting",
];
const planKinds: readonly RecordKind[] = [...evidenceKinds, ...dayKinds, ...teamKinds, "plan-step", "electorate"];
/** No rule of the alerts reads these. */
const unalarming: ReadonlySet<RecordKind> = new Set(["saved-view", "hamlet-turn"]);
const alertKinds = recordKindNames.filter((kind) => !unalarming.has(kind));
const restsOn: Partial<Record<AnswerMethod, readonly RecordKind[]>> = {
  "room.info": recordKindNames,
  "readiness.totals": checklistKinds,
  "undo.steps": recordKindNames,
  "record.get": recordKindNames,
  "touched.list": checklistKinds,
  "journal.timeline": recordKindNames,
  "changes.between": recordKindNames,
  "record.history": recordKindNames,
  "journal.stations": recordKindNames,
  "backups.list": recordKindNames,
  "electionDay.phase": ["setting"],
  "day.glance": dayKinds,
  "day.list": dayKinds,
  "day.get": dayKinds,
  "interruptions.list": dayKinds,
  "dateChanges.list": dayKinds,
  "ballotMatters.list": dayKinds,
  "checklists.templates": ["checklist-template"],
  "checklists.settings": ["setting"],
  "checklists.rollUp": checklistKinds,
  "checklists.list": checklistKinds,
  "checklists.items": checklistKinds,
  "checklists.get": checklistKinds,
  "reviews.list": checklistKinds,
  "rehearsals.list": checklistKinds,
  "outreach.summary": [...outreachKinds, ...teamKinds, "quarantine-zone"],
  "outreach.places": outreachKinds,
  "outreachSites.list": outreachKinds,
  "boxTrips.list": outreachKinds,
  "teams.list": teamKinds,
  "teamGaps.list": teamKinds,
  "outreach.calendar": outreachKinds,
  "outreach.rules": ["setting"],
  "alerts.count": alertKinds,
  "alerts.list": alertKinds,
  "alerts.rules": alertKinds,
  "directive.board": evidenceKinds,
  "plan.list": planKinds,
  "plan.step": planKinds,
};

/** Whether news of these kinds of record may change a method's answer. A method that says nothing here rests on everything. */
export const isTouchedBy = (method: AnswerMethod, kinds: ReadonlySet<RecordKind>): boolean =>
  (restsOn[method] ?? recordKindNames).some((kind) => kinds.has(kind));
