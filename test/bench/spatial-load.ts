import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type AreaGeometry, areaGeometry } from "../../electron/contract/index.ts";
import type { CodedArea, PlacePoint } from "../../electron/spatial/engine.ts";
import { edgesOf, growBounds, insideEdges, noBounds } from "../../electron/spatial/ring-test.ts";
import { cornersOf, communes as own, seeded } from "../unit/spatial/hagiang.ts";

/** Polling places of the whole country on 23/5/2021. */
export const NATIONAL_PLACES = 84_767;

const scaleFile = new URL("../../../shared/scale/vietnam_communes_2009.geojson", import.meta.url);
const national = z.object({ features: z.array(z.object({ properties: z.object({ commune_id: z.string() }), geometry: areaGeometry })) });

/** The communes the places are sampled in, and how they are called in a note. */
export function communesForPlaces(): { communes: CodedArea[]; where: string } {
  if (!existsSync(scaleFile)) return { communes: own, where: "sampled inside the 193 communes of Hà Giang (no ../shared/scale here)" };
  const { features } = national.parse(JSON.parse(readFileSync(scaleFile, "utf8")));
  return {
    communes: features.map(({ properties, geometry }) => ({ code: properties.commune_id, geometry })),
    where: `sampled inside the ${features.length.toLocaleString("en")} communes of ../shared/scale`,
  };
}

/** `count` places, each inside its commune, communes taken in turn; the same on every run. */
export function samplePlaces(communes: CodedArea[], count: number): PlacePoint[] {
  const random = seeded(20210523);
  const shapes = communes.map(({ code, geometry }) => {
    const edges = edgesOf(geometry);
    return { code, edges, bounds: growBounds(noBounds(), edges) };
  });
  return Array.from({ length: count }, (_, i) => {
    const { code, edges, bounds } = shapes[i % shapes.length]!;
    let [lon, lat] = [bounds.minX, bounds.minY];
    for (let tries = 0; tries < 200; tries++) {
      lon = bounds.minX + random() * (bounds.maxX - bounds.minX);
      lat = bounds.minY + random() * (bounds.maxY - bounds.minY);
      if (insideEdges(edges, lon, lat)) break;
    }
    return {
      id: `${code}-${String(i).padStart(6, "0")}`,
      communeCode: code,
      lon,
      lat,
      estimated: i % 10 === 9,
      voters: i % 50 === 0 ? null : 200 + (i % 700),
    };
  });
}

/** `count` points as `lon, lat` pairs: most anywhere in the box about Hà Giang, one in a hundred exactly on a corner of a commune. */
export function samplePoints(count: number): Float64Array {
  const random = seeded(7);
  const corners = own.flatMap(({ geometry }) => cornersOf(geometry));
  const box = corners.reduce(
    (b, [x = 0, y = 0]) => [Math.min(b[0]!, x), Math.min(b[1]!, y), Math.max(b[2]!, x), Math.max(b[3]!, y)],
    [Infinity, Infinity, -Infinity, -Infinity],
  );
  const points = new Float64Array(count * 2);
  for (let i = 0; i < count; i++) {
    const corner = i % 100 === 99 ? corners[Math.floor(random() * corners.length)] : undefined;
    points[2 * i] = corner?.[0] ?? box[0]! + random() * (box[2]! - box[0]!);
    points[2 * i + 1] = corner?.[1] ?? box[1]! + random() * (box[3]! - box[1]!);
  }
  return points;
}

/** Ragged polygons of `vertices` corners about places taken at random; `radius` in degrees, from a tenth of it up. */
export function samplePolygons(places: PlacePoint[], count: number, vertices: number, radius: number): AreaGeometry[] {
  const random = seeded(1519);
  return Array.from({ length: count }, () => {
    const { lon, lat } = places[Math.floor(random() * places.length)]!;
    const reach = radius * (0.1 + 0.9 * random());
    const ring = Array.from({ length: vertices }, (_, i) => {
      const [angle, share] = [(2 * Math.PI * i) / vertices, 0.8 + 0.2 * random()];
      return [lon + reach * share * Math.cos(angle), lat + reach * share * Math.sin(angle)];
    });
    return { type: "Polygon", coordinates: [[...ring, ring[0]!]] };
  });
}
