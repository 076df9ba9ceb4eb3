import { useMemo } from "react";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { textOf } from "../../stores/properties.ts";
import { foldName } from "./fold-name.ts";

/** A commune as the pickers show it. `folded`: its name and its district's, for searching. */
export interface CommuneChoice {
  code: string;
  name: string;
  district: string;
  folded: string;
}

/** A feature's name, its id where it has none. */
export const nameOf = (feature: LayerFeature): string => textOf(feature, "name") ?? feature.id;

/** Every commune of the boundaries in force, by district and name. */
export const useCommunes = (): CommuneChoice[] => {
  const communes = useLayer("communes").features;
  const districts = useLayer("districts").features;
  return useMemo(() => {
    const choices = [...communes.values()].map((feature) => {
      const unit = districts.get(textOf(feature, "district_code") ?? "");
      const name = nameOf(feature);
      const district = unit ? nameOf(unit) : "";
      return { code: feature.id, name, district, folded: foldName(`${name} ${district}`) };
    });
    return choices.sort((a, b) => a.district.localeCompare(b.district, "vi") || a.name.localeCompare(b.name, "vi"));
  }, [communes, districts]);
};

/** Communes whose name or district holds every word of `text`, with or without accents. */
export const findCommunes = (communes: readonly CommuneChoice[], text: string): CommuneChoice[] => {
  const words = foldName(text).split(" ").filter(Boolean);
  return communes.filter((commune) => words.every((word) => commune.folded.includes(word)));
};
