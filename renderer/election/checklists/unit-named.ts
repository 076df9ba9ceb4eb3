import { fold } from "../../palette/fold.ts";

/** Whether every word typed begins a word of a unit's name or its district's, with or without accents. */
export const isUnitNamed = (names: string, typed: string): boolean => {
  const words = fold(names).split(/[^\p{L}\p{N}]+/u);
  return fold(typed)
    .split(/[^\p{L}\p{N}]+/u)
    .every((part) => words.some((word) => word.startsWith(part)));
};
