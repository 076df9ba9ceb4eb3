/** Báo cáo. */
export const ReportsSheet = () => null;
