/** Folder of the exercise as it opens at 08:47, made once a run by `make-pristine.ts`; tests work on copies of it. */
export function pristineExercise(): string {
  const folder = process.env.PRISTINE_EXERCISE;
  if (folder === undefined) throw new Error("PRISTINE_EXERCISE is not set: run these tests by playwright.config.ts");
  return folder;
}
