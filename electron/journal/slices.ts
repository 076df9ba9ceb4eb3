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

/** Hands out one after another what long work yields, with everything else in between wherever a slice ends. */
export async function* oneByOne<T>(work: Iterable<T>): AsyncGenerator<T, undefined> {
  let end = performance.now() + sliceMs;
  for (const step of work) {
    yield step;
    if (performance.now() < end) continue;
    await breathe();
    end = performance.now() + sliceMs;
  }
}

/** The same work in one go. */
export function atOnce<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
