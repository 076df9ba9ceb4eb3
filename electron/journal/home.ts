import { statSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { canonical } from "./canonical.ts";

/** Where a store lives: the machine, the path, and the folder's identity on its disk as `device:number`. */
const folderHome = z.strictObject({ host: z.string(), path: z.string(), folder: z.string() });
const home = z.union([z.strictObject({ memory: z.literal(true) }), z.strictObject({ restoredFrom: z.string() }), folderHome]);

/** What a store's home says once it is opened somewhere. `moved`: the same folder under another name. */
export type Whereabouts = { is: "same" | "moved" | "copied" } | { is: "restored"; from: string };

/** Where a store in `folder` lives; null: in memory. */
export function homeOf(folder: string | null): string {
  if (folder === null) return canonical({ memory: true });
  const { dev, ino } = statSync(folder, { bigint: true });
  return canonical({ host: hostname(), path: resolve(folder), folder: `${dev}:${ino}` });
}

/** The home of a store that was just put in a folder from one of its backups. */
export const homeOfRestored = (fileName: string): string => canonical({ restoredFrom: fileName });

/** Whether a store that says `kept` is still where it says, now that it is found at `now`. */
export function whereabouts(kept: string, now: string): Whereabouts {
  if (kept === now) return { is: "same" };
  const [before, after] = [readHome(kept), readHome(now)];
  if (before && "restoredFrom" in before) return { is: "restored", from: before.restoredFrom };
  if (!before || !after || !("folder" in before) || !("folder" in after) || before.host !== after.host) return { is: "copied" };
  if (before.folder === after.folder) return { is: "moved" };
  // A disk's number may be another after the machine was started anew; at the same path the folder's own number tells a copy.
  const isSameFolder = before.path === after.path && before.folder.split(":")[1] === after.folder.split(":")[1];
  return { is: isSameFolder ? "moved" : "copied" };
}

function readHome(text: string): z.infer<typeof home> | undefined {
  try {
    const given: unknown = JSON.parse(text);
    return home.safeParse(given).data;
  } catch {
    return undefined;
  }
}
