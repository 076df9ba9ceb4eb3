import type { Words } from "../index.ts";
import type { sheets as vi } from "../vi/sheets.ts";

export const sheets: Words<typeof vi> = {
  region: "Worksheet",
  tabs: "Sheets",
  others: "Other sheets",
  close: "Close the sheet",
  enlarge: "Enlarge the sheet",
  shrink: "Put the sheet back under the map",
  resize: "Height of the sheet",
  names: {
    places: "Polling places",
    day: "The day",
    reports: "Reports",
    chase: "Chase list",
    turnout: "Turnout",
    checklists: "Checks, rehearsals",
    outreach: "Beyond the room",
    alerts: "Alerts",
    directive: "Directive 1519",
    plan: "Plan",
  },
  commands: { open: "Open sheet: {{sheet}}", close: "Close the sheet", enlarge: "Enlarge or shrink the sheet" },
};
