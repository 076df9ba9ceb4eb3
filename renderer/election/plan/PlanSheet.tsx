/** Lịch việc. */
export const PlanSheet = () => null;
