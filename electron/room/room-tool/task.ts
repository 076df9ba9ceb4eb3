/** What every command of the tool works with. */
export interface Task {
  folder: string;
  /** Null where the folder is not encrypted. */
  key: Uint8Array | null;
  /** A line for people. */
  say: (line: string) => void;
  /** Says how far it has come, 0 to 1. */
  progress: (done: number) => void;
  signal: AbortSignal;
  /** Where to write what comes out, if it was said. */
  as: string | undefined;
}
