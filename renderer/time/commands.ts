import type { Command } from "../commands/registry.ts";
import type { RoomClient } from "../room-client/client.ts";

/** Moving through the two times. */
export const timeCommands = (_client: RoomClient): Command[] => [];
