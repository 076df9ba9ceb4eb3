import journal from "./0001_journal.sql?raw";
import exchange from "./0002_exchange.sql?raw";

/** One step of the schema: forward only, never changed once shipped. Its number becomes the file's `user_version`. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
}

export const migrations: readonly Migration[] = [
  { number: 1, name: "journal", sql: journal },
  { number: 2, name: "exchange", sql: exchange },
];
