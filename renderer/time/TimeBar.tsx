/** The two times: where the picture stands, and how to move it. */
export const TimeBar = () => null;
