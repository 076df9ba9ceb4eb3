import type { DayWord } from "../../../electron/contract/index.ts";

/** What may be told of a place from the palette: a word of its day, or that something began there. */
export const spokenSteps = [
  "opened",
  "interrupted",
  "closed",
  "notOpen",
  "counting",
  "minutes",
  "handedOver",
  "ballots",
] as const satisfies readonly (DayWord | "interrupted" | "ballots")[];
export type SpokenStep = (typeof spokenSteps)[number];

/** A place as it is looked for, its words folded. */
export interface SpokenPlace {
  id: string;
  number: number;
  /** Name of the place and its commune without accents. */
  folded: string;
  /** Its vote has not begun, or nobody has said so. */
  isWaited: boolean;
}

const wordsOf = (folded: string): string[] => folded.split(/[\s:,]+/).filter((word) => word !== "");

const holds = ({ id, number, folded }: SpokenPlace, word: string): boolean =>
  /^\d+$/.test(word) ? number === Number(word) || folded.includes(` ${word} `) : folded.includes(word) || id === word;

/** Whether every word of a folded text is found in a place, a number only as the place's own or as a word of its name. */
export const isSpoken = (place: SpokenPlace, folded: string): boolean => wordsOf(folded).every((word) => holds(place, word));

/**
 * What "khai mac cao bo 2" asks for: the step its beginning names, and the words of the place after it. Null where it names no step.
 * `steps`: each step's name, folded, as is the text.
 */
export const readSpoken = (folded: string, steps: Readonly<Record<SpokenStep, string>>): { step: SpokenStep; words: string[] } | null => {
  const text = folded.trim();
  const step = spokenSteps.find((one) => text.startsWith(steps[one]));
  if (step === undefined) return null;
  const words = wordsOf(text.slice(steps[step].length));
  return { step, words };
};

/** Places every word is found in; before the vote began those still waited for come first, after it those that began. */
export const spokenPlaces = (places: Iterable<SpokenPlace>, words: readonly string[], step: SpokenStep, most: number): SpokenPlace[] => {
  const waitedFirst = step === "opened" || step === "notOpen" ? 1 : -1;
  const found = [...places].filter((place) => words.every((word) => holds(place, word)));
  return found.sort((one, other) => (Number(other.isWaited) - Number(one.isWaited)) * waitedFirst || (one.id < other.id ? -1 : 1)).slice(0, most);
};
