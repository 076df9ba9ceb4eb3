import { defaultStaleHours } from "../domain/readiness.ts";
import type { Picture } from "./picture.ts";

/** Name of the setting that holds after how many hours a readiness report is stale. */
export const staleHoursSetting = "readiness-stale-hours";

/** Hours after which readiness is stale, as the office set it; the default where it set none or something that is no number of hours. */
export const staleHours = (picture: Picture): number => {
  const value = picture.record("setting", staleHoursSetting)?.fields.value;
  return typeof value === "number" && value > 0 ? value : defaultStaleHours;
};
