import { passphraseStrength, weakWords } from "../../electron/contract/weak-words.ts";

export type Strength = "weak" | "fair" | "strong";
type Judge = (passphrase: string) => Strength;

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");

/** Fetches the dictionaries and the estimator, once. The room judges by the same words and refuses by the same measure. */
let judge: Promise<Judge> | null = null;
export const loadJudge = (): Promise<Judge> => {
  judge ??= Promise.all([import("@zxcvbn-ts/core"), import("@zxcvbn-ts/language-common")]).then(
    ([{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }]) => {
      const estimator = new ZxcvbnFactory({ dictionary: { ...dictionary, vietnamese: [...new Set(weakWords)] }, graphs: adjacencyGraphs });
      const guesses = (text: string): number => estimator.check(text.slice(0, 200)).guessesLog10;
      return (passphrase) => {
        const bare = folded(passphrase)
          .replace(/[^\p{L}\p{N}]+/gu, " ")
          .trim();
        const whole = guesses(passphrase.normalize("NFC"));
        const least = bare.length * 2 < passphrase.length ? whole : Math.min(whole, guesses(bare));
        return least < passphraseStrength.least ? "weak" : least < passphraseStrength.strong ? "fair" : "strong";
      };
    },
  );
  return judge;
};
