import type { StoreKey } from "./database.ts";

/** What a journal takes from outside. */
export interface JournalOptions {
  /** The room's clock: when something becomes known, and what counts as the future. */
  clock: () => Date;
  /** Wall time, ms since 1970: what the hybrid clock stays on. */
  wall: () => number;
  /** The key of an encrypted store; left out: the store is not encrypted. */
  key?: StoreKey;
  /** Nothing in the folder is touched: for tools that only look. */
  isOnlyRead?: boolean;
  /** Chance, for keys, ids and salts; default: the operating system's. */
  random?: (size: number) => Uint8Array;
}
