/** The journal: whether it is whole, its copies, its other stations. */
export const JournalPanel = () => null;
