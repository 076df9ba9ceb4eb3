import type { Page } from "@playwright/test";
import { contains } from "../../renderer/map/geometry/polygons.ts";
import { coloursAt, onPage } from "./map-browser.ts";
import { cameraAt, ZOOM } from "./map-pages/path.ts";
import { makeScene } from "./map-scene.ts";

/** Parts of 255 a channel may differ by, and the share of communes that must look alike: the others lie under signs and names. */
const TOLERANCE = 14;
const SAME_SHARE = 0.85;
/** Pixels of a grid round a commune's label point where its colour is looked at. */
const GRID = [-14, -7, 0, 7, 14];
/** With more places than this, dots cover most of the ground on a page that does not gather them. */
const FEW_PLACES = 3000;

const mercator = (lon: number, lat: number): [number, number] => [
  lon / 360 + 0.5,
  0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI),
];

/** Spots of the screen inside each commune that is wholly known, before the pan begins. */
const communeSpots = (): [number, number][][] => {
  const scale = 512 * 2 ** ZOOM;
  const [cx, cy] = mercator(...cameraAt(0));
  const toScreen = (lon: number, lat: number): [number, number] => {
    const [x, y] = mercator(lon, lat);
    return [Math.round((x - cx) * scale + 960), Math.round((y - cy) * scale + 540)];
  };
  return makeScene(1475).communes.flatMap(({ geometry, properties: { hatch, label_lon: lon, label_lat: lat } }): [number, number][][] => {
    if (hatch !== "none" || geometry.type === "Point" || typeof lon !== "number" || typeof lat !== "number") return [];
    const pixel = 360 / scale;
    const inside = GRID.flatMap((dx) => GRID.map((dy) => [lon + dx * pixel, lat + dy * pixel] as const)).filter(([x, y]) => contains(geometry, x, y));
    const seen = inside.map(([x, y]) => toScreen(x, y)).filter(([x, y]) => x > 0 && y > 0 && x < 1920 && y < 1080);
    return seen.length >= 5 ? [seen] : [];
  });
};

const alike = (a: number, b: number): boolean => [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= TOLERANCE);

/** Whether every page shows as many features of each layer and places of each readiness, and the same colours where communes lie. */
export async function compareShown(pages: Record<string, Page>, places: number): Promise<{ ok: boolean; note: string }> {
  const counts: Record<string, string> = {};
  const colours: Record<string, number[]> = {};
  const communes = places > FEW_PLACES ? [] : communeSpots();
  for (const [name, page] of Object.entries(pages)) {
    await onPage(page, (map) => map.rest());
    counts[name] = JSON.stringify(Object.entries(await onPage(page, (map) => map.shown())).toSorted(([a], [b]) => a.localeCompare(b)));
    colours[name] = await coloursAt(page, communes.flat());
  }
  const sameCounts = new Set(Object.values(counts)).size === 1;
  const words = `same counts of features and marks: ${sameCounts ? "yes" : "no"}`;
  if (communes.length === 0) return { ok: sameCounts, note: words };
  const shares = Object.entries(colours)
    .filter(([name]) => name !== "ours")
    .map(([name, values]) => {
      let from = 0;
      const same = communes.filter(({ length }) => {
        const hits = values.slice(from, from + length).filter((value, i) => alike(value, colours.ours?.[from + i] ?? -1)).length;
        from += length;
        return hits * 2 > length;
      });
      return [name, same.length / communes.length] as const;
    });
  const told = shares.map(([name, share]) => `${name} ${Math.round(share * 100)} %`).join(", ");
  return {
    ok: sameCounts && shares.every(([, share]) => share >= SAME_SHARE),
    note: `${words}; same colour in ${communes.length} communes: ${told} (the rest lie under signs and names)`,
  };
}
