import { ok, type Result } from "../contract/index.ts";
import { chance } from "./chance.ts";
import type { Journal } from "./journal.ts";
import type { JournalOptions } from "./journal-options.ts";
import { openStore } from "./store.ts";
import { StoredJournal } from "./stored-journal.ts";

/**
 * Opens the journal in `folder` (made where there is none), or one in memory that ends with the process. One process a
 * folder: a second one is refused and the first stays up. A folder that is damaged, too new or read-only opens for
 * reading, and `opening` says so.
 */
export function openJournal(folder: string | ":memory:", options: JournalOptions): Result<Journal> {
  const random = options.random ?? chance;
  const store = openStore(folder, random, options.key ?? null, options.wall, options.isOnlyRead ? "to-read" : "to-write");
  return store.ok
    ? ok(new StoredJournal(store.value, { ...options, random, key: options.key ?? null, isOnlyRead: options.isOnlyRead ?? false }))
    : store;
}
