import { readFileSync } from "node:fs";
import { z } from "zod";
import { areaGeometry, type LayerFeature, type LayerName, readinessStates } from "../../electron/contract/index.ts";

/** What every page of the map benchmark shows, made from a fixed seed over the built-in boundaries. */
export type Scene = Record<LayerName, LayerFeature[]>;

const unit = z.object({
  id: z.string(),
  geometry: areaGeometry,
  properties: z.object({ code: z.string(), name: z.string(), district_code: z.string(), label_lon: z.number(), label_lat: z.number() }),
});
const collection = z.object({ features: z.array(unit) });
const read = (name: string) =>
  collection.parse(JSON.parse(readFileSync(new URL(`../../geodata/built/${name}.geojson`, import.meta.url), "utf8"))).features;

/** mulberry32 */
const random = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const inside = (ring: number[][], lon: number, lat: number): boolean => {
  let odd = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i] ?? [];
    const [bx = 0, by = 0] = ring[j] ?? [];
    if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
};

const blob = (lon: number, lat: number, radius: number, next: () => number): LayerFeature["geometry"] => {
  const ring = Array.from({ length: 40 }, (_, i) => {
    const angle = (i / 40) * Math.PI * 2;
    const reach = radius * (0.8 + next() * 0.35);
    return [lon + Math.cos(angle) * reach * 1.08, lat + Math.sin(angle) * reach];
  });
  return { type: "Polygon", coordinates: [[...ring, ring[0] ?? []]] };
};

/** 193 communes, 11 districts, `places` polling places, 6 zones, 8 risk areas, 12 incidents. */
export const makeScene = (places: number): Scene => {
  const next = random(20210523);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] ?? fail();
  const communes = read("communes");
  const pollingPlaces = Array.from({ length: places }, (_, i): LayerFeature => {
    const commune = communes[i % communes.length] ?? fail();
    const ring = (commune.geometry.type === "Polygon" ? commune.geometry.coordinates[0] : commune.geometry.coordinates[0]?.[0]) ?? [];
    const lons = ring.map(([lon = 0]) => lon);
    const lats = ring.map(([, lat = 0]) => lat);
    let at: [number, number] = [commune.properties.label_lon, commune.properties.label_lat];
    for (let tries = 0; tries < 40; tries++) {
      const lon = Math.min(...lons) + next() * (Math.max(...lons) - Math.min(...lons));
      const lat = Math.min(...lats) + next() * (Math.max(...lats) - Math.min(...lats));
      if (!inside(ring, lon, lat)) continue;
      at = [lon, lat];
      break;
    }
    const id = `${commune.properties.code}-${String(Math.floor(i / communes.length) + 1).padStart(2, "0")}`;
    const chance = next();
    const readiness = readinessStates[chance < 0.82 ? 0 : chance < 0.92 ? 1 : chance < 0.93 ? 2 : chance < 0.97 ? 3 : 4];
    return {
      type: "Feature",
      id,
      geometry: { type: "Point", coordinates: at },
      properties: {
        id,
        code: id,
        commune_code: commune.properties.code,
        readiness: readiness ?? "unknown",
        position: "surveyed",
        conflict: false,
        voters: 365,
      },
    };
  });
  const ofUnit = ({ id, geometry, properties }: z.infer<typeof unit>): LayerFeature => {
    const own = pollingPlaces.filter(({ properties: place }) => place.commune_code === id || properties.code === properties.district_code);
    const known = own.filter(({ properties: place }) => place.readiness !== "unknown" && place.readiness !== "stale").length;
    const share = own.filter(({ properties: place }) => place.readiness === "ready").length / Math.max(1, own.length);
    const hatch = known * 2 < own.length || own.length === 0 ? "full" : known < own.length ? "part" : "none";
    return { type: "Feature", id, geometry, properties: { ...properties, id, ready_share: share, hatch } };
  };
  const centre = () => {
    const { label_lon, label_lat } = pick(communes).properties;
    return [label_lon, label_lat] as const;
  };
  const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  return {
    communes: communes.map(ofUnit),
    districts: read("districts").map(ofUnit),
    "polling-places": pollingPlaces,
    "quarantine-zones": times(6, (i) => {
      const properties = { id: `zone-${i}`, name: `Vùng cách ly ${i + 1}`, kind: "lockdown", active: "in-force" };
      return { type: "Feature", id: properties.id, geometry: blob(...centre(), 0.035, next), properties };
    }),
    "risk-areas": times(8, (i) => {
      const properties = {
        id: `risk-${i}`,
        name: `Nguy cơ lũ quét ${i + 1}`,
        hazard: "flash-flood",
        level: (i % 3) + 1,
        active: "in-force",
        level_source: "bulletin",
      };
      return { type: "Feature", id: properties.id, geometry: blob(...centre(), 0.09, next), properties };
    }),
    incidents: times(12, (i) => {
      const [lon, lat] = centre();
      const properties = { id: `incident-${i}`, category: i + 1, severity: (i % 4) + 1, status: "reported" };
      return { type: "Feature", id: properties.id, geometry: { type: "Point", coordinates: [lon, lat] }, properties };
    }),
  };
};

const fail = (): never => {
  throw new Error("no boundaries to make a scene from");
};
