import { z } from "zod";

/** Who may call: `read` every token, each seeing what its clearance allows; `write` full tokens only. */
export type Access = "read" | "write";

/** What a method is besides its name: who may call it, when it runs, what it takes and (never at run time) what it answers. */
export interface Method<I extends z.ZodType, O> {
  access: Access;
  /** Whether it waits for the changes before it, so that each sees what the last one made: all that change something do. */
  inTurn: boolean;
  input: I;
  /** Never at run time: carries the answer's type. */
  output?: O;
}
export const read =
  <O>() =>
  <I extends z.ZodType>(input: I): Method<I, O> => ({ access: "read", inTurn: false, input });
export const write =
  <O>() =>
  <I extends z.ZodType>(input: I): Method<I, O> => ({ access: "write", inTurn: true, input });
/** For those who may write, and writes nothing in the journal itself: a file laid ready, a copy, the lock. It never waits behind a change. */
export const stage =
  <O>() =>
  <I extends z.ZodType>(input: I): Method<I, O> => ({ access: "write", inTurn: false, input });

/** Repeating a request with the same id gives the first answer and changes nothing more. */
export const requestId = z.string().min(1).max(100).optional();
export const file = { fileName: z.string().min(1).max(300), base64: z.base64() };

export interface FileOut {
  fileName: string;
  mediaType: string;
  base64: string;
}
