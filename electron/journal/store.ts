import { mkdirSync, statSync } from "node:fs";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import Database from "better-sqlite3";
import { fail, ok, type Result } from "../contract/index.ts";
import { canonical } from "./canonical.ts";
import { holdFolder } from "./folder-lock.ts";
import type { Journal } from "./journal.ts";
import { Ledger } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { foldVersion, rebuild } from "./refold.ts";
import { readingStatements, type WritingStatements, writingStatements } from "./rows.ts";
import type { SigningStation } from "./seal.ts";
import { newStationKeys, signer } from "./station-key.ts";
import { storageProblem } from "./storage-problem.ts";

/** A journal's tables, opened. Without `writing` they are only read. */
export interface OpenStore {
  station: string;
  opening: Journal["opening"];
  ledger: Ledger;
  writing: { statements: WritingStatements; station: SigningStation } | undefined;
  close(): void;
}

interface StoreOptions {
  clock: () => Date;
  random: (size: number) => Uint8Array;
}

const fileName = "journal.sqlite";

export function openStore(folder: string | ":memory:", options: StoreOptions): Result<OpenStore> {
  if (folder === ":memory:") return ok(openWriting(new Database(":memory:"), null, options, () => {}));
  let release: (() => void) | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    release = holdFolder(folder);
    if (!release)
      return fail(
        "forbidden",
        "Thư mục dữ liệu này đang được một phòng khác mở.",
        "Mỗi thư mục chỉ một phòng được mở. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại; dữ liệu không bị ảnh hưởng.",
      );
    return ok(openWriting(new Database(join(folder, fileName), { timeout: 5000 }), folder, options, release));
  } catch (error) {
    release?.();
    const problem = storageProblem(error);
    if (problem) return problem;
    throw error;
  }
}

function openWriting(db: Database.Database, folder: string | null, options: StoreOptions, release: () => void): OpenStore {
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("temp_store = MEMORY");
    db.pragma("foreign_keys = ON");
    const outcome = migrate(db, migrations, () => {});
    const read = readingStatements(db);
    const write = writingStatements(db);
    if (outcome === "new") makeStation(write, folder, options);
    const row = read.store.get();
    const own = row && read.station.get(row.station);
    if (!row || !own?.private_key) throw new Error("the store does not know its own station");
    if (row.fold_version !== foldVersion) rebuild(read, write);
    const ledger = new Ledger(read);
    return {
      station: own.id,
      opening: { state: "ok", message: "Dữ liệu nguyên vẹn." },
      ledger,
      writing: { statements: write, station: { id: own.id, sign: signer(own.private_key) } },
      close: () => {
        db.close();
        release();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

function makeStation(write: WritingStatements, folder: string | null, options: StoreOptions): void {
  const keys = newStationKeys(options.random(32));
  write.begin.run();
  write.addStation.run(keys.id, keys.publicKey, keys.privateKey, null);
  write.addStore.run(keys.id, homeOf(folder), options.random(16), foldVersion);
  write.commit.run();
}

/** Where a store lives, so that a copy of its folder can be noticed: host, path, and the file's identity on its disk. */
function homeOf(folder: string | null): string {
  if (folder === null) return canonical({ memory: true });
  const { dev, ino } = statSync(join(folder, fileName), { bigint: true });
  return canonical({ host: hostname(), path: resolve(folder), file: `${dev}:${ino}` });
}
