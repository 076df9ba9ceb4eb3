/** Expected failures are values, never exceptions: only bugs throw. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: Problem };

/** What kind of failure it is; the surface decides by this, people read `message` and `hint`. */
export type ProblemCode =
  | "bad-input"
  | "forbidden"
  | "unauthorised"
  | "not-found"
  | "outside-province"
  | "not-in-force"
  /** Before the room began, or after now. */
  | "no-such-moment"
  /** The room is locked, or not made yet. */
  | "locked"
  | "too-large"
  | "unreadable-file"
  | "not-durable"
  | "cancelled"
  | "bug";

/** A failure in words for an officer: what happened (`message`), what is safe and what to do (`hint`), and each reason where there are several. */
export interface Problem {
  code: ProblemCode;
  message: string;
  hint: string;
  reasons?: string[];
}

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (code: ProblemCode, message: string, hint: string, reasons?: string[]): Result<never> => ({
  ok: false,
  error: reasons ? { code, message, hint, reasons } : { code, message, hint },
});
