import { formatNumber } from "../format/number.ts";
import type { Language } from "../stores/desk-store.ts";

const units = ["B", "kB", "MB", "GB", "TB"] as const;

/** `3,2 MB` from bytes, by thousands as disks are sold. */
export const sizeWords = (bytes: number, language: Language): string => {
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return `${formatNumber(bytes / 1_000 ** step, language, step === 0 ? 0 : 1)}\u00a0${units[step] ?? "B"}`;
};
