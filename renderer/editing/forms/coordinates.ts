/** WGS84 degrees. */
export interface Coordinates {
  lon: number;
  lat: number;
}

/** Why typed coordinates could not be read. */
export type CoordinateFault = "unreadable" | "far-away";

const DECIMAL = String.raw`-?\d{1,3}(?:[.,]\d+)?`;
/** Degrees, then minutes and seconds if given, then the hemisphere in Vietnamese (B, Đ) or English (N, E); the country has no other. */
const ANGLE = new RegExp(
  String.raw`(${DECIMAL})\s*(?:°|º|độ)?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:"|″|”|''))?)?\s*([BĐEN])?`,
  "giu",
);

const read = (digits: string | undefined): number => (digits === undefined ? 0 : Number(digits.replace(",", ".")));

/** Vietnam lies between these; whether a point is in the province is the room's to say. */
const isLat = (degrees: number): boolean => degrees >= 8 && degrees <= 24;
const isLon = (degrees: number): boolean => degrees >= 102 && degrees <= 110;

/**
 * Reads `22,8233; 104,9836`, `22.8233, 104.9836` or `22°49'24"B 104°59'01"Đ`. Latitude first, as officers write it;
 * the other order is understood too, since no latitude of the country could be one of its longitudes.
 */
export const parseCoordinates = (text: string): Coordinates | CoordinateFault => {
  const angles: number[] = [];
  let rest = "";
  let last = 0;
  for (const found of text.matchAll(ANGLE)) {
    const [all, degrees, minutes, seconds] = found;
    if (read(minutes) >= 60 || read(seconds) >= 60) return "unreadable";
    angles.push(read(degrees) + read(minutes) / 60 + read(seconds) / 3600);
    rest += text.slice(last, found.index);
    last = found.index + all.length;
  }
  rest += text.slice(last);
  const [first, second] = angles;
  if (first === undefined || second === undefined || angles.length !== 2 || !/^[\s;,/]*$/.test(rest)) return "unreadable";
  if (isLat(first) && isLon(second)) return { lat: first, lon: second };
  if (isLon(first) && isLat(second)) return { lat: second, lon: first };
  return "far-away";
};

/** Whether coordinates were typed longitude first, and so were turned round when read. */
export const longitudeFirst = (text: string): boolean => {
  const read = parseCoordinates(text);
  const first = ANGLE.exec(text)?.[1];
  ANGLE.lastIndex = 0;
  return typeof read !== "string" && first !== undefined && isLon(Math.trunc(Number(first.replace(",", "."))));
};

const decimal = (degrees: number): string => degrees.toFixed(5).replace(/0+$/, "").replace(/\.$/, "").replace(".", ",");

/** `22,8233; 104,9836`: about a metre, latitude first. */
export const writeCoordinates = ({ lon, lat }: Coordinates): string => `${decimal(lat)}; ${decimal(lon)}`;
