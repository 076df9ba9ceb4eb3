import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startServe } from "../serving.ts";
import type { Desktop } from "./desktop.ts";
import { openChromium, startOnDouble } from "./on-double.ts";
import { electronHere, startOnElectron } from "./on-electron.ts";
import { ask, lineBecomes } from "./room-line.ts";

const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "phong-desktop-"));
  folders.push(folder);
  return folder;
}
/** The exercise as it opens, made once and copied for each start. */
const pristine = newFolder();
function exerciseFolder(): string {
  const folder = newFolder();
  cpSync(pristine, folder, { recursive: true });
  return folder;
}

const electron = electronHere();
let browser: Browser;
beforeAll(async () => {
  const made = await startServe(pristine);
  await made.stop();
  browser = await openChromium();
});
afterAll(async () => {
  await browser.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const kinds: [string, string | null, (folder: string) => Promise<Desktop>][] = [
  ["the double of Electron", null, (folder) => startOnDouble(browser, folder)],
  [
    "Electron itself",
    electron === null ? "Electron's binary is not on this machine, or there is no display for it" : null,
    (folder) => startOnElectron(electron ?? "", folder),
  ],
];

describe.each(kinds)("the desktop on %s", (_kind, missing, start) => {
  let folder: string;
  let desktop: Desktop;
  beforeAll(async () => {
    if (missing !== null) return;
    folder = exerciseFolder();
    desktop = await start(folder);
  });
  const check = (name: string, run: () => Promise<void>): void =>
    test(name, async ({ skip }) => {
      if (missing !== null) skip(missing);
      await run();
    });

  check("opens the exercise room, and the page's bridge reaches it", async () => {
    expect(await ask(desktop.page, "room.info")).toMatchObject({ ok: true, value: { exercise: true, districts: 11, communes: 193, mayWrite: true } });
    expect(await desktop.page.title()).not.toBe("");
  });

  check("tells the page in words what the room refuses", async () => {
    expect(await ask(desktop.page, "spot.describe", { lon: "x", lat: 22 })).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });

  check("leaves the page nothing of Node or Electron, and a bridge it cannot change", async () => {
    const found = await desktop.page.evaluate(() => {
      const names = ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"].filter((name) => name in globalThis);
      try {
        Object.assign(window.roomBridge ?? {}, { send: () => "mine" });
      } catch {
        // Frozen: refused in strict code.
      }
      return { names, bridge: Object.keys(window.roomBridge ?? {}).sort(), send: String(window.roomBridge?.send).includes("mine") };
    });
    expect(found).toEqual({ names: [], bridge: ["listen", "onLine", "send"], send: false });
  });

  check("serves the page under a policy that runs nothing of elsewhere", async () => {
    const found = await desktop.page.evaluate(async () => {
      const policy = (await fetch("/")).headers.get("content-security-policy") ?? "";
      const script = document.createElement("script");
      script.textContent = "document.documentElement.dataset.injected = 'yes'";
      document.head.append(script);
      const away = await fetch("https://elsewhere.example/").then(
        () => "reached",
        () => "blocked",
      );
      return { policy, injected: document.documentElement.dataset.injected ?? null, away };
    });
    expect(found.policy).toContain("default-src 'none'");
    expect(found.policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(found).toMatchObject({ injected: null, away: "blocked" });
  });

  check("stays where it is: no navigation, no new window", async () => {
    const before = desktop.page.url();
    await desktop.page.evaluate(() => {
      location.href = "https://elsewhere.example/";
    });
    await desktop.refused("https://elsewhere.example/");
    await desktop.page.evaluate(() => void window.open("https://popup.example/"));
    await desktop.refused("https://popup.example/");
    expect(desktop.page.url()).toBe(before);
    await expect.poll(desktop.windows).toBe(1);
    expect(await ask(desktop.page, "room.info")).toMatchObject({ ok: true });
  });

  check("outlives a crash of the room: the page is told at once, the room comes back with all it held", async () => {
    const incident = { category: 12, severity: 1, lon: 104.98, lat: 22.82, text: "Trước khi phòng bị tắt đột ngột" };
    expect(await ask(desktop.page, "incidents.report", incident)).toMatchObject({ ok: true });
    const before = await ask(desktop.page, "room.info");
    const lost = await lineBecomes(desktop.page, "lost");
    const open = await lineBecomes(desktop.page, "open");
    await desktop.crashRoom();
    await lost.told;
    await open.told;
    const after = await ask(desktop.page, "room.info");
    expect(after).toMatchObject({ ok: true, value: { exercise: true } });
    expect(Object.entries(Object(after).value)).toContainEqual(["entries", Object(before).value.entries]);
  });

  check("opens one window a folder: a second start brings the first to the front and ends", async () => {
    const before = await desktop.timesFocused();
    await desktop.startAgain();
    expect(await desktop.timesFocused()).toBe(before + 1);
    expect(await ask(desktop.page, "room.info")).toMatchObject({ ok: true });
  });

  check("gives no line to a page of another origin", async () => {
    expect(await desktop.foreignPageGetsALine()).toBe(false);
  });

  check("closes the room with its window, and the folder opens again", async () => {
    expect(await desktop.close()).toBe(0);
    const served = await startServe(folder);
    expect(await served.stop()).toBe(0);
  });
});

describe("the desktop on the double of Electron, where the program's own calls can be read", () => {
  test("isolates and sandboxes its window, and refuses every permission", async () => {
    const { window, world, close } = await startOnDouble(browser, exerciseFolder());
    expect(window.options).toMatchObject({
      minWidth: 1366,
      minHeight: 768,
      webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, webviewTag: false, webSecurity: true },
    });
    const decided: boolean[] = [];
    world.permissionAnswers.request?.((granted) => decided.push(granted));
    expect(decided).toEqual([false]);
    expect(world.permissionAnswers.check?.()).toBe(false);
    expect(world.strayRequests).toEqual([]);
    await close();
  });

  test("gives no line to a frame within the page, to a page that is gone, or to a name that only begins like ours", async () => {
    const { window, ipcMain, close } = await startOnDouble(browser, exerciseFolder());
    const before = window.webContents.portsGiven;
    const parent = { origin: "app://room", parent: null };
    for (const senderFrame of [
      null,
      { origin: "app://room", parent },
      { origin: "app://room.elsewhere", parent: null },
      { origin: "null", parent: null },
    ]) {
      ipcMain.emit("room:join", { sender: window.webContents, senderFrame });
    }
    expect(window.webContents.portsGiven).toBe(before);
    ipcMain.emit("room:join", { sender: window.webContents, senderFrame: parent });
    expect(window.webContents.portsGiven).toBe(before + 1);
    await close();
  });

  test("says so and ends where another program has the folder open, which stays up", async () => {
    const folder = exerciseFolder();
    const served = await startServe(folder);
    const { world, exited } = await startOnDouble(browser, folder);
    expect(await exited).toBe(1);
    expect(world.errorBoxes).toEqual([{ title: expect.stringContaining("đang được"), content: expect.any(String) }]);
    const answer = await fetch(`${served.url}/api/room.info`, {
      method: "POST",
      body: "{}",
      headers: { authorization: `Bearer ${served.token}`, "content-type": "application/json" },
    });
    expect(answer.status).toBe(200);
    await served.stop();
  });

  test("a real room waits at its door, is made, locked from its page, which begins anew, and opened by the machine's keychain", async () => {
    const folder = newFolder();
    const passphrase = "cua tre chin long gui qua bong";
    const { page, close } = await startOnDouble(browser, folder, false);
    expect(await ask(page, "vault.state")).toMatchObject({ ok: true, value: { state: "to-be-made", keychainPossible: true } });
    expect(await ask(page, "room.info")).toMatchObject({ ok: false, error: { code: "locked" } });
    expect(await ask(page, "vault.create", { passphrase })).toMatchObject({ ok: true });
    expect(await ask(page, "room.info")).toMatchObject({ ok: true, value: { exercise: false } });
    expect(await ask(page, "vault.useKeychain", { passphrase, on: true })).toMatchObject({ ok: true, value: { keychain: true } });
    const reloaded = page.waitForEvent("load");
    expect(await ask(page, "vault.lock")).toMatchObject({ ok: true });
    await reloaded;
    await page.getByRole("heading", { name: "Phòng đang khóa" }).waitFor();
    await page.getByRole("button", { name: "Dùng kho khóa của máy này" }).click();
    await page.getByTestId("map").waitFor();
    expect(await close()).toBe(0);

    const again = await startOnDouble(browser, folder, false);
    expect(await ask(again.page, "vault.state")).toMatchObject({ ok: true, value: { state: "locked", ways: { keychain: true } } });
    expect(await ask(again.page, "vault.open", { by: "keychain" })).toMatchObject({ ok: true });
    expect(await ask(again.page, "room.info")).toMatchObject({ ok: true, value: { exercise: false } });
    expect(await again.close()).toBe(0);
  });
});
