import type { Picture } from "./picture.ts";

/** The setting that remembers which pack was last printed: its value is the moment the pack was made, by which its figures are judged. */
export const printedSettingId = "fallback-pack-printed";

/** When the pack last printed was made; null where none was. */
export const printedSetting = (picture: Pick<Picture, "record">): string | null => {
  const value = picture.record("setting", printedSettingId)?.fields.value;
  return typeof value === "string" ? value : null;
};
