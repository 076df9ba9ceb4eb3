import type { EventEmitter } from "node:events";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { expect, vi } from "vitest";
import { findBrowser, quietSwitches, softwareGraphics } from "../../electron/host/browsers.mjs";
import type { Desktop } from "./desktop.ts";
import type { BrowserWindow } from "./double/browser-window.ts";
import { newWorld, type World } from "./double/world.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function openChromium(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no Chromium, Chrome or Edge: npm test installs one");
  return chromium.launch({ executablePath, args: [...quietSwitches(), ...softwareGraphics] });
}

/** Runs `main.ts` from its first line in a module graph of its own; resolves to its `app`. */
async function startProgram(folder: string, exercise: boolean) {
  vi.resetModules();
  process.argv = [process.argv[0] ?? "node", root, "--data", folder, ...(exercise ? ["--exercise"] : [])];
  const { app } = await import("./double/this-app.ts");
  const { ipcMain } = await import("./double/ipc-main.ts");
  await import("../../electron/main.ts");
  return { app, ipcMain };
}

export interface DoubleDesktop extends Desktop {
  world: World;
  window: BrowserWindow;
  exited: Promise<number>;
  ipcMain: EventEmitter;
}

/** Starts the program on the double. Where it opens no window (`opensWindow: false`) only `world` and `exited` are of use. */
export async function startOnDouble(browser: Browser, folder: string, exercise = true): Promise<DoubleDesktop> {
  const world = newWorld(browser);
  globalThis.electronDoubleWorld = world;
  const { app, ipcMain } = await startProgram(folder, exercise);
  const [window] = world.windows;
  if (!window) throw new Error("the program opened no window");
  const page = await window.webContents.page;
  await page.waitForFunction(() => "roomBridge" in window);

  return {
    world,
    window,
    page,
    exited: app.exited,
    ipcMain,
    async crashRoom() {
      world.processes.at(-1)?.crash();
    },
    async startAgain() {
      const second = await startProgram(folder, exercise);
      await second.app.exited;
    },
    timesFocused: async () => window.timesFocused,
    async foreignPageGetsALine() {
      const before = window.webContents.portsGiven;
      const asked = new Promise((resolve) => ipcMain.once("room:join", resolve));
      await window.webContents.load("https://elsewhere.example/");
      await asked;
      return window.webContents.portsGiven > before;
    },
    refused: (url) => expect.poll(() => [...world.preventedNavigations, ...world.deniedWindows]).toContain(url),
    windows: async () => page.context().pages().length,
    async close() {
      window.close();
      return app.exited;
    },
  };
}
