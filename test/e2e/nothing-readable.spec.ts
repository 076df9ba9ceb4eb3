import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, expect, type Page, test } from "@playwright/test";
import { prepareProfile, profileOf, windowSwitches } from "../../electron/host/browser-profile.ts";
import { findBrowser, softwareGraphics } from "../../electron/host/browsers.mjs";
import { type Served, startServe } from "../serving.ts";
import { editor, pickOption } from "./editing-page.ts";

test.setTimeout(240_000);

const marker = "thanh thuỷ dấu hiệu bí mật";
const draft = "bản nháp đèo gió chưa lưu";

/** The words as they may lie in a file: composed and decomposed, UTF-8 and UTF-16 of both orders. */
const traces = [marker, draft].flatMap((text) =>
  (["NFC", "NFD"] as const).flatMap((form) => {
    const words = text.normalize(form);
    const wide = Buffer.from(words, "utf16le");
    return [Buffer.from(words, "utf8"), wide, Buffer.from(wide).swap16()];
  }),
);

/** Every file under these folders that holds a trace. */
const readable = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !existsSync(path)) return [];
      const bytes = readFileSync(path);
      return traces.some((trace) => bytes.includes(trace)) ? [path] : [];
    }),
  );

const windows: ChildProcess[] = [];
test.afterEach(() => {
  for (const child of windows) child.kill("SIGKILL");
});

/** The room's own window on its own profile, as `npm start` opens it, with a line for the test to drive it by. */
const openWindow = async (folder: string, temp: string, served: Served): Promise<{ page: Page; browser: Browser; child: ChildProcess }> => {
  prepareProfile(folder);
  const portFile = join(profileOf(folder), "DevToolsActivePort");
  rmSync(portFile, { force: true });
  const args = [
    ...windowSwitches(folder, `${served.url}/#token=${served.token}`),
    ...softwareGraphics,
    "--headless=new",
    "--remote-debugging-port=0",
  ];
  const child = spawn(findBrowser() ?? "", args, { stdio: "ignore", env: { ...process.env, TMPDIR: temp } });
  windows.push(child);
  await expect.poll(() => existsSync(portFile) && readFileSync(portFile, "utf8").includes("\n"), { timeout: 60_000 }).toBe(true);
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, "utf8").split("\n")[0]}`);
  const context = browser.contexts()[0];
  if (!context) throw new Error("no window");
  const page = context.pages()[0] ?? (await context.waitForEvent("page"));
  await page.locator('[data-map-state="ready"]').waitFor({ timeout: 60_000 });
  return { page, browser, child };
};

const report = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press("Alt+5");
  await page.keyboard.press("Alt+v");
  await pickOption(page, "Loại vụ việc, sự cố · bắt buộc", "11. Điện, viễn thông, an toàn thông tin");
  await editor(page).getByRole("radio", { name: "nhỏ" }).check();
  await editor(page).getByLabel("Nội dung · bắt buộc").fill(text);
  await editor(page).getByLabel("Vị trí · bắt buộc").fill("22,8233; 104,9836");
};

test("nothing of a real room can be read in its folder, its window's profile or the temporary folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "phong-readable-"));
  const temp = mkdtempSync(join(tmpdir(), "phong-readable-tmp-"));
  const here = (): string[] => readable(folder, temp);
  const env = { TMPDIR: temp };
  // The search itself finds what there is to be found.
  writeFileSync(join(temp, "control"), Buffer.from(`..${marker.normalize("NFD")}..`, "utf16le"));
  expect(here()).toHaveLength(1);
  rmSync(join(temp, "control"));

  let served = await startServe(folder, { exercise: false, env });
  const { page, browser, child } = await openWindow(folder, temp, served);
  for (const form of ["NFC", "NFD"] as const) {
    await report(page, `${marker.normalize(form)} (${form})`);
    await page.keyboard.press("Control+s");
    await expect(page.getByTestId("list-incidents").locator(".record-item", { hasText: `(${form})` })).toBeVisible();
  }
  await report(page, draft);
  await page.keyboard.press("Control+k");
  await page.keyboard.insertText(marker);
  await expect(page.getByRole("option").first()).toBeVisible();
  expect(here()).toEqual([]);

  const backup = await fetch(`${served.url}/api/backups.make`, {
    method: "POST",
    body: "{}",
    headers: { authorization: `Bearer ${served.token}`, "content-type": "application/json" },
  });
  expect(await backup.json()).toMatchObject({ ok: true, value: { standing: "sound" } });
  expect(readdirSync(join(folder, "backups"))).toContain("room.keys");
  expect(here()).toEqual([]);

  served.process.kill("SIGKILL");
  await page.getByTestId("connection-lost").waitFor();
  expect(here()).toEqual([]);
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const session = await browser.newBrowserCDPSession();
  await session.send("Browser.close").catch(() => {});
  await gone;
  expect(here()).toEqual([]);

  served = await startServe(folder, { exercise: false, env });
  const kept = await fetch(`${served.url}/api/layers.get`, {
    method: "POST",
    body: JSON.stringify({ layer: "incidents" }),
    headers: { authorization: `Bearer ${served.token}`, "content-type": "application/json" },
  });
  expect(kept.headers.get("cache-control")).toBe("no-store");
  expect((await kept.text()).normalize("NFC").split(marker.normalize("NFC")).length - 1).toBeGreaterThanOrEqual(2);
  await served.stop();
  expect(here()).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
  rmSync(temp, { recursive: true, force: true });
});
