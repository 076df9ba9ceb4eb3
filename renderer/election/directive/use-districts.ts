import { useLayer } from "../../stores/layers-store.ts";
import { textOf } from "../../stores/properties.ts";

/** The province's districts by name, for what is told district by district. */
export const useDistricts = (): { code: string; name: string }[] =>
  [...useLayer("districts").features.values()]
    .map((district) => ({ code: district.id, name: textOf(district, "name") ?? district.id }))
    .sort((one, other) => one.name.localeCompare(other.name, "vi"));
