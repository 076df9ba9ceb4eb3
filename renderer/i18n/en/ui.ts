import type { Words } from "../index.ts";
import type { ui as vi } from "../vi/ui.ts";

export const ui: Words<typeof vi> = {
  close: "Close",
  cancel: "Cancel",
  loading: "Loading…",
  chosen: "Choose…",
  required: "required",
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
    oldest: "oldest {{age}}",
    span: "Newest {{newest}}, oldest {{oldest}} (reported {{time}})",
    at: "Reported at {{time}}",
    source: "Source: {{source}}",
  },
  panelFailed: "This part failed and has stopped.",
  panelFailedHint: "The map and the other parts still work; nothing in the room is affected.",
  panelAgain: "Open this part again",
};
