import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";
import { passphraseJudge } from "../contract/passphrase-judge.ts";

/** How many guesses a passphrase would take, as a power of ten: the judge of the contract with its dictionaries at hand. */
export const guessesOf: (passphrase: string) => number = passphraseJudge((vietnamese) => {
  const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, vietnamese }, graphs: adjacencyGraphs });
  return (text) => estimator.check(text).guessesLog10;
});
