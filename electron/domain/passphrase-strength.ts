import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { weakWords } from "../contract/weak-words.ts";
import { foldVietnamese } from "./place-names.ts";

const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, vietnamese: [...new Set(weakWords)] }, graphs: adjacencyGraphs });

/**
 * How many guesses, as a power of ten, somebody who knows the usual tricks would need. Judged without accents, which guessers leave out too.
 * Method: D. Wheeler, "zxcvbn: Low-Budget Password Strength Estimation", USENIX Security 2016.
 */
export const guessesOf = (passphrase: string): number => {
  const folded = foldVietnamese(passphrase);
  const whole = estimator.check(passphrase.normalize("NFC").slice(0, 200)).guessesLog10;
  // Signs alone fold to nothing: then there is only the whole to judge.
  return folded.length * 2 < passphrase.length ? whole : Math.min(whole, estimator.check(folded.slice(0, 200)).guessesLog10);
};
