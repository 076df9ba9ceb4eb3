import { setImmediate as nextTurn } from "node:timers/promises";

/** Milliseconds a long piece of work may keep the thread to itself. */
const longest = 25;

/** For the loops of one long piece of work: await what it returns now and then, and other work of the thread gets its turn. */
export function pace(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return nextTurn().then(() => {
      since = performance.now();
    });
  };
}
