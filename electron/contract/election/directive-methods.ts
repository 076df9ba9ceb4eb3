/** Methods of the directive part of the election desk. */
export const directiveMethods = {} as const;
/** Those of them that can be watched. */
export const directiveLive = [] as const;
