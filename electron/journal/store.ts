import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { fail, ok, type Result } from "../contract/index.ts";
import { holdFolder } from "./folder-lock.ts";
import type { Ledger } from "./ledger.ts";
import { applicationId, schemaNumber } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import type { Opened } from "./opening-report.ts";
import { openForReading, openSalvaged, openTooNew } from "./reading-store.ts";
import type { WritingStatements } from "./rows.ts";
import type { SigningStation } from "./seal.ts";
import { storageCode, storageProblem } from "./storage-problem.ts";
import { openForWriting } from "./writing-store.ts";

/** A journal's tables, opened. Without `writing` they are only read. */
export interface OpenStore {
  station: string;
  opening: Opened;
  ledger: Ledger;
  writing: { statements: WritingStatements; station: SigningStation } | undefined;
  /** Where what is folded can be made anew while the rest is checked; undefined where nothing is left to check. */
  folded: WritingStatements | undefined;
  /** Something older than the checkpoint is bad: the next opening starts from the beginning. */
  distrust(): void;
  close(): void;
}

/** The journal's file in its folder. */
const fileName = "journal.sqlite";

/**
 * Opens the store of a folder in the best way it allows: for writing; or for reading, where the folder cannot be
 * written, the file is damaged, or a newer release made it. Refused only where another process holds the folder, or
 * where there is nothing yet and nothing can be made.
 */
export function openStore(folder: string | ":memory:", random: (size: number) => Uint8Array): Result<OpenStore> {
  if (folder === ":memory:") return ok(openForWriting(new Database(":memory:"), null, random, () => {}));
  const path = join(folder, fileName);
  const held = hold(folder);
  if (!held.ok) {
    if (held.error.code !== "not-durable" || !existsSync(path)) return held;
    const message = "Thư mục dữ liệu chỉ cho đọc: phòng mở chỉ để xem.";
    return orProblem(() => openForReading(path, message));
  }
  const release = held.value;
  const opened = orProblem(() => openHeld(path, folder, random, release));
  if (!opened.ok) release();
  return opened;
}

function hold(folder: string): Result<() => void> {
  try {
    mkdirSync(folder, { recursive: true });
    const release = holdFolder(folder);
    if (release) return ok(release);
    return fail(
      "forbidden",
      "Thư mục dữ liệu này đang được một phòng khác mở.",
      "Mỗi thư mục chỉ một phòng được mở. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại; dữ liệu không bị ảnh hưởng.",
    );
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

function openHeld(path: string, folder: string, random: (size: number) => Uint8Array, release: () => void): OpenStore {
  const seen = existsSync(path) ? look(path) : { schema: 0, isDamaged: false, isOurs: true };
  if (seen.isDamaged) return openSalvaged(path, "không đọc được cấu trúc tệp", release);
  if (!seen.isOurs) return openSalvaged(path, "không phải tệp nhật ký của phòng", release);
  if (seen.schema > (migrations.at(-1)?.number ?? 0)) return openTooNew(path, seen.schema, release);
  try {
    return openForWriting(new Database(path, { timeout: 5000 }), folder, random, release);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return openSalvaged(path, "có trang dữ liệu không đọc được", release);
  }
}

/** What a file says of itself, looked at without a way to change it. */
function look(path: string): { schema: number; isDamaged: boolean; isOurs: boolean } {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const schema = schemaNumber(db);
      const isOurs =
        schema === 0
          ? db.prepare("SELECT 1 FROM sqlite_schema").get() === undefined
          : db.pragma("application_id", { simple: true }) === applicationId;
      return { schema, isDamaged: false, isOurs };
    } finally {
      db.close();
    }
  } catch (error) {
    if (isDamage(error)) return { schema: 0, isDamaged: true, isOurs: true };
    throw error;
  }
}

const isDamage = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB)/.test(storageCode(error) ?? "");

function orProblem(open: () => OpenStore): Result<OpenStore> {
  try {
    return ok(open());
  } catch (error) {
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}
