/** Diễn biến ngày. */
export const DaySheet = () => null;
