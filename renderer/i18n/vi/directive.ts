export const directive = {};
