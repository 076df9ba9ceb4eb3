import { backupsDesk } from "./backups.ts";
import { boundariesDesk } from "./boundaries.ts";
import { changesDesk } from "./changes.ts";
import { disasterDesk } from "./disaster.ts";
import { drawingDesk } from "./drawing.ts";
import { electionDesk } from "./election.ts";
import { alertsDesk } from "./election-alerts.ts";
import { checklistsDesk } from "./election-checklists.ts";
import { dayDesk } from "./election-day.ts";
import { directiveDesk } from "./election-directive.ts";
import { outreachDesk } from "./election-outreach.ts";
import { reportsDesk } from "./election-reports.ts";
import { tablesDesk } from "./election-tables.ts";
import { turnoutDesk } from "./election-turnout.ts";
import { exchangeDesk } from "./exchange.ts";
import { exerciseDesk } from "./exercise.ts";
import { fallbackDesk } from "./fallback.ts";
import type { HandlerTable } from "./handler.ts";
import { healthDesk } from "./health.ts";
import { intakeDesk } from "./intake.ts";
import { journalDesk } from "./journal.ts";
import { overviewDesk } from "./overview.ts";
import { securityDesk } from "./security.ts";
import { timeDesk } from "./time.ts";

/** The whole table, a desk after the other: a method without a handler does not compile. */
export const handlers: HandlerTable = {
  ...overviewDesk,
  ...electionDesk,
  ...dayDesk,
  ...checklistsDesk,
  ...reportsDesk,
  ...turnoutDesk,
  ...outreachDesk,
  ...alertsDesk,
  ...directiveDesk,
  ...tablesDesk,
  ...healthDesk,
  ...disasterDesk,
  ...securityDesk,
  ...drawingDesk,
  ...intakeDesk,
  ...boundariesDesk,
  ...journalDesk,
  ...timeDesk,
  ...changesDesk,
  ...exchangeDesk,
  ...backupsDesk,
  ...fallbackDesk,
  ...exerciseDesk,
};
