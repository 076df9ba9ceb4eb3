import { z } from "zod";

/** Quyết định: number, date, signer. */
export const decision = z.strictObject({
  number: z.string().min(1).max(100),
  date: z.iso.date(),
  signer: z.string().min(1).max(200),
});
