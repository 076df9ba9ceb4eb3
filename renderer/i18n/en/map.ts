import type { Words } from "../index.ts";
import type { map as vi } from "../vi/map.ts";

export const map: Words<typeof vi> = {
  label: "Map of the province: arrow keys move it, plus and minus zoom, Enter describes the middle",
  loading: "Drawing the map…",
  reference: "Boundaries for reference only",
  scale: "Scale bar: {{length}}",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  province: "Show the whole province",
  lost: {
    title: "This machine stopped drawing the map",
    text: "No data is lost. The map comes back as soon as the machine can draw again; until then the lists on the left and the search work as usual.",
    retry: "Draw the map again",
  },
  unable: {
    title: "This browser cannot draw the map",
    text: "The map needs WebGL2. Turn on graphics acceleration, or open it in a recent Chromium, Chrome or Edge. Lists, search, spreadsheets and editing work as usual.",
  },
};
