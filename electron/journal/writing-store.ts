import Database from "better-sqlite3";
import type { Checkpoint } from "./examination.ts";
import { foldVersion } from "./fold-version.ts";
import { bodyOf, headerOf } from "./history.ts";
import { homeOf } from "./home.ts";
import { readEntry } from "./known-kinds.ts";
import { Ledger } from "./ledger.ts";
import { migrate } from "./migrate.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import type { Claim } from "./missing-changes.ts";
import { allRefolded, type Opened } from "./opening-report.ts";
import { rebuild } from "./refold.ts";
import { type ReadingStatements, readingStatements, type StoreRow, type WritingStatements, writingStatements } from "./rows.ts";
import { newStationKeys, signer } from "./station-key.ts";
import type { OpenStore } from "./store.ts";
import { type Settled, settle } from "./succeed.ts";
import { examineTail } from "./verify.ts";

/** Files up to this size are looked through page by page on opening; larger ones when `verify` is asked. */
const lookedThroughBytes = 64 * 1024 * 1024;

/** What opening for writing takes besides. */
interface Circumstances {
  steps?: readonly Migration[];
  /** The wall clock, ms since 1970. */
  wall?: () => number;
  /** The last room was not closed, and the file with its last changes is gone. */
  isShort?: boolean;
  /** What lies beside the store and knows how far its station had come. */
  claims?: readonly Claim[];
  /** Makes a whole copy of the file before an existing schema is touched; what it throws stops everything with the file as it was. */
  backUp?: (db: Database.Database, schema: number) => void;
}

/**
 * Opens a store for writing: brings its schema up to date, looks through what arrived since it was last found sound, and
 * folds anew where the fold has changed. What does not hold together is opened without writing, and `opening` says so.
 *
 * @throws SqliteError with SQLITE_CORRUPT where pages cannot be read; the connection is closed then.
 */
export function openForWriting(
  db: Database.Database,
  folder: string | null,
  random: (size: number) => Uint8Array,
  release: () => void,
  { steps = migrations, wall = Date.now, isShort = false, claims = [], backUp = () => {} }: Circumstances = {},
): OpenStore {
  try {
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("wal_autocheckpoint = 1000");
    db.pragma("temp_store = MEMORY");
    db.pragma("foreign_keys = ON");
    const outcome = migrate(db, steps, (from) => backUp(db, from));
    if (outcome !== "new") lookThrough(db);
    const read = readingStatements(db);
    const write = writingStatements(db);
    if (outcome === "new" || !read.store.get()) makeStation(write, folder, random);
    const store = read.store.get();
    const own = store && read.station.get(store.station);
    if (!store || !own?.private_key) throw new Database.SqliteError("the store does not know its own station", "SQLITE_CORRUPT");
    const damage = examineTail(read, { arrival: store.verified_arrival, hash: store.verified_hash });
    const former = { ...own, private_key: own.private_key };
    const settled =
      folder === null || damage || outcome === "new"
        ? { station: own.id, privateKey: own.private_key, message: "", isOlder: false }
        : settle({ db, read, store, own: former, folder, claims, isShort, random, wall });
    const isTorn = !damage && outcome === "current" && store.fold_version === foldVersion && !countsAgree(read);
    if (!damage && (isTorn || mustRefold(read, store))) rebuild(read, write);
    const ledger = new Ledger(read);
    let isSound = !damage;
    return {
      station: settled.station,
      opening: { ...withRefolded(openedAs(outcome, settled), isTorn), damage },
      ledger,
      writing: damage ? undefined : { statements: write, station: { id: settled.station, sign: signer(settled.privateKey) } },
      folded: damage || outcome === "new" ? undefined : write,
      distrust: () => {
        isSound = false;
        setCheckpoint(write, { arrival: 0, hash: null });
      },
      wayBack: () => "",
      bearWitness: () => {},
      markArrival: () => {},
      close: () => {
        const { arrival, arrivalHash } = ledger.ends;
        if (isSound && arrival !== store.verified_arrival) setCheckpoint(write, { arrival, hash: arrivalHash });
        db.close();
        release();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** @throws SqliteError with SQLITE_CORRUPT where the file's pages do not hold together. */
function lookThrough(db: Database.Database): void {
  if (Number(db.pragma("page_count", { simple: true })) * Number(db.pragma("page_size", { simple: true })) > lookedThroughBytes) return;
  const found = db.pragma("quick_check(1)", { simple: true });
  if (found !== "ok") throw new Database.SqliteError(String(found), "SQLITE_CORRUPT");
}

/** Whether the chains count as many entries as arrived: where rows of theirs were lost they do not. */
function countsAgree(read: ReadingStatements): boolean {
  const last = read.lastChangeSet.get();
  const arrived = last ? last.first_entry + headerOf(last).entries - 1 : 0;
  return read.chains.all().reduce((sum, { entries }) => sum + entries, 0) === arrived;
}

const withRefolded = (opened: Opened, isTorn: boolean): Opened =>
  isTorn ? { ...opened, state: "restored", message: `${opened.message} ${allRefolded}`.trim() } : opened;

/** The fold's code has changed, or it now knows what it could not read before. */
function mustRefold(read: ReadingStatements, store: StoreRow): boolean {
  if (store.fold_version !== foldVersion) return true;
  return read.unreadEntries.all().some((entry) => {
    const body = bodyOf(entry);
    return body !== undefined && readEntry(body) !== undefined;
  });
}

function openedAs(outcome: ReturnType<typeof migrate>, { message, isOlder }: Settled): Opened {
  switch (outcome) {
    case "new":
      return { state: "ok", message: "Nhật ký mới lập." };
    case "migrated":
      return {
        state: isOlder ? "restored" : "migrated",
        message: `Dữ liệu đã được nâng lên lược đồ mới; bản trước đó nằm trong thư mục backups. ${message}`.trim(),
      };
    case "current":
      return { state: isOlder ? "restored" : "ok", message };
  }
}

function setCheckpoint(write: WritingStatements, { arrival, hash }: Checkpoint): void {
  try {
    write.setVerified.run(arrival, hash);
  } catch {
    // A full disk only means that the next opening looks at a little more, or finds out a little later.
  }
}

function makeStation(write: WritingStatements, folder: string | null, random: (size: number) => Uint8Array): void {
  const keys = newStationKeys(random(32));
  write.begin.run();
  write.addStation.run(keys.id, keys.publicKey, keys.privateKey, null);
  write.addStore.run(keys.id, homeOf(folder), random(16), foldVersion);
  write.commit.run();
}
