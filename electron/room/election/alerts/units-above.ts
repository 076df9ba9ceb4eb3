import type { ElectionUnits } from "../units.ts";

/** Keys of the commune, district and province over a unit, the nearest first; none over an agency. */
export const unitsAbove = (units: ElectionUnits, unit: string): string[] => {
  const [level, code = ""] = unit.split(":");
  if (level === "province" || level === "agency") return [];
  const above: string[] = [];
  const communeCode = level === "place" ? units.places.get(code)?.fields.communeCode : undefined;
  if (communeCode !== undefined) above.push(`commune:${communeCode}`);
  const district = level === "district" ? null : units.districtOf(unit);
  if (district !== null) above.push(`district:${district}`);
  return [...above, "province"];
};
