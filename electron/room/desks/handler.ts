import type { z } from "zod";
import type { MethodName, methods, OutputOf, Result, RoomMethod } from "../../contract/index.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

/** What a method's argument is once it has been read. */
export type Asked<M extends MethodName> = z.output<(typeof methods)[M]["input"]>;

/** One method of the room: expected failures are values, throwing is a bug. `signal` says that nobody waits for the answer any more. */
export type Handler<M extends MethodName> = (
  room: RoomParts,
  viewer: Viewer,
  asked: Asked<M>,
  signal?: AbortSignal,
) => Result<OutputOf<M>> | Promise<Result<OutputOf<M>>>;

/** Every method by its name; leaving one out does not compile. */
export type HandlerTable = { [M in RoomMethod]: Handler<M> };
