import type { ElectionUnit, ElectionUnits } from "./units.ts";

interface Grouped {
  version: number;
  byDistrict: Map<string, ElectionUnit[]>;
  /** Places of no commune that is known. */
  strays: string[];
}

/** Grouped once for each tree as it stands: it is asked at every change. */
const known = new WeakMap<ElectionUnits, Grouped>();

const groupedOf = (units: ElectionUnits): Grouped => {
  const before = known.get(units);
  if (before?.version === units.version) return before;
  const byDistrict = Map.groupBy(units.communes.values(), ({ districtCode }) => districtCode);
  const strays = [...units.places.values()].filter(({ fields }) => !units.communes.has(fields.communeCode)).map(({ id }) => id);
  const now = { version: units.version, byDistrict, strays };
  known.set(units, now);
  return now;
};

/** Communes of a district. */
export const communesOf = (units: ElectionUnits, districtCode: string): readonly ElectionUnit[] =>
  groupedOf(units).byDistrict.get(districtCode) ?? [];

/** Units and places right beneath a unit; a place of no commune that is known is right beneath the province. Undefined where there is none. */
export const beneath = (units: ElectionUnits, unit: string): { units: readonly string[]; places: readonly string[] } | undefined => {
  const { communes, districts, places } = units;
  const [level, code = ""] = unit.split(":");
  if (level === "place") return places.has(code) ? { units: [], places: [code] } : undefined;
  if (level === "commune") {
    const commune = communes.get(code);
    return commune && { units: [], places: commune.places };
  }
  if (level === "district") return districts.has(code) ? { units: communesOf(units, code).map(({ key }) => key), places: [] } : undefined;
  if (level !== "province") return undefined;
  return { units: [...districts.values()].map(({ key }) => key), places: groupedOf(units).strays };
};

/** Keys of a place and of the units above it. */
export const unitsAbove = (units: ElectionUnits, place: string): string[] => {
  const commune = units.places.get(place)?.fields.communeCode ?? "";
  return [`place:${place}`, `commune:${commune}`, `district:${units.communes.get(commune)?.districtCode ?? ""}`, "province"];
};
