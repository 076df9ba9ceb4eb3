import type { ElectionUnit, ElectionUnits } from "./units.ts";

/** Communes of a district. */
export const communesOf = (units: ElectionUnits, districtCode: string): ElectionUnit[] =>
  [...units.communes.values()].filter((commune) => commune.districtCode === districtCode);

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
  const strays = [...places.values()].filter(({ fields }) => !communes.has(fields.communeCode)).map(({ id }) => id);
  return { units: [...districts.values()].map(({ key }) => key), places: strays };
};

/** Keys of a place and of the units above it. */
export const unitsAbove = (units: ElectionUnits, place: string): string[] => {
  const commune = units.places.get(place)?.fields.communeCode ?? "";
  return [`place:${place}`, `commune:${commune}`, `district:${units.communes.get(commune)?.districtCode ?? ""}`, "province"];
};
