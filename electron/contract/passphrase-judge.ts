import { placeWords } from "./place-words.ts";
import { publicPhrases, weakWords } from "./weak-words.ts";

/** An estimator that also knows these words, the likeliest first: how many guesses a text takes, as a power of ten. Page and room bring the same. */
type EstimatorOf = (words: string[]) => (text: string) => number;

/** What a public phrase, a year or a date adds, as a power of ten: a guesser tries them all, in every order. */
const publicPart = 1;

const withoutAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
const folded = (text: string): string =>
  withoutAccents(text)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Public phrases, one or more in a row, joined or apart: "ha giang", "baucuhagiang". */
const phrase = [...new Set([...publicPhrases, ...placeWords.filter((name) => name.includes(" "))])]
  .sort((a, b) => b.length - a.length)
  .map((words) => words.replaceAll(" ", " ?"))
  .join("|");
const phrases = new RegExp(`(?<![a-z])(?:(?:${phrase}) ?)+(?![a-z])`, "g");
const onePhrase = new RegExp(phrase, "g");
/** A year, or a date with or without its year, as written with any sign between. */
const dates = /(?<!\d)(?:(?:\d{1,2} ){0,2}(?:19|20)\d{2}|\d{1,2} \d{1,2}|\d{6}|\d{8})(?!\d)/g;

/**
 * How many guesses, as a power of ten, somebody who knows the usual tricks and this room would need. Judged as typed, without accents, without
 * blanks, and without what anybody can read on the screen or the map: those words, years and dates count for next to nothing.
 * Method: D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016. Page and room judge by this one.
 */
export function passphraseJudge(estimatorOf: EstimatorOf): (passphrase: string) => number {
  const estimate = estimatorOf([...new Set([...weakWords, ...placeWords, ...placeWords.map((name) => name.replaceAll(" ", ""))])]);
  const guesses = (text: string): number => (text === "" ? 0 : estimate(text.slice(0, 200)));
  return (passphrase) => {
    const whole = guesses(passphrase.normalize("NFC"));
    const bare = folded(passphrase.slice(0, 200));
    // Signs alone fold to nothing: then there is only the whole to judge.
    if (bare.length * 2 < passphrase.length) return whole;
    let parts = 0;
    const rest = bare
      .replace(phrases, (found) => {
        parts += found.match(onePhrase)?.length ?? 0;
        return " ";
      })
      .replace(dates, () => {
        parts += 1;
        return " ";
      })
      .replace(/ +/g, " ")
      .trim();
    return Math.min(whole, guesses(bare), guesses(withoutAccents(passphrase).replace(/\s+/g, "")), parts * publicPart + guesses(rest));
  };
}
