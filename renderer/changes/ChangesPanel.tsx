/** What changed between two moments. */
export const ChangesPanel = () => null;
