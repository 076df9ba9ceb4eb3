import { setImmediate as breathe } from "node:timers/promises";

/** For so long at most, in ms, long work keeps the process from everything else. */
const sliceMs = 8;

/** Does long work in slices with everything else between them, the first not before the caller is done. null: stopped before its end. */
export async function inSlices<T>(work: Generator<unknown, T>, stopped: () => boolean): Promise<T | null> {
  for (;;) {
    await breathe();
    if (stopped()) return null;
    const end = performance.now() + sliceMs;
    do {
      const step = work.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}

/** The same work in one go. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
