/** The oldest of the moments things became known (ISO 8601, one offset for all as the room gives them); null where none was. */
export const oldestOf = (asOfs: Iterable<string | null>): string | null => {
  let oldest: string | null = null;
  for (const asOf of asOfs) if (asOf !== null && (oldest === null || Date.parse(asOf) < Date.parse(oldest))) oldest = asOf;
  return oldest;
};
