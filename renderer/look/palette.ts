import type { Readiness } from "../../electron/contract/index.ts";

/** Light is paper-like for a desk by day; dark is for night and for the wall. */
export type ThemeName = "light" | "dark";

/**
 * How a readiness is marked wherever it is shown: a full dot, a triangle, a cross, a hollow ring, a half-filled dot.
 * Shape and colour always go together, so that colour is never the only sign.
 */
export type MarkShape = "dot" | "triangle" | "cross" | "ring" | "half";
export const markShapes: Record<Readiness, MarkShape> = {
  ready: "dot",
  lacking: "triangle",
  failed: "cross",
  unknown: "ring",
  stale: "half",
};

/** From the mark that asks least of an officer to the one that asks most; the map draws in this order. */
export const markOrder = ["ready", "stale", "unknown", "lacking", "failed"] as const satisfies readonly Readiness[];

/** Lowest `ready_share` (0..1) of each step of the readiness ramp. The last step is every place ready, and nothing less. */
export const readinessSteps = [0, 0.3, 0.6, 0.8, 1] as const;

/** Step of the ramp (0..4) a share of ready places belongs to; shares under 1 never reach the last. */
export const readinessStep = (share: number): number => {
  const above = readinessSteps.findIndex((from) => share < from);
  return above === -1 ? readinessSteps.length - 1 : Math.max(0, above - 1);
};

/** Fill, outline and ink of one risk level; `ink` is readable (AA) on `fill`. */
export interface LevelColours {
  fill: string;
  line: string;
  ink: string;
}

/** Every colour the map and its legend use, as `#rrggbb`. */
export interface Palette {
  /** Ground outside the province, and the province before any report. */
  ground: string;
  /** Text on the map and the halo behind it. */
  ink: string;
  inkQuiet: string;
  halo: string;
  /** Boundaries: thin between communes, firmer between districts, strongest round the province. */
  communeLine: string;
  districtLine: string;
  provinceLine: string;
  /** Readiness of a commune, least to all ready; one hue, five steps (`readinessSteps`). */
  readinessRamp: readonly [string, string, string, string, string];
  /** What is not known: hatched grey, never a step of the ramp. */
  unknownFill: string;
  unknownHatch: string;
  marks: Record<Readiness, string>;
  /** Thin rim round a mark that keeps it apart from the fill below. */
  markRim: string;
  /** Risk levels 1..5 (QĐ 18/2021, art. 4; before 1/7/2021 a convention of the house, and said so). */
  riskLevels: Record<1 | 2 | 3 | 4 | 5, LevelColours>;
  /** Vùng cách ly: always hatched, in a colour no risk level has. */
  quarantine: string;
  /** Incident badges: paper, sign, and the border by severity 1..4. */
  incidentPaper: string;
  incidentInk: string;
  severity: Record<1 | 2 | 3 | 4, string>;
  /** What is selected, what is being drawn, and what of a drawing is cut away. */
  accent: string;
  drawing: string;
  cut: string;
}

/** Both themes; checked for text contrast and for colour-blind distance in the tests. */
export const palettes: Record<ThemeName, Palette> = {
  dark: {
    ground: "#10171d",
    ink: "#eef3f5",
    inkQuiet: "#b7c3c9",
    halo: "#0d1418",
    communeLine: "#0f1b21",
    districtLine: "#a9bcc2",
    provinceLine: "#c9d6da",
    readinessRamp: ["#1b2c34", "#1d3f46", "#1f5352", "#246a61", "#2f8673"],
    unknownFill: "#262d33",
    unknownHatch: "#6d7880",
    marks: { ready: "#7ff0d2", lacking: "#ffb638", failed: "#ff7468", unknown: "#d5dce0", stale: "#a9b8c0" },
    markRim: "#0d1418",
    riskLevels: {
      1: { fill: "#8fd0f5", line: "#8fd0f5", ink: "#10171d" },
      2: { fill: "#f5e886", line: "#f5e886", ink: "#10171d" },
      3: { fill: "#ff9d3d", line: "#ff9d3d", ink: "#10171d" },
      4: { fill: "#f5564a", line: "#ff6a5e", ink: "#10171d" },
      5: { fill: "#a87bf7", line: "#b48cff", ink: "#10171d" },
    },
    quarantine: "#ff8fd0",
    incidentPaper: "#131b21",
    incidentInk: "#eef3f5",
    severity: { 1: "#9fb0b8", 2: "#ffcf6b", 3: "#ff9d3d", 4: "#ff6a5e" },
    accent: "#6fb1ff",
    drawing: "#6fb1ff",
    cut: "#ff6a5e",
  },
  light: {
    ground: "#e3e7ea",
    ink: "#14202a",
    inkQuiet: "#3d4a54",
    halo: "#ffffff",
    communeLine: "#ffffff",
    districtLine: "#5d6d76",
    provinceLine: "#46555e",
    readinessRamp: ["#eef1f0", "#d3e3de", "#b0d2c8", "#88bdae", "#5ca592"],
    unknownFill: "#f3f4f5",
    unknownHatch: "#8d969c",
    marks: { ready: "#10584a", lacking: "#a84e00", failed: "#b3130a", unknown: "#3d4750", stale: "#4d5a63" },
    markRim: "#ffffff",
    riskLevels: {
      1: { fill: "#9fd8f8", line: "#1c7fb8", ink: "#14202a" },
      2: { fill: "#f8eb8a", line: "#9c8400", ink: "#14202a" },
      3: { fill: "#ffa347", line: "#cc6200", ink: "#14202a" },
      4: { fill: "#f4675b", line: "#c4251a", ink: "#14202a" },
      5: { fill: "#b795fa", line: "#6d35d6", ink: "#14202a" },
    },
    quarantine: "#c02a86",
    incidentPaper: "#ffffff",
    incidentInk: "#14202a",
    severity: { 1: "#66757e", 2: "#a37600", 3: "#cc6200", 4: "#b3130a" },
    accent: "#0a5fc4",
    drawing: "#0a5fc4",
    cut: "#b3130a",
  },
};

/** `#rrggbb` to red, green and blue, 0..255. */
export const rgbOf = (hex: string): [number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
