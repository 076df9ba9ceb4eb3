import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type AreaGeometry, areaGeometry, type RoomInfo } from "../contract/index.ts";
import type { CodedArea } from "../spatial/engine.ts";

/** A commune or district as the map draws it; `label` is WGS84 `[lon, lat]` inside it. */
export interface Unit {
  code: string;
  name: string;
  type: string;
  /** Of a district: its own code. */
  districtCode: string;
  label: [number, number];
  touchesChina: boolean;
  geometry: AreaGeometry;
}

/** The boundaries in force. */
export interface BoundaryMap {
  communes: Map<string, Unit>;
  districts: Map<string, Unit>;
  info: RoomInfo["boundaries"];
}

const builtFile = z.object({
  valid_from: z.string(),
  valid_to: z.string().nullable(),
  attribution: z.string(),
  features: z.array(
    z.object({
      properties: z.object({
        code: z.string(),
        name: z.string(),
        type: z.string(),
        district_code: z.string(),
        label_lon: z.number(),
        label_lat: z.number(),
        touches_china: z.boolean(),
      }),
      geometry: areaGeometry,
    }),
  ),
});

const unitsOf = (file: z.output<typeof builtFile>): Map<string, Unit> =>
  new Map(
    file.features.map(({ properties, geometry }) => [
      properties.code,
      {
        code: properties.code,
        name: properties.name,
        type: properties.type,
        districtCode: properties.district_code,
        label: [properties.label_lon, properties.label_lat],
        touchesChina: properties.touches_china,
        geometry,
      },
    ]),
  );

/** The boundaries the product comes with, from the folder of the built GeoJSON files. */
export const readBuiltInBoundaries = (geodata: string): BoundaryMap => {
  const read = (name: string) => builtFile.parse(JSON.parse(readFileSync(join(geodata, name), "utf8")));
  const communes = read("communes.geojson");
  return {
    communes: unitsOf(communes),
    districts: unitsOf(read("districts.geojson")),
    info: {
      fileName: "communes.geojson",
      attribution: communes.attribution,
      validFrom: communes.valid_from,
      validTo: communes.valid_to,
      builtIn: true,
    },
  };
};

const coded = new WeakMap<BoundaryMap, CodedArea[]>();

/** The communes as the geometry engine takes them; the same list for the same map, so that the engine lays it out once. */
export const codedAreas = (boundaries: BoundaryMap): CodedArea[] => {
  const known = coded.get(boundaries) ?? [...boundaries.communes.values()].map(({ code, geometry }) => ({ code, geometry }));
  coded.set(boundaries, known);
  return known;
};
