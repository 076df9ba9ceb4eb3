import { readFileSync } from "node:fs";
import { z } from "zod";
import { type AreaGeometry, areaGeometry } from "../../../electron/contract/index.ts";

const built = z.object({
  features: z.array(z.object({ properties: z.object({ code: z.string(), name: z.string(), district_code: z.string() }), geometry: areaGeometry })),
});

/** The province's own communes, as built. */
export const communes = built
  .parse(JSON.parse(readFileSync(new URL("../../../geodata/built/communes.geojson", import.meta.url), "utf8")))
  .features.map(({ properties, geometry }) => ({
    code: properties.code,
    name: properties.name,
    districtCode: properties.district_code,
    geometry,
  }));

/** Every position of an area. */
export const cornersOf = (geometry: AreaGeometry): number[][] =>
  (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).flat(2);

/** A square about a spot; `half` in degrees. */
export const square = (lon: number, lat: number, half: number) => ({
  type: "Polygon" as const,
  coordinates: [
    [
      [lon - half, lat - half],
      [lon + half, lat - half],
      [lon + half, lat + half],
      [lon - half, lat + half],
      [lon - half, lat - half],
    ],
  ],
});

/** Numbers in [0, 1) that are the same on every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
