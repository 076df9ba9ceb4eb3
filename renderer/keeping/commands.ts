import type { Command } from "../commands/registry.ts";
import type { RoomClient } from "../room-client/client.ts";

/** The journal, what changed, the fallback pack. */
export const keepingCommands = (_client: RoomClient): Command[] => [];
