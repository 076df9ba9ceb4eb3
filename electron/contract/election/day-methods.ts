/** Methods of the day part of the election desk. */
export const dayMethods = {} as const;
/** Those of them that can be watched. */
export const dayLive = [] as const;
