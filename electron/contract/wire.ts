import { z } from "zod";
import type { LayerFrame } from "./layers.ts";
import type { LiveMethod, OutputOf } from "./methods.ts";
import type { Problem, Result } from "./result.ts";

/** Three verbs from the surface to the room, the same over IPC port and WebSocket. `id` is the caller's, unique on its connection. */
export const wireRequest = z.discriminatedUnion("verb", [
  z.strictObject({ verb: z.literal("call"), id: z.number().int(), method: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.strictObject({ verb: z.literal("live"), id: z.number().int(), method: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.strictObject({ verb: z.literal("cancel"), id: z.number().int() }),
]);
export type WireRequest = z.infer<typeof wireRequest>;

/** What a live query of `M` sends. */
export type LiveValue<M extends LiveMethod> = M extends "layers.get" ? LayerFrame : OutputOf<M>;

/** What the room sends back: one `answer` to a call; any number of `news` to a live query, or one `ended` where it cannot go on. */
export type WireReply =
  | { verb: "answer"; id: number; result: Result<unknown> }
  | { verb: "news"; id: number; value: unknown }
  | { verb: "ended"; id: number; error: Problem };
