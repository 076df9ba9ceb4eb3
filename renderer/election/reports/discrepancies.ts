import type { ReportTold } from "../../../electron/contract/index.ts";

/** Reports with something open, each with it in words; `conflict`: what is said where two entries contradict each other. */
export const discrepancies = (
  reports: readonly Pick<ReportTold, "id" | "unitName" | "slotName" | "flags" | "conflicts">[],
  conflict: string,
): { id: string; name: string; words: string[] }[] =>
  reports
    .map(({ id, unitName, slotName, flags, conflicts }) => ({
      id,
      name: `${unitName}, ${slotName}`,
      words: [...(conflicts.length > 0 ? [conflict] : []), ...flags.map(({ words }) => words)],
    }))
    .filter(({ words }) => words.length > 0);
