/** Đôn đốc. */
export const ChaseSheet = () => null;
