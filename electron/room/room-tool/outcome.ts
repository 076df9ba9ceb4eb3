import type { Problem } from "../../contract/index.ts";

/**
 * How the tool ends: 0 done and sound; 1 not done; 2 wrong arguments; 3 the folder is open in another process; 4 done, and the journal was
 * found damaged or its tables other than what its entries say; 5 the key is missing or wrong; 130 stopped by Ctrl+C.
 */
export const exitCodes = { done: 0, failed: 1, arguments: 2, held: 3, unsound: 4, key: 5, stopped: 130 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command comes to: an object for programs, lines for people. */
export interface Outcome {
  code: ExitCode;
  told: Record<string, unknown>;
  lines: string[];
}

const codeOf: Partial<Record<Problem["code"], ExitCode>> = {
  forbidden: exitCodes.held,
  locked: exitCodes.key,
  unauthorised: exitCodes.key,
  cancelled: exitCodes.stopped,
  "bad-input": exitCodes.arguments,
};

export const done = (told: Record<string, unknown>, lines: string[], isSound = true): Outcome => ({
  code: isSound ? exitCodes.done : exitCodes.unsound,
  told: { ok: isSound, ...told },
  lines,
});

export const failed = (problem: Problem): Outcome => ({
  code: codeOf[problem.code] ?? exitCodes.failed,
  told: { ok: false, error: problem },
  lines: [problem.message, `  ${problem.hint}`, ...(problem.reasons ?? []).map((reason) => `  - ${reason}`)],
});

export const refused = (code: Problem["code"], message: string, hint: string): Outcome => failed({ code, message, hint });
