/** Methods of the tables part of the election desk. */
export const tablesMethods = {} as const;
/** Those of them that can be watched. */
export const tablesLive = [] as const;
