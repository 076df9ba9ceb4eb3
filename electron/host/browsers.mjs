/** Finds a browser to show the room in. Plain JavaScript: `setup.mjs` needs it before anything is installed, on any Node from 20. */
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "microsoft-edge-stable", "microsoft-edge"];

const fromPath = () => (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

const onWindows = () =>
  [process.env.PROGRAMFILES, process.env["PROGRAMFILES(X86)"], process.env.LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [join(folder, "Google/Chrome/Application/chrome.exe"), join(folder, "Microsoft/Edge/Application/msedge.exe")]);

const onMac = () =>
  ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
    ["/Applications", join(homedir(), "Applications")].map((folder) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
  );

/** What `npx playwright install chromium` leaves in its cache, newest first. */
function fromPlaywright() {
  const caches = { linux: ".cache/ms-playwright", darwin: "Library/Caches/ms-playwright", win32: "AppData/Local/ms-playwright" };
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), caches[process.platform] ?? caches.linux);
  if (!existsSync(cache)) return [];
  const inside = ["chrome-linux/chrome", "chrome-linux64/chrome", "chrome-win64/chrome.exe", "chrome-mac/Chromium.app/Contents/MacOS/Chromium"];
  const versions = readdirSync(cache).filter((name) => /^chromium-\d+$/.test(name));
  versions.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return versions.flatMap((version) => inside.map((path) => join(cache, version, path)));
}

export function findBrowser() {
  const chosen = process.env.BROWSER_PATH;
  if (chosen) return existsSync(chosen) ? chosen : null;
  const usual = process.platform === "win32" ? onWindows() : process.platform === "darwin" ? onMac() : fromPath();
  return [...usual, ...fromPlaywright()].find((path) => existsSync(path)) ?? null;
}

export const softwareGraphics = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

export function quietSwitches() {
  const quiet = [
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--disable-features=Translate,MediaRouter,OptimizationHints",
  ];
  return process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet;
}
