/** Methods of the checklists part of the election desk. */
export const checklistsMethods = {} as const;
/** Those of them that can be watched. */
export const checklistsLive = [] as const;
