import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { z } from "zod";
import { derivation, sealedText, wrapping } from "./wrap.ts";

const edition = z.int().min(0).max(65_535);
/** When somebody said that the paper is put away; null: nobody has. */
const storedAt = z.string().nullable().default(null);
const ways = {
  passphrase: z.strictObject({ derivation, wrapping }),
  recoveryKey: z.strictObject({ edition, storedAt, wrapping }),
  /** `holders`: sealed by the room's key; files written before that was so name them in the clear until the room is next opened. */
  envelope: z.strictObject({ edition, holders: z.union([sealedText, z.tuple([z.string(), z.string()])]), madeAt: z.string(), storedAt, wrapping }),
  /** `blob`: the wrapping key as the machine's keychain sealed it, base64. */
  keychain: z.strictObject({ blob: z.base64(), wrapping }),
} as const;
export type WayName = keyof typeof ways;

/** The ways in; null: not set up; "damaged": its bytes are not those that were written. */
export type Ways = { [W in WayName]: z.infer<(typeof ways)[W]> | "damaged" | null };

/** A room's key file: who may open it and how, never the key itself. */
export interface KeyFile {
  /** Names the room's key, hex; bound into every wrapping. */
  keyId: string;
  madeAt: string;
  idleMinutes: number | null;
  ways: Ways;
}

const way = z.strictObject({ sum: z.string(), content: z.unknown() }).nullable();
const onDisk = z.object({
  format: z.literal("phong-tinh-huong room.keys"),
  version: z.literal(1),
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  madeAt: z.string(),
  idleMinutes: z.int().min(1).max(240).nullable().catch(15),
  passphrase: way.catch({ sum: "", content: null }),
  recoveryKey: way.catch({ sum: "", content: null }),
  envelope: way.catch({ sum: "", content: null }),
  keychain: way.catch({ sum: "", content: null }),
});

/** A few bytes that tell damage on the disk from a wrong passphrase. */
const sumOf = (name: WayName, content: unknown): string =>
  createHash("sha256").update(name).update(JSON.stringify(content)).digest("hex").slice(0, 16);

export const keyFileOf = (folder: string): string => join(folder, "room.keys");
/** The copy that lies beside the backups, so that a folder of backups carried away can be opened. */
export const keyCopyOf = (folder: string): string => join(folder, "backups", "room.keys");

function readWay<T>(name: WayName, schema: z.ZodType<T>, given: z.infer<typeof way>): T | "damaged" | null {
  if (given === null) return null;
  const read = schema.safeParse(given.content);
  return read.success && sumOf(name, given.content) === given.sum ? read.data : "damaged";
}

/** What a key file says; "missing" or "damaged" where it cannot be read at all, "newer" where a newer release wrote it. */
export function readKeyFile(path: string): KeyFile | "missing" | "damaged" | "newer" {
  if (!existsSync(path)) return "missing";
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return "damaged";
  }
  const read = onDisk.safeParse(told);
  if (!read.success) return z.object({ version: z.number().min(2) }).safeParse(told).success ? "newer" : "damaged";
  const { keyId, madeAt, idleMinutes, passphrase, recoveryKey, envelope, keychain } = read.data;
  return {
    keyId,
    madeAt,
    idleMinutes,
    ways: {
      passphrase: readWay("passphrase", ways.passphrase, passphrase),
      recoveryKey: readWay("recoveryKey", ways.recoveryKey, recoveryKey),
      envelope: readWay("envelope", ways.envelope, envelope),
      keychain: readWay("keychain", ways.keychain, keychain),
    },
  };
}

function written(file: KeyFile): string {
  const kept = (name: WayName): unknown => {
    const content = file.ways[name];
    if (content === null) return null;
    return content === "damaged" ? { sum: "", content: null } : { sum: sumOf(name, content), content };
  };
  return `${JSON.stringify(
    {
      format: "phong-tinh-huong room.keys",
      version: 1,
      keyId: file.keyId,
      madeAt: file.madeAt,
      idleMinutes: file.idleMinutes,
      passphrase: kept("passphrase"),
      recoveryKey: kept("recoveryKey"),
      envelope: kept("envelope"),
      keychain: kept("keychain"),
    },
    null,
    1,
  )}\n`;
}

/** On the disk before it has its name: until then the old one stands. */
function writeWhole(path: string, text: string): void {
  const making = `${path}.new`;
  const file = openSync(making, "w", 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(making, path);
  if (process.platform === "win32") return;
  const folder = openSync(dirname(path), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Writes the key file and its copy beside the backups. The copy follows, so that a way taken away does not live on there. */
export function writeKeyFile(folder: string, file: KeyFile): void {
  const text = written(file);
  mkdirSync(folder, { recursive: true });
  writeWhole(keyFileOf(folder), text);
  if (existsSync(dirname(keyCopyOf(folder)))) writeWhole(keyCopyOf(folder), text);
}

/** Puts the copy beside the backups where it is missing or other than the key file. */
export function copyKeyFile(folder: string): void {
  if (!existsSync(keyFileOf(folder))) return;
  mkdirSync(dirname(keyCopyOf(folder)), { recursive: true });
  const text = readFileSync(keyFileOf(folder), "utf8");
  if (!existsSync(keyCopyOf(folder)) || readFileSync(keyCopyOf(folder), "utf8") !== text) writeWhole(keyCopyOf(folder), text);
}

/** Removes key files that were set aside: what they hold may still open by a way that was since taken away. */
export function dropSetAside(folder: string): void {
  for (const name of readdirSync(folder)) if (/^room\.keys\.damaged(-\d+)?$/.test(name)) rmSync(join(folder, name), { force: true });
}

/** Puts a key file that cannot be read at all aside, never over another that was; one of which single ways are spoiled is only written anew. */
export function setAside(path: string): void {
  if (typeof readKeyFile(path) !== "string") return;
  let to = `${path}.damaged`;
  for (let copy = 2; existsSync(to); copy++) to = `${path}.damaged-${copy}`;
  if (existsSync(path)) copyFileSync(path, to);
}
