import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { layerNames } from "../../electron/contract/index.ts";
import { onPage, openBrowser, openPage } from "./map-browser.ts";
import { compareShown } from "./map-compare.ts";
import { recolourRows } from "./map-recolour.ts";
import { buildPages, type Running, servePages, serveRoom } from "./map-servers.ts";
import { idleRows, startRow } from "./map-start.ts";
import type { BenchRow } from "./row.ts";

const READY = "html[data-ready=true]";
const PAN_MILLISECONDS = 5000;
const ROUNDS = 3;
const PLAIN = "plain MapLibre 6, GeoJSON sources";
const LEAFLET = "Leaflet canvas";

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Each page pans along the same path turn about; the median of its rounds counts. A browser each, so that no page waits for
 * frames another one still owes.
 */
async function panRows(server: Running, places: number, peers: Record<string, string>): Promise<BenchRow[]> {
  const browsers: Browser[] = [];
  const pages: Record<string, Page> = {};
  const rates: Record<string, number[]> = {};
  try {
    for (const name of ["ours", ...Object.values(peers)]) {
      const browser = await openBrowser();
      browsers.push(browser);
      pages[name] = await openPage(browser, `${server.url}/${name}.html?scene=/scene-${places}.json`, READY);
      rates[name] = [];
    }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [name, page] of Object.entries(pages)) {
        const frames = await onPage(page, (map) => map.pan(5000));
        await onPage(page, (map) => map.rest());
        // The first round warms up.
        if (round > 0) rates[name]?.push((frames * 1000) / PAN_MILLISECONDS);
      }
    }
    const { ok, note } = await compareShown(pages, places);
    const ours = median(rates.ours ?? []);
    return Object.entries(peers).map(([peer, name]): BenchRow => {
      const times = name === "leaflet" ? 3 : 2;
      const theirs = median(rates[name] ?? []);
      const ratio = theirs === 0 ? null : ours / theirs;
      return {
        job: `pan over the whole province, every overlay on, ${places.toLocaleString("en")} places, against ${peer}`,
        unit: "frames per second",
        ours,
        peers: { [peer]: theirs },
        ratio,
        bar: `≥ ${times} × ${peer}`,
        holds: ratio === null ? null : ratio >= times,
        checksum_ok: ok,
        note,
      };
    });
  } finally {
    for (const browser of browsers) await browser.close();
  }
}

/** The room's own layers, for the bare page to show the same. */
async function keepRoomScene(room: Running, folder: string): Promise<void> {
  const scene: Record<string, unknown> = {};
  for (const layer of layerNames) {
    const answer = await fetch(`${room.url}/api/layers.get`, {
      method: "POST",
      headers: { authorization: `Bearer ${room.token}`, "content-type": "application/json" },
      body: JSON.stringify({ layer }),
    });
    const { value }: { value: { features: unknown } } = await answer.json();
    scene[layer] = value.features;
  }
  writeFileSync(join(folder, "pages/scene-room.json"), JSON.stringify(scene));
}

/** Figures of the map: full HD, software WebGL, ours and its peers turn about in one browser. */
export async function rows(): Promise<BenchRow[]> {
  const { folder, remove } = await buildPages([1475, 10_000]);
  const data = mkdtempSync(join(tmpdir(), "map-bench-room-"));
  const server = await servePages(join(folder, "pages"));
  try {
    const room = await serveRoom(data);
    await keepRoomScene(room, folder);
    await room.stop();
    return [
      ...(await panRows(server, 1475, { [PLAIN]: "plain" })),
      ...(await panRows(server, 10_000, { [PLAIN]: "plain", [LEAFLET]: "leaflet" })),
      ...(await recolourRows(server, 10_000)),
      await startRow(data, join(folder, "pages")),
      ...(await idleRows(data)),
    ];
  } finally {
    await server.stop();
    remove();
    rmSync(data, { recursive: true, force: true });
  }
}
