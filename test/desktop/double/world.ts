import type { Browser } from "@playwright/test";
import type { AppDouble } from "./app.ts";
import type { BrowserWindow } from "./browser-window.ts";
import type { UtilityProcessDouble } from "./utility-process.ts";

/** What outlives one start of the program: the machine, as far as the double needs one. */
export interface World {
  browser: Browser;
  /** Who holds the single-instance lock of which profile folder. */
  locks: Map<string, AppDouble>;
  windows: BrowserWindow[];
  processes: UtilityProcessDouble[];
  schemes: Map<string, (request: Request) => Response | Promise<Response>>;
  errorBoxes: { title: string; content: string }[];
  permissionAnswers: { request: ((decide: (granted: boolean) => void) => void) | null; check: (() => boolean) | null };
  /** Requests a page made to anywhere but its own scheme; each was cut off. */
  strayRequests: string[];
  /** Navigations a page tried and the program prevented. */
  preventedNavigations: string[];
  deniedWindows: string[];
}

declare global {
  // Kept outside the module graph, which each start of the program loads anew.
  var electronDoubleWorld: World | undefined;
}

export const newWorld = (browser: Browser): World => ({
  browser,
  locks: new Map(),
  windows: [],
  processes: [],
  schemes: new Map(),
  errorBoxes: [],
  permissionAnswers: { request: null, check: null },
  strayRequests: [],
  preventedNavigations: [],
  deniedWindows: [],
});

export function world(): World {
  if (!globalThis.electronDoubleWorld) throw new Error("no world was entered for the double of Electron");
  return globalThis.electronDoubleWorld;
}
