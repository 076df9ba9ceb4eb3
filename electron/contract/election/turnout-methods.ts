/** Methods of the turnout part of the election desk. */
export const turnoutMethods = {} as const;
/** Those of them that can be watched. */
export const turnoutLive = [] as const;
