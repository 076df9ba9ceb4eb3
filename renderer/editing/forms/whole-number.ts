/** Reads a count as officers type it: `1475`, `1.475`, `1 475`; "" is not known (null); NaN where it cannot be read. */
export const readWhole = (text: string): number | null => {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (/^\d{1,9}$/.test(trimmed)) return Number(trimmed);
  return /^\d{1,3}(?:[.\s\u00a0]\d{3})+$/.test(trimmed) ? Number(trimmed.replace(/\D/g, "")) : Number.NaN;
};

/** `1.475`, "" where not known. */
export const writeWhole = (count: number | null): string => (count === null ? "" : String(count).replace(/\B(?=(\d{3})+$)/g, "."));

export const wholeFault = (text: string, max: number): "number" | "numberTooLarge" | undefined => {
  const count = readWhole(text);
  if (count === null) return undefined;
  return Number.isNaN(count) ? "number" : count > max ? "numberTooLarge" : undefined;
};
