import type { AreaGeometry } from "../../contract/index.ts";

/** A commune as the exercise needs it; label point in WGS84 degrees, inside the geometry. */
export interface ExerciseCommune {
  code: string;
  /** With its type: "Xã Cao Bồ". */
  name: string;
  districtCode: string;
  geometry: AreaGeometry;
  labelLon: number;
  labelLat: number;
  touchesChina: boolean;
}

export interface ExerciseUnits {
  communes: ExerciseCommune[];
  districts: { code: string; name: string }[];
}

/** "Xã Cao Bồ" → "xã Cao Bồ", for the middle of a sentence. */
export const inSentence = (name: string): string => name.slice(0, 1).toLocaleLowerCase("vi") + name.slice(1);

export function communeOf(units: ExerciseUnits, code: string): ExerciseCommune {
  const commune = units.communes.find((one) => one.code === code);
  if (!commune) throw new RangeError(`the exercise needs commune ${code}`);
  return commune;
}

export function districtNameOf(units: ExerciseUnits, code: string): string {
  const district = units.districts.find((one) => one.code === code);
  if (!district) throw new RangeError(`the exercise needs district ${code}`);
  return district.name;
}

/** "xã Cao Bồ"; with its district where another commune has the same name: "xã Tả Lủng, huyện Đồng Văn". */
export function spokenName(units: ExerciseUnits, commune: ExerciseCommune): string {
  const alone = units.communes.filter((one) => one.name === commune.name).length === 1;
  return alone ? inSentence(commune.name) : `${inSentence(commune.name)}, ${inSentence(districtNameOf(units, commune.districtCode))}`;
}
