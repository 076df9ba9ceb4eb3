import journal from "./0001_journal.sql?raw";
import exchange from "./0002_exchange.sql?raw";
import frames from "./0003_frames.sql?raw";

/** One step of the schema: forward only, never changed once shipped. Its number becomes the file's `user_version`. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = [
  { number: 1, name: "journal", sql: journal },
  { number: 2, name: "exchange", sql: exchange },
  { number: 3, name: "frames", sql: frames },
];

/** The newest schema this release reads and writes. */
export const newestSchema = migrations.at(-1)?.number ?? 0;
