import { passphraseStrength } from "../../electron/contract/weak-words.ts";

export type Strength = "weak" | "fair" | "strong";
type Judge = (passphrase: string) => Strength;

/** Fetches the dictionaries and the estimator, once. The room refuses by the same judge. */
let judge: Promise<Judge> | null = null;
export const loadJudge = (): Promise<Judge> => {
  judge ??= Promise.all([
    import("../../electron/contract/passphrase-judge.ts"),
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]).then(([{ passphraseJudge }, { ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) => {
    const guessesOf = passphraseJudge((vietnamese) => {
      const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, vietnamese }, graphs: adjacencyGraphs });
      return (text) => estimator.check(text).guessesLog10;
    });
    return (passphrase) => {
      const guesses = guessesOf(passphrase);
      return guesses < passphraseStrength.least ? "weak" : guesses < passphraseStrength.strong ? "fair" : "strong";
    };
  });
  return judge;
};
