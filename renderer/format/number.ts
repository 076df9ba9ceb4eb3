import type { Language } from "../stores/desk-store.ts";

const locales: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };
const cache = new Map<string, Intl.NumberFormat>();

const formatter = (language: Language, digits: number): Intl.NumberFormat => {
  const key = `${language}${digits}`;
  const held = cache.get(key) ?? new Intl.NumberFormat(locales[language], { maximumFractionDigits: digits, minimumFractionDigits: 0 });
  cache.set(key, held);
  return held;
};

/** `1.475` in Vietnamese, `1,475` in English. */
export const formatNumber = (value: number, language: Language, digits = 0): string => formatter(language, digits).format(value);

/** A share (0..1) as `83,5 %`. What is short of the whole never reads 100 %, what is more than nothing never reads 0 %. */
export const formatPercent = (share: number, language: Language, digits = 1): string => {
  const step = 10 ** -digits;
  const rounded = Math.round((share * 100) / step) * step;
  const honest = share < 1 && rounded >= 100 ? 100 - step : share > 0 && rounded <= 0 ? step : rounded;
  return `${formatter(language, digits).format(honest)}\u00a0%`;
};
