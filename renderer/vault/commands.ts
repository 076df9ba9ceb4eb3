import type { Command } from "../commands/registry.ts";
import type { RoomClient } from "../room-client/client.ts";

/** Locking and its keys. */
export const vaultCommands = (_client: RoomClient): Command[] => [];
