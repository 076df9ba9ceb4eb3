/** Asks for the newest input only: at most one question under way, the ones between left unasked. */
export interface LatestOnly<I> {
  /** `settled`: this input will stay (the pointer was let go), so what is under way for an older one is given up. */
  ask(input: I, settled?: boolean): void;
  /** Gives up what is under way and what waits; no answer comes after this. */
  stop(): void;
}

/** `answered` is told each answer with the input it belongs to, never one that was given up. */
export const latestOnly = <I, O>(question: (input: I, signal: AbortSignal) => Promise<O>, answered: (output: O, input: I) => void): LatestOnly<I> => {
  let underWay: AbortController | null = null;
  let waiting: { input: I } | null = null;

  const start = (input: I): void => {
    const control = new AbortController();
    underWay = control;
    waiting = null;
    const done = (tell: () => void) => {
      if (underWay !== control) return;
      underWay = null;
      tell();
      if (waiting !== null) start(waiting.input);
    };
    question(input, control.signal).then(
      (output) => done(() => answered(output, input)),
      () => done(() => {}),
    );
  };

  const stop = (): void => {
    underWay?.abort();
    underWay = null;
    waiting = null;
  };

  return {
    ask(input, settled = false) {
      if (settled) stop();
      if (underWay === null) start(input);
      else waiting = { input };
    },
    stop,
  };
};
