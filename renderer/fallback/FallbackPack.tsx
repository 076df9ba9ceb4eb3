/** What must still be known when the machine is dead, ready to print. */
export const FallbackPack = () => null;
