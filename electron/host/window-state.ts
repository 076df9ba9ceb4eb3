import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";

const windowState = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
/** Place and size of a window in screen pixels, not maximised. */
export type WindowState = z.infer<typeof windowState>;

/** What was last written, null where there is none or it cannot be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return null;
  }
}

/** Keeps it for next time; a disk that refuses costs nothing but the place of a window. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(state));
  } catch (error) {
    process.stderr.write(`Không ghi được vị trí cửa sổ: ${error instanceof Error ? error.message : error}\n`);
  }
}
