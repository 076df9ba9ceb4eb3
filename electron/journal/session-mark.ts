import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";
import { attempt } from "./attempt.ts";
import { syncFolderOf } from "./disk.ts";
import { storageCode } from "./storage-problem.ts";

/**
 * What the file of an open room says: the last arrival its station committed, and how that one's hash begins. Written after the commit
 * and not synced, so it never says more than was acknowledged; it outlives the process, not always the machine.
 */
const sessionMark = z.strictObject({ station: z.string(), arrival: z.coerce.number().int().min(0), hash: z.string() });

const hashDigits = 16;
/** Digits of an arrival: each mark covers the one before. */
const arrivalDigits = 12;

/** The mark of a room that was not closed; undefined where there is none or it cannot be read. */
export function readSessionMark(path: string): z.infer<typeof sessionMark> | undefined {
  return attempt(() => {
    const given: unknown = JSON.parse(readFileSync(path, "utf8"));
    return sessionMark.safeParse(given).data;
  });
}

/** The mark of a room while it is open. What the disk refuses is left out: it only tells of lost changes later. */
export class SessionMark {
  readonly #station: string;
  #file: number | undefined;

  constructor(path: string, station: string) {
    this.#station = station;
    this.#try(() => {
      this.#file = openSync(path, "w");
      syncFolderOf(path);
    });
  }

  /** `hash`: of the last arrival; null where there is none. */
  write(arrival: number, hash: string | null): void {
    const file = this.#file;
    if (file === undefined) return;
    const told = { station: this.#station, arrival: String(arrival).padStart(arrivalDigits, "0"), hash: (hash ?? "").slice(0, hashDigits) };
    this.#try(() => writeSync(file, JSON.stringify(told), 0));
  }

  close(): void {
    const file = this.#file;
    this.#file = undefined;
    if (file !== undefined) this.#try(() => closeSync(file));
  }

  #try(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (storageCode(error) === undefined) throw error;
    }
  }
}
