/** A key with its modifiers; `key` in lower case. Shift is not told apart for signs such as `?`, where it is needed to type them. */
export interface Chord {
  key: string;
  ctrl: boolean;
  alt: boolean;
  shift: boolean;
}

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}]/u.test(key);

/** Reads `Ctrl+Shift+Z`; throws on an empty key. */
export const parseChord = (text: string): Chord => {
  const parts = text.split("+").map((part) => part.trim().toLowerCase());
  const key = parts.at(-1);
  if (!key) throw new Error(`no key in shortcut "${text}"`);
  return { key, ctrl: parts.includes("ctrl"), alt: parts.includes("alt"), shift: parts.includes("shift") };
};

export const chordOf = (event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">): Chord => {
  const key = event.key.toLowerCase();
  return { key, ctrl: event.ctrlKey || event.metaKey, alt: event.altKey, shift: event.shiftKey && !isSign(key) };
};
