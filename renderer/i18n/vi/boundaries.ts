export const boundaries = {};
