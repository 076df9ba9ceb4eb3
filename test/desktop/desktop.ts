import type { Page } from "@playwright/test";

/** The running desktop program as the suite drives it, the double of Electron and the real one alike. */
export interface Desktop {
  /** The desk's page. */
  page: Page;
  /** Kills the room's process at once, as a crash would. */
  crashRoom(): Promise<void>;
  /** Starts the program again on the same folder; resolves when that second one has ended. */
  startAgain(): Promise<void>;
  /** How often the window was brought to the front by the program. */
  timesFocused(): Promise<number>;
  /** Puts a page of another origin into the window past every guard, preload and all, and tells whether it is given a line to the room. */
  foreignPageGetsALine(): Promise<boolean>;
  /** Waits until the program has seen and refused a navigation or a new window to this address. */
  refused(url: string): Promise<void>;
  /** Number of windows open. */
  windows(): Promise<number>;
  /** Closes the window and resolves to the program's exit code. */
  close(): Promise<number>;
}
