/** A head as people read and copy it: capitals in groups of four. */
export const headGroups = (head: string): string[] => head.toUpperCase().match(/.{1,4}/g) ?? [];

const FEWEST = 8;

/** What was typed or pasted as the room takes it: hexadecimal digits alone; null while it is too short or has something else in it. */
export const readHead = (typed: string): string | null => {
  const digits = typed.replace(/[\s\-–—.:·]/g, "");
  return /^[0-9a-f]+$/i.test(digits) && digits.length >= FEWEST ? digits.toLowerCase() : null;
};
