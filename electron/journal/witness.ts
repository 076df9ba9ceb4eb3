import { hash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { StoreKey } from "./database.ts";
import { storageCode } from "./storage-problem.ts";

/**
 * What lies beside the journal to tell that its file was put back to an older one: how far its station had come when it was last
 * written, always after the journal itself was on the disk. `key` recognises the store's key and tells nothing of it; null: not encrypted.
 */
const witness = z.strictObject({
  station: z.string(),
  arrival: z.number().int().min(0),
  hash: z.string().nullable(),
  key: z.string().nullable(),
});
export type Witness = z.infer<typeof witness>;

/** How a key is recognised: the first half of a hash of its 32 random bytes. */
export const keyMark = (key: StoreKey): string | null =>
  key === null ? null : hash("sha256", Buffer.concat([Buffer.from("store key\n"), key]), "hex").slice(0, 32);

/** The witness of a folder; undefined where there is none or it cannot be read. */
export function readWitness(path: string): Witness | undefined {
  try {
    const given: unknown = JSON.parse(readFileSync(path, "utf8"));
    return witness.safeParse(given).data;
  } catch {
    return undefined;
  }
}

/** Puts a new witness in the old one's place. What the disk refuses is left out: it only tells of an older file put back. */
export function writeWitness(path: string, told: Witness): void {
  try {
    writeFileSync(`${path}.new`, JSON.stringify(told));
    renameSync(`${path}.new`, path);
  } catch (error) {
    if (storageCode(error) === undefined) throw error;
  }
}
