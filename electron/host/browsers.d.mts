/** Path of an installed Chromium, Chrome or Edge, or one that Playwright brought; null where there is none. `BROWSER_PATH` decides where set. */
export function findBrowser(): string | null;
/** Switches for a machine with no GPU: WebGL by SwiftShader. */
export const softwareGraphics: readonly string[];
/** Switches that keep a browser from calling home, and from Chromium's own sandbox where it cannot be had (root). */
export function quietSwitches(): string[];
