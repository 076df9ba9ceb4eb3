export const turnout = {};
