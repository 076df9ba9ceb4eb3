import { lazy } from "react";
import type { SheetName } from "../stores/desk-store.ts";

/** Every sheet by its name, fetched when first opened. */
export const sheets: Record<SheetName, ReturnType<typeof lazy>> = {
  places: lazy(async () => ({ default: (await import("../election/table/PlacesSheet.tsx")).PlacesSheet })),
  day: lazy(async () => ({ default: (await import("../election/day/DaySheet.tsx")).DaySheet })),
  reports: lazy(async () => ({ default: (await import("../election/reports/ReportsSheet.tsx")).ReportsSheet })),
  chase: lazy(async () => ({ default: (await import("../election/chase/ChaseSheet.tsx")).ChaseSheet })),
  turnout: lazy(async () => ({ default: (await import("../election/turnout/TurnoutSheet.tsx")).TurnoutSheet })),
  checklists: lazy(async () => ({ default: (await import("../election/checklists/ChecklistsSheet.tsx")).ChecklistsSheet })),
  outreach: lazy(async () => ({ default: (await import("../election/outreach/OutreachSheet.tsx")).OutreachSheet })),
  alerts: lazy(async () => ({ default: (await import("../election/alerts/AlertsSheet.tsx")).AlertsSheet })),
  directive: lazy(async () => ({ default: (await import("../election/directive/DirectiveSheet.tsx")).DirectiveSheet })),
  plan: lazy(async () => ({ default: (await import("../election/plan/PlanSheet.tsx")).PlanSheet })),
};
