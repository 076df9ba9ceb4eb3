/** Methods of the reports part of the election desk. */
export const reportsMethods = {} as const;
/** Those of them that can be watched. */
export const reportsLive = [] as const;
