import { z } from "zod";
import { marking, type Problem } from "../contract/index.ts";

const opening = z.strictObject({ folder: z.string(), exercise: z.boolean(), geodata: z.string() });
/** Which room the process is to open. */
export type Opening = z.infer<typeof opening>;

/** What the desktop tells the room's process. `join` comes with one message port, the page's line. */
export const toRoom = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("open"), opening }),
  z.strictObject({ verb: z.literal("join"), viewer: z.strictObject({ clearance: marking, mayWrite: z.boolean(), actor: z.string() }) }),
  z.strictObject({ verb: z.literal("close") }),
  /** The keychain's answer to request `id`; null: it could not. */
  z.strictObject({ verb: z.literal("keychain"), id: z.int(), base64: z.base64().nullable() }),
]);
export type ToRoom = z.infer<typeof toRoom>;

const problem: z.ZodType<Problem> = z.custom<Problem>(
  (value) => typeof value === "object" && value !== null && "message" in value && "hint" in value,
);

/** What the room's process tells the desktop. */
export const fromRoom = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("opened") }),
  z.strictObject({ verb: z.literal("refused"), problem }),
  /** Only the desktop's own process reaches the keychain. `look`: answered with some bytes where it is a real one. */
  z.strictObject({ verb: z.literal("keychain"), id: z.int(), action: z.enum(["look", "seal", "unseal"]), base64: z.base64() }),
]);
export type FromRoom = z.infer<typeof fromRoom>;
