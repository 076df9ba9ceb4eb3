import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { findBrowser } from "../../electron/host/browsers.mjs";
import type { Edit, SeedDraft } from "../../electron/journal/journal.ts";
import { openJournal } from "../../electron/journal/open-journal.ts";
import { readBuiltInBoundaries } from "../../electron/room/boundary-map.ts";
import { openRoom } from "../../electron/room/open-room.ts";
import { PLACES } from "./election-load.ts";
import { must } from "./journal-load.ts";
import { longestTask, openBrowser, openPage } from "./map-browser.ts";
import { serveRoom } from "./map-servers.ts";
import type { BenchRow } from "./row.ts";

const BAR_MS = 50;
/** Building eighty thousand marks in software graphics takes its time, on a busy machine the more so. */
const PATIENCE_MS = 120_000;
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const geodata = here("../../geodata/built");
/** So many places go into one change set of the import. */
const TOGETHER = 2000;
const KEYS = ["PageDown", "ArrowDown", "PageUp", "ArrowUp"] as const;
const TURNS = 40;

/** An exercise of the real province with as many more places in its communes as the country has. */
async function countryRoom(folder: string): Promise<void> {
  const room = must(await openRoom(folder, { exercise: true, geodata }));
  const { total } = must(await room.call({ clearance: "restricted", mayWrite: true, actor: "đo" }, "places.table", {}));
  await room.close();
  const communes = [...readBuiltInBoundaries(geodata).communes.values()];
  const words = { address: null, location: null, readiness: "ready", readinessNote: null, source: "đo tốc độ", marking: "open" } as const;
  const edits = Array.from({ length: PLACES - total }, (_, n): Edit => {
    const { code } = communes[n % communes.length]!;
    const number = 400 + Math.floor(n / communes.length);
    const set = { communeCode: code, number, name: `Nhà văn hóa thôn ${number}`, voters: 400, ...words, invented: true, deleted: false };
    return { kind: "polling-place", id: `${code}-${number}`, set };
  });
  const at = new Date("2021-05-23T08:50:00+07:00");
  const journal = must(openJournal(folder, { clock: () => at, wall: Date.now, key: null }));
  for (let from = 0; from < edits.length; from += TOGETHER) {
    const draft: SeedDraft = { actor: "đo", marking: "open", title: "thêm khu vực bỏ phiếu", edits: edits.slice(from, from + TOGETHER) };
    must(journal.appendAll([draft]));
  }
  journal.close();
}

/** The table opened as an officer opens it, with every place in it. */
async function openTable(page: Page): Promise<number> {
  page.setDefaultTimeout(PATIENCE_MS);
  const home = page.getByTestId("election-home");
  await home
    .or(page.getByRole("button", { name: "Bầu cử" }))
    .first()
    .waitFor();
  await page.keyboard.press("Alt+2");
  await home.getByRole("button", { name: /^Khu vực bỏ phiếu/ }).click();
  await page.getByTestId("places-shown").waitFor();
  await page.getByTestId("places-grid").locator('[role="row"][data-index="0"]:not([aria-busy])').waitFor();
  return Number(await page.getByTestId("places-grid").getAttribute("aria-rowcount")) - 1;
}

/** Through the table by keys and by wheel; the longest task of the page's main thread meanwhile. */
async function scroll(page: Page): Promise<number> {
  const grid = page.getByTestId("places-grid");
  await grid.focus();
  await page.waitForLoadState("networkidle");
  const began = performance.now();
  for (const key of KEYS) for (let n = 0; n < TURNS; n++) await page.keyboard.press(key);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await grid.hover();
  for (let n = 0; n < TURNS * 2; n++) await page.mouse.wheel(0, n < TURNS ? 900 : -400);
  await page.getByTestId("places-grid").locator('[role="row"]:not([aria-busy])').first().waitFor();
  return longestTask(page, performance.now() - began + 100);
}

/** The real sheet in the browser over the real room. */
export async function scrollRow(): Promise<BenchRow> {
  const row = {
    job: `table of ${PLACES.toLocaleString("en")} places scrolled by keys and wheel: longest task of the page's main thread (0: none of 50 ms)`,
    unit: "ms",
    peers: {},
    ratio: null,
    bar: `none over ${BAR_MS} ms`,
  };
  const without = (note: string): BenchRow => ({ ...row, ours: null, holds: null, checksum_ok: null, note });
  if (findBrowser() === null) return without("no Chromium here");
  if (!existsSync(here("../../dist/electron/serve.js"))) return without("not built: node electron/setup.mjs build");
  const folder = mkdtempSync(join(tmpdir(), "bench-table-"));
  const browser = await openBrowser();
  try {
    await countryRoom(join(folder, "room"));
    const server = await serveRoom(join(folder, "room"));
    try {
      const page = await openPage(browser, `${server.url}/#token=${server.token}`, '[data-map-state="ready"]');
      const rows = await openTable(page);
      const longest = await scroll(page);
      const note = `${KEYS.length * TURNS + 2} keys and ${TURNS * 2} turns of the wheel, after the page came to rest; software graphics`;
      return { ...row, ours: longest, holds: longest <= BAR_MS, checksum_ok: rows === PLACES, note };
    } finally {
      await server.stop();
    }
  } catch (error) {
    return without(`not measured: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
