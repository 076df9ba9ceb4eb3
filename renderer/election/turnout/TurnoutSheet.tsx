/** Cử tri đi bầu. */
export const TurnoutSheet = () => null;
