/**
 * `npm run pictures`: takes the README's pictures of the running exercise room, each in its theme and size, and writes them beside
 * this file. What they show is the real product on the built geography and the exercise's fixed seed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "@playwright/test";
import { findBrowser, quietSwitches, softwareGraphics } from "../../electron/host/browsers.mjs";
import { startServe } from "../serving.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Cao Bồ found by its name without accents, and its card opened. */
async function openCaoBo(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("cao bo");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Xã Cao Bồ" }).waitFor();
  await page.keyboard.press("Alt+0");
}

/** What changed since six in the morning: on the map, by desk, and as a list. */
async function openChanges(page: Page): Promise<void> {
  await page.keyboard.press("Control+Shift+D");
  await page.getByRole("combobox", { name: "Từ" }).click();
  await page.getByRole("option", { name: /06:00/ }).click();
  await page.locator(".change-line").first().waitFor();
}

/** "Khai mạc hết chưa?": the day's sheet under the map, by name where nobody has said. */
async function openDay(page: Page): Promise<void> {
  await page.getByTestId("desk-election").click();
  await page
    .getByTestId("election-home")
    .getByRole("button", { name: /^Diễn biến ngày/ })
    .click();
  await page.getByTestId("day-rows").waitFor();
}

const pictures = [
  { name: "desk-dark", theme: "dark", open: openCaoBo },
  { name: "day-light", theme: "light", open: openDay },
  { name: "changes-light", theme: "light", open: openChanges },
] as const;

const executablePath = findBrowser();
if (executablePath === null) throw new Error("no Chromium, Chrome or Edge to take pictures with");
const folder = mkdtempSync(join(tmpdir(), "phong-pictures-"));
const served = await startServe(folder);
const browser = await chromium.launch({ executablePath, args: [...quietSwitches(), ...softwareGraphics] });
try {
  for (const { name, theme, open } of pictures) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: theme, locale: "vi-VN" });
    await page.goto(`${served.url}/#token=${served.token}`);
    await page.locator('[data-map-state="ready"]').waitFor();
    await open(page);
    // The camera has come to rest when two pictures in a row are the same.
    let last = await page.screenshot();
    for (let next = await page.screenshot(); !next.equals(last); next = await page.screenshot()) last = next;
    await page.screenshot({ path: join(here, `${name}.png`) });
    await page.close();
    process.stderr.write(`test/pictures/${name}.png\n`);
  }
} finally {
  await browser.close();
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
}
