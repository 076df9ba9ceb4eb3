import type { Marking } from "../contract/index.ts";

/** What one entry did to a record. Times in ms since 1970. */
export interface HistoryEntry {
  entry: string;
  changeSet: string;
  title: string;
  actor: string;
  station: string;
  marking: Marking;
  knownAt: number;
  /** Its station's wall clock. */
  wall: number;
  trueAt: number;
  set: Record<string, unknown>;
  before: Record<string, unknown>;
  replaces: Record<string, string[]>;
  withdraws: string[];
  undoes: string | null;
}

/** All that became of a record, newest arrival first. */
export interface RecordHistory {
  entries: HistoryEntry[];
  /** Entries of a newer release, kept and not read. */
  unread: number;
}
