/** Methods of the alerts part of the election desk. */
export const alertsMethods = {} as const;
/** Those of them that can be watched. */
export const alertsLive = [] as const;
