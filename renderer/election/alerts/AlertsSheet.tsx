/** Cảnh báo. */
export const AlertsSheet = () => null;
