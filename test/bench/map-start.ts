import type { Browser } from "@playwright/test";
import { longestTask, openBrowser, openPage, processorMeter } from "./map-browser.ts";
import { type Running, servePages, serveRoom } from "./map-servers.ts";
import type { BenchRow } from "./row.ts";

const ROUNDS = 5;
const IDLE_MILLISECONDS = 10_000;
/** What was started with the page (fonts, the journal's check) may end before idleness is measured. */
const SETTLE_MILLISECONDS = 5000;
const MAP_READY = '[data-map-state="ready"]';
const PEER = "bare MapLibre page and server";

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const addressOf = ({ url, token }: Running): string => `${url}/#token=${token}`;

/** From the spawn of the server's process to a map that can be used, in a browser that is already open. */
async function timeStart(browser: Browser, start: () => Promise<Running>, address: (server: Running) => string, ready: string): Promise<number> {
  const began = performance.now();
  const server = await start();
  const page = await openPage(browser, address(server), ready);
  const took = performance.now() - began;
  await page.close();
  await server.stop();
  return took;
}

/** `data`: a folder of the room already made. `pages`: the built pages, with `scene-room.json` of the same room. */
export async function startRow(data: string, pages: string): Promise<BenchRow> {
  const browser = await openBrowser();
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const mine = await timeStart(browser, () => serveRoom(data), addressOf, MAP_READY);
    const other = await timeStart(
      browser,
      () => servePages(pages),
      ({ url }) => `${url}/plain.html?scene=/scene-room.json`,
      "html[data-ready=true]",
    );
    // The first round fills the disk's cache for both.
    if (round === 0) continue;
    ours.push(mine);
    theirs.push(other);
  }
  await browser.close();
  const ratio = median(ours) / median(theirs);
  return {
    job: "spawn of serve on a folder already made, to a usable map",
    unit: "ms",
    ours: median(ours),
    peers: { [PEER]: median(theirs) },
    ratio,
    bar: "≤ 2 × a bare MapLibre page with the same GeoJSON, its server's start included",
    holds: ratio <= 2,
    checksum_ok: null,
    note: `median of ${ROUNDS}, turn about, each page new`,
  };
}

/** The desk left alone for ten seconds after its map is there. */
export async function idleRows(data: string): Promise<BenchRow[]> {
  const browser = await openBrowser();
  const server = await serveRoom(data);
  try {
    const page = await openPage(browser, addressOf(server), MAP_READY);
    await page.waitForLoadState("networkidle");
    const meter = await processorMeter(browser, server.pid);
    await page.waitForTimeout(SETTLE_MILLISECONDS);
    const before = meter();
    await page.waitForTimeout(IDLE_MILLISECONDS);
    const after = meter();
    const spent = { page: after.page - before.page, graphics: after.graphics - before.graphics, server: after.server - before.server };
    const share = (spent.page + spent.graphics + spent.server) / IDLE_MILLISECONDS;
    const longest = await longestTask(page, IDLE_MILLISECONDS);
    return [
      {
        job: "idle for 10 s: longest task of the main thread (0: none of 50 ms)",
        unit: "ms",
        ours: longest,
        peers: {},
        ratio: null,
        bar: "none over 50 ms",
        holds: longest <= 50,
        checksum_ok: null,
      },
      {
        job: "idle for 10 s: processor time of page, graphics and server",
        unit: "% of a core",
        ours: share * 100,
        peers: {},
        ratio: null,
        bar: "< 2 % of a core",
        holds: process.platform === "linux" ? share < 0.02 : null,
        checksum_ok: null,
        note:
          process.platform === "linux"
            ? `page ${spent.page.toFixed(0)}, graphics ${spent.graphics.toFixed(0)}, server ${spent.server.toFixed(0)} ms in ${IDLE_MILLISECONDS / 1000} s`
            : "measured on Linux only",
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
