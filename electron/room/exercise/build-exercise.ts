import { writtenNumber } from "../../domain/vietnamese-format.ts";
import type { Draft } from "../../journal/journal.ts";
import { checklistHistory } from "./checklists.ts";
import { contactHistory } from "./contacts.ts";
import { troubleHistory } from "./day-trouble.ts";
import { dutyHistory } from "./duties.ts";
import { earlyTurnout } from "./early-turnout.ts";
import { electorateHistory, exerciseElectorates } from "./electorates.ts";
import { firstMinute, isoOf, openingMinute } from "./exercise-clock.ts";
import { incidentHistory } from "./incidents.ts";
import { openingPlan } from "./opening-plan.ts";
import { openingReportHistory } from "./opening-reports.ts";
import { communeOpenings, openingHistory } from "./openings.ts";
import { outreachHistory } from "./outreach.ts";
import { exercisePlaces } from "./polling-places.ts";
import { teamHistory } from "./polling-teams.ts";
import { quarantineZoneHistory } from "./quarantine-zones.ts";
import { readinessHistory, type TimedDraft } from "./readiness-history.ts";
import { standingsAtOpening } from "./readiness-plan.ts";
import { rehearsalHistory } from "./rehearsals.ts";
import { riskAreaHistory } from "./risk-areas.ts";
import type { ExerciseUnits } from "./units.ts";

/**
 * "Diễn tập 23/5/2021": everything that reached the room between 18:00 on 22/5 and 08:47 on 23/5/2021, in order of arrival.
 * `clockAt` is what the room's clock shows when the drafts of a step arrive (ISO, +07:00). The same units give the same exercise,
 * ids included. Throws where a commune it needs is missing: it is made for the built-in boundaries.
 *
 * Published figures (cases of 23/5/2021 and of the flood of 21/7/2020) are kept exactly and marked `invented: false`; the rest is
 * invented and says so in `source`, `note` or the decision.
 */
export function exerciseDrafts(units: ExerciseUnits): { clockAt: string; drafts: Draft[] }[] {
  const places = exercisePlaces(units);
  const loaded: TimedDraft = {
    arrives: firstMinute,
    draft: {
      actor: "Bàn Bầu cử (Sở Nội vụ)",
      marking: "open",
      title: `nhập danh sách ${writtenNumber(places.length)} khu vực bỏ phiếu`,
      edits: places.map((place) => ({ kind: "polling-place", id: place.id, set: place.fields })),
      trueAt: isoOf(firstMinute),
    },
  };
  const standings = standingsAtOpening(places);
  const openings = openingPlan(places, standings);
  const electorates = exerciseElectorates(places);
  const opened = communeOpenings(units, places, openings);
  const history = [
    ...readinessHistory(units, places, standings),
    ...electorateHistory(units, places, electorates, openings),
    ...teamHistory(places),
    ...contactHistory(units),
    ...outreachHistory(units),
    ...rehearsalHistory(units),
    ...checklistHistory(units, places, standings),
    ...dutyHistory(units),
    ...openingHistory(units, places, openings, opened),
    ...openingReportHistory(units, places, openings, opened),
    ...troubleHistory(places, standings),
    ...earlyTurnout(units, places, electorates, openings),
    ...quarantineZoneHistory(units),
    ...riskAreaHistory(units),
    ...incidentHistory(units),
  ].sort((a, b) => a.arrives - b.arrives);
  const steps = new Map<number, Draft[]>();
  for (const { arrives, draft } of [loaded, ...history]) {
    if (arrives >= openingMinute) throw new RangeError(`"${draft.title}" would arrive after the room opens`);
    const drafts = steps.get(arrives) ?? [];
    drafts.push(draft);
    steps.set(arrives, drafts);
  }
  return [...steps].map(([minute, drafts]) => ({ clockAt: isoOf(minute), drafts }));
}
