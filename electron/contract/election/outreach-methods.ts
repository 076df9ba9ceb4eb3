/** Methods of the outreach part of the election desk. */
export const outreachMethods = {} as const;
/** Those of them that can be watched. */
export const outreachLive = [] as const;
