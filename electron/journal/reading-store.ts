import type Database from "better-sqlite3";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { attempt } from "./attempt.ts";
import { openDatabase, type StoreKey } from "./database.ts";
import { Ledger } from "./ledger.ts";
import { memoryCopy } from "./memory-copy.ts";
import { migrate } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";
import { type Claim, missingChanges } from "./missing-changes.ts";
import type { Opened } from "./opening-report.ts";
import { rebuild } from "./refold.ts";
import { readingStatements, writingStatements } from "./rows.ts";
import { type Salvaged, salvage } from "./salvage.ts";
import type { OpenStore } from "./store.ts";
import { examineTail } from "./verify.ts";

/** Opens a file for reading alone, as a folder that cannot be written is; the folder is not touched. `message` says why. */
export function openForReading(path: string, message: string, key: StoreKey, claims: readonly Claim[] = []): OpenStore {
  const copy = memoryCopy(path, key);
  // The copy alone is brought to this release's schema.
  if (migrate(copy, migrations, () => {}) === "migrated") attempt(() => rebuild(readingStatements(copy), writingStatements(copy)));
  const opened = reading(copy, { state: "ok", message }, () => {});
  const { read } = opened.ledger;
  const store = read.store.get();
  const damage = store && examineTail(read, { arrival: store.verified_arrival, hash: store.verified_hash });
  if (damage) return { ...opened, opening: { ...opened.opening, damage } };
  const missing = missingChanges(read, opened.station, claims);
  const opening: Opened = missing === null ? opened.opening : { state: "restored", message: `${message} ${missing}`, missing };
  return { ...opened, opening, folded: writingStatements(copy) };
}

/** Opens a file of a newer release as far as this one can read it; the file is not touched. */
export function openTooNew(path: string, schema: number, release: () => void, key: StoreKey): OpenStore {
  const known = migrations.at(-1)?.number ?? 0;
  const opening: Opened = {
    state: "too-new",
    message: `Dữ liệu do bản mới hơn lập (lược đồ ${schema}, bản này đọc tới ${known}). Phòng mở chỉ để xem; hãy cài bản mới rồi mở lại.`,
  };
  const copy = memoryCopy(path, key);
  try {
    return reading(copy, opening, release);
  } catch {
    copy.close();
    return reading(emptyStore(), opening, release);
  }
}

/** Saves what can be read of a damaged file and shows that; the file is not touched. */
export function openSalvaged(path: string, why: string, release: () => void, key: StoreKey): OpenStore {
  const empty = emptyStore();
  const found = salvageFrom(path, empty, key);
  const message = `Tệp dữ liệu bị hỏng (${why}). ${foundInWords(found)} Phòng mở chỉ để xem, tệp cũ được giữ nguyên.`;
  return reading(empty, { state: "salvaged-read-only", message }, release);
}

/** Opens with nothing to show where the file itself is lost; `message` says so and what to do. */
export function openLost(message: string, release: () => void): OpenStore {
  return reading(emptyStore(), { state: "salvaged-read-only", message }, release);
}

function foundInWords({ whole, partial, unproven, unreadable, lost, isEndUnread }: Salvaged): string {
  const n = writtenNumber;
  const parts = [`Đã đọc được ${n(whole)} thay đổi còn nguyên vẹn.`];
  if (partial > 0) {
    const gone = unreadable > 0 ? `, ${n(unreadable)} mục không đọc được` : "";
    parts.push(`${n(partial)} thay đổi không còn nguyên vẹn: ${n(unproven)} mục đọc được nhưng không kiểm chứng được${gone}.`);
  }
  if (lost > 0) parts.push(`${n(lost)} thay đổi không đọc được.`);
  if (isEndUnread) parts.push("Không rõ sau đó còn bao nhiêu thay đổi.");
  return parts.join(" ");
}

function salvageFrom(path: string, empty: Database.Database, key: StoreKey): Salvaged {
  let damaged: Database.Database;
  try {
    damaged = memoryCopy(path, key);
  } catch {
    return { whole: 0, partial: 0, unproven: 0, unreadable: 0, lost: 0, isEndUnread: true };
  }
  try {
    return salvage(damaged, empty);
  } finally {
    damaged.close();
  }
}

function emptyStore(): Database.Database {
  const db = openDatabase(":memory:", null);
  migrate(db, migrations, () => {});
  return db;
}

function reading(db: Database.Database, opening: Opened, release: () => void): OpenStore {
  const ledger = new Ledger(readingStatements(db));
  return {
    station: ledger.read.store.get()?.station ?? "",
    opening,
    ledger,
    writing: undefined,
    folded: undefined,
    distrust: () => {},
    wayBack: () => "",
    bearWitness: () => {},
    markArrival: () => {},
    close: () => {
      db.close();
      release();
    },
  };
}
