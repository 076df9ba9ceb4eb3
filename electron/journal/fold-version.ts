/** Raised whenever the same entries would give other projections than before; a store folded by another is refolded on opening. */
export const foldVersion = 3;
