/**
 * A double of the calls of Electron that `main.ts`, its helpers and `preload.ts` use, in plain Node with pages of Chromium as windows.
 * Vitest's `desktop` project puts it in the place of `electron`.
 *
 * NOT faithful, so never proved by it:
 * - structured clone: frames go as JSON between page, preload and program (undefined is dropped, NaN becomes null, no typed arrays);
 * - the scheme: the page is shown at https://room.app.double.test and called app://room towards the program; the privileges given by
 *   registerSchemesAsPrivileged, code cache and the scheme's own secure context are not exercised;
 * - isolation of processes and the operating system's sandbox: the preload does run in an isolated world of its own, but `sandbox`,
 *   `nodeIntegration` and `webviewTag` are only read as settings, fuses not at all;
 * - windows: bounds, displays, focus, menus, native dialogs and accelerators are written down, never shown; `window.open` makes a page
 *   for an instant before it is denied; will-redirect and will-attach-webview are never sent;
 * - permissions: the handlers are kept for the test to ask, Chromium's own prompts never reach them;
 * - safeStorage: a keychain that seals by a key everybody could read here, always there and never asking anybody; where a real one keeps
 *   its key, whom it asks, and Linux without a keyring are not exercised;
 * - downloads, crash reports and `render-process-gone`: not there.
 */
import { createCipheriv, createDecipheriv } from "node:crypto";
import { world } from "./world.ts";

export { BrowserWindow } from "./browser-window.ts";
export { ipcMain } from "./ipc-main.ts";
export { MessageChannelMain } from "./ports.ts";
export { app } from "./this-app.ts";
export { utilityProcess } from "./utility-process.ts";

import { app } from "./this-app.ts";

export const protocol = {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: Record<string, boolean> }[]): void {
    if (app.ready) throw new Error("protocol.registerSchemesAsPrivileged should be called before app is ready");
    if (schemes.some(({ privileges }) => privileges.bypassCSP)) throw new Error("a scheme that bypasses the page's policy");
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!app.ready) throw new Error("protocol.handle needs the app to be ready");
    world().schemes.set(scheme, handler);
  },
};

type Decide = (granted: boolean) => void;
export const session = {
  defaultSession: {
    setPermissionRequestHandler(handler: (contents: unknown, permission: string, decide: Decide) => void): void {
      world().permissionAnswers.request = (decide) => handler(null, "geolocation", decide);
    },
    setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void {
      world().permissionAnswers.check = () => handler(null, "geolocation");
    },
  },
};

export const Menu = {
  buildFromTemplate: <T>(template: T): T => template,
  setApplicationMenu(): void {},
};

export const dialog = {
  showErrorBox(title: string, content: string): void {
    world().errorBoxes.push({ title, content });
  },
};

export const screen = {
  getDisplayMatching: () => ({ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }),
};

/** The same in every start, as one user's keychain on one machine is. */
const sealingKey = Buffer.alloc(32, 3);
const counter = Buffer.alloc(16, 7);
export const safeStorage = {
  isEncryptionAvailable: (): boolean => app.ready,
  getSelectedStorageBackend: (): string => "gnome_libsecret",
  encryptString: (text: string): Buffer => createCipheriv("aes-256-ctr", sealingKey, counter).update(text, "utf8"),
  decryptString: (sealed: Buffer): string => createDecipheriv("aes-256-ctr", sealingKey, counter).update(sealed).toString("utf8"),
};
