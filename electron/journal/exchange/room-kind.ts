import type { Ledger } from "../ledger.ts";

/** The setting that marks a store as an exercise's for good. */
export const exerciseSetting = "exercise";

export const isOfExercise = (ledger: Ledger): boolean => ledger.shelves.setting.row(exerciseSetting) !== undefined;
