/** How many rows an export writes, and which: those picked, else those the filter leaves, else all. */
export const exportedRows = (asked: { picked: number; matching: number; total: number }): { which: "picked" | "filtered" | "all"; n: number } => {
  if (asked.picked > 0) return { which: "picked", n: asked.picked };
  return { which: asked.matching < asked.total ? "filtered" : "all", n: asked.matching };
};
