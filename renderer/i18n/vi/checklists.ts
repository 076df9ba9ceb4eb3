export const checklists = {};
