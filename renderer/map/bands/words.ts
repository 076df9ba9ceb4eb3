import type { LayerFeature } from "../../../electron/contract/index.ts";

const SHORT: readonly (readonly [string, string])[] = [
  ["Thành phố ", "TP "],
  ["Thị trấn ", "TT "],
  ["Thị xã ", "TX "],
  ["Phường ", "P. "],
  ["Huyện ", ""],
  ["Quận ", "Q. "],
  ["Xã ", ""],
];

/** A unit's name as a map writes it: "Xã Cao Bồ" is Cao Bồ, "Thị trấn Vị Xuyên" is TT Vị Xuyên. */
export const mapName = (name: string): string => {
  const found = SHORT.find(([kind]) => name.startsWith(kind));
  return found ? found[1] + name.slice(found[0].length) : name;
};

/** The name a feature carries, "" where it has none. */
export const nameOf = ({ properties }: LayerFeature): string => (typeof properties.name === "string" ? properties.name : "");
