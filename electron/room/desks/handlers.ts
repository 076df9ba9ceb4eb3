import { backupsDesk } from "./backups.ts";
import { boundariesDesk } from "./boundaries.ts";
import { changesDesk } from "./changes.ts";
import { disasterDesk } from "./disaster.ts";
import { drawingDesk } from "./drawing.ts";
import { electionDesk } from "./election.ts";
import { exchangeDesk } from "./exchange.ts";
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
};
