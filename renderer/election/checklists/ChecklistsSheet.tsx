/** Rà soát, diễn tập. */
export const ChecklistsSheet = () => null;
