import type { Words } from "../index.ts";
import type { vi } from "../vi/index.ts";
import { alerts } from "./alerts.ts";
import { boundaries } from "./boundaries.ts";
import { changes } from "./changes.ts";
import { checklists } from "./checklists.ts";
import { day } from "./day.ts";
import { desk } from "./desk.ts";
import { directive } from "./directive.ts";
import { editing } from "./editing.ts";
import { fallback } from "./fallback.ts";
import { intake } from "./intake.ts";
import { journal } from "./journal.ts";
import { map } from "./map.ts";
import { outreach } from "./outreach.ts";
import { reports } from "./reports.ts";
import { sheets } from "./sheets.ts";
import { table } from "./table.ts";
import { time } from "./time.ts";
import { turnout } from "./turnout.ts";
import { ui } from "./ui.ts";
import { vault } from "./vault.ts";
import { words } from "./words.ts";

export const en: Words<typeof vi> = {
  desk,
  ui,
  words,
  editing,
  intake,
  boundaries,
  map,
  time,
  changes,
  journal,
  vault,
  fallback,
  alerts,
  checklists,
  day,
  directive,
  outreach,
  reports,
  sheets,
  table,
  turnout,
};
