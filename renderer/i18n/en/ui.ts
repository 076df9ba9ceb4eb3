import type { Words } from "../index.ts";
import type { ui as vi } from "../vi/ui.ts";

export const ui: Words<typeof vi> = {
  close: "Close",
  cancel: "Cancel",
  loading: "Loading…",
  chosen: "Choose…",
  required: "required",
  dateTimeHint: "DD/MM/YYYY HH:MM, Hà Giang time",
  dateTimeBad: "Not readable: write it as 23/5/2021 07:30.",
  numberBad: "This number cannot be read.",
  increase: "Increase",
  decrease: "Decrease",
  reasons: "Reasons",
  retry: "Try again",
  dismiss: "Dismiss",
  notices: "Notices",
  age: {
    now: "just now",
    minutes: "{{n}} min",
    hours: "{{n}} h",
    days: "{{n}} d",
    never: "no report yet",
    at: "Reported at {{time}}",
    source: "Source: {{source}}",
  },
  panelFailed: "This part failed and has stopped.",
  panelFailedHint: "The map and the other parts still work; nothing in the room is affected.",
  panelAgain: "Open this part again",
};
