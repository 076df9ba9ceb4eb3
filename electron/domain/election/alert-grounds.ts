import type { AlertRule, SituationKind } from "../../contract/index.ts";

/**
 * Kind of record each rule is asked of: while nobody has told of any, the rule can say nothing, and its silence is not health. Null: the rule
 * is asked of what the room itself knows is owed, so that silence is what it tells.
 */
export const alertGrounds: Readonly<Record<AlertRule, SituationKind | null>> = {
  "opening-unsaid": "polling-place",
  "not-opened": "polling-day",
  interrupted: "polling-day",
  "opened-early": "polling-day",
  "closed-early": "polling-day",
  "closed-late": "polling-day",
  "close-unsaid": "polling-place",
  "day-disputed": "polling-day",
  "day-order": "polling-day",
  ballots: "polling-day",
  "report-missing": null,
  "report-odd": "quick-report",
  "no-contact": null,
  "readiness-failed": "polling-place",
  "readiness-unsaid": "polling-place",
  "zone-without-plan": "quarantine-zone",
  "no-backup-power": "risk-area",
  "no-disaster-plan": "risk-area",
  "area-unanswered": "risk-area",
  "area-high": "risk-area",
  "review-unsigned": null,
  "no-rehearsal": null,
  "no-itinerary": "outreach-site",
  "box-overdue": "box-trip",
  "not-disinfected": "box-trip",
  "boxes-short": "outreach-site",
  "team-gap": "polling-team",
  "team-size": "polling-team",
  "incident-severe": "incident",
  "incident-unattended": "incident",
  unevidenced: null,
  "plan-overdue": null,
};
