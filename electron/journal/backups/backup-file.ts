import type Database from "better-sqlite3";
import { type Marking, marking, mayRead } from "../../contract/index.ts";
import { headOf } from "../change-set.ts";
import { openDatabase, type StoreKey } from "../database.ts";
import { sizeOf } from "../disk.ts";
import { Examination, type Finding } from "../examination.ts";
import { applicationId, schemaNumber } from "../migrate.ts";
import { readingStatements, signedStatements } from "../rows.ts";
import { atOnce, inSlices } from "../slices.ts";
import { storageCode } from "../storage-problem.ts";
import { examineAll, examineTail } from "../verify.ts";

type Tally = Record<Marking, { entries: number; head: string }>;

/** What a copy says of the journal in it, whatever release wrote it. */
export interface BackupFacts {
  schema: number;
  station: string;
  /** Its last change set: number, hash of its arrival, and when it became known on the room's clock (ms); 0, null and null where it has none. */
  arrival: number;
  arrivalHash: string | null;
  knownAt: number | null;
  /** Counts and heads as each clearance may hold them. */
  tally: Tally;
}

/** What opening a copy showed. `problem`: in words what is wrong with it. */
export type BackupLook = { bytes: number } & Found;

type Found =
  | { standing: "sound"; facts: BackupFacts }
  | { standing: "damaged"; problem: string }
  /** `isForeign`: its first page opens with no key at hand, else a newer release made it. */
  | { standing: "unread"; problem: string; isForeign: boolean };

/**
 * How much of a copy is gone through. `facts`: it is opened and asked what it holds. `tail`: also every page, and what arrived since its own
 * last check. `whole`: also every change set from the first: signatures, hashes, chains.
 */
export type Depth = "facts" | "tail" | "whole";

/** Opens a copy for reading and looks at it so deeply. `newest`: the newest schema this release reads. */
export const lookAt = (path: string, key: StoreKey, newest: number, depth: Depth): BackupLook => atOnce(look(path, key, newest, depth));

/** The same of all of it, with everything else of the process in between; null: stopped before its end. */
export const lookThrough = (path: string, key: StoreKey, newest: number, stopped: () => boolean): Promise<BackupLook | null> =>
  inSlices(look(path, key, newest, "whole"), stopped);

function* look(path: string, key: StoreKey, newest: number, depth: Depth): Generator<undefined, BackupLook> {
  const bytes = sizeOf(path);
  try {
    const db = openDatabase(path, key, { readonly: true, fileMustExist: true });
    try {
      return { bytes, ...(yield* lookInto(db, newest, depth)) };
    } finally {
      db.close();
    }
  } catch (error) {
    const code = storageCode(error);
    if (code === "SQLITE_NOTADB")
      return { bytes, standing: "unread", problem: "không mở được bằng khóa của phòng này, hoặc phần đầu tệp đã hỏng", isForeign: true };
    if (code === undefined && !isSqlError(error)) throw error;
    return { bytes, standing: "damaged", problem: `có trang dữ liệu không đọc được (${code ?? "thiếu bảng"})` };
  }
}

function* lookInto(db: Database.Database, newest: number, depth: Depth): Generator<undefined, Found> {
  const schema = schemaNumber(db);
  if (schema > newest) return { standing: "unread", problem: `do bản mới hơn lập (lược đồ ${schema})`, isForeign: false };
  if (schema === 0 || db.pragma("application_id", { simple: true }) !== applicationId)
    return { standing: "damaged", problem: "không phải tệp nhật ký của phòng" };
  if (depth !== "facts" && db.pragma("quick_check(1)", { simple: true }) !== "ok")
    return { standing: "damaged", problem: "có trang dữ liệu không đọc được" };
  const facts = factsOf(db);
  const finding = depth === "facts" ? undefined : schema === newest ? yield* examined(db, depth) : yield* examinedOlder(db, depth);
  if (finding) return { standing: "damaged", problem: `nhật ký trong bản sao không còn nguyên vẹn: ${finding.reason}` };
  return { standing: "sound", facts };
}

function* examined(db: Database.Database, depth: Depth): Generator<undefined, Finding | undefined> {
  const read = readingStatements(db);
  const store = read.store.get();
  if (!store) return undefined;
  const checkpoint = { arrival: store.verified_arrival, hash: store.verified_hash };
  return depth === "whole" ? yield* examineAll(read, checkpoint) : examineTail(read, checkpoint);
}

/** What an older release signed lies in tables every release has; what it kept of its chains' ends may not. */
function* examinedOlder(db: Database.Database, depth: Depth): Generator<undefined, Finding | undefined> {
  if (depth !== "whole") return undefined;
  const read = signedStatements(db);
  const examination = new Examination(read, { arrival: 0, hash: null });
  for (let arrival = 1, row = read.changeSet.get(arrival); row; row = read.changeSet.get(++arrival)) {
    const finding = yield* examination.examine(row);
    if (finding) return finding;
    yield;
  }
  return undefined;
}

/** What a journal's file says of itself, in tables and columns every release has. */
export function factsOf(db: Database.Database): BackupFacts {
  const { station } = db.prepare<[], { station: string }>("SELECT station FROM store").get() ?? { station: "" };
  const last = endOf(db);
  const chains = db.prepare<[], { marking: string; head: string; entries: number }>("SELECT marking, head, entries FROM chain").all();
  const tallyOf = (clearance: Marking): Tally[Marking] => {
    const held = chains.filter((chain) => mayRead(clearance, marking.parse(chain.marking)));
    return { entries: held.reduce((sum, { entries }) => sum + entries, 0), head: headOf(held.map(({ head }) => head)) };
  };
  return {
    schema: schemaNumber(db),
    station,
    arrival: last?.arrival ?? 0,
    arrivalHash: last?.arrival_hash ?? null,
    knownAt: last?.known_at ?? null,
    tally: { open: tallyOf("open"), internal: tallyOf("internal"), restricted: tallyOf("restricted") },
  };
}

interface End {
  arrival: number;
  arrival_hash: string;
  known_at: number;
}

/** The last change set of a journal's file. */
export const endOf = (db: Database.Database): End | undefined =>
  db.prepare<[], End>("SELECT arrival, arrival_hash, known_at FROM change_set ORDER BY arrival DESC LIMIT 1").get();

/** Whether a journal's file holds this arrival as another one knows it. */
export const holds = (db: Database.Database, arrival: number, hash: string | null): boolean =>
  arrival === 0 ||
  db.prepare<[number], { arrival_hash: string }>("SELECT arrival_hash FROM change_set WHERE arrival = ?").get(arrival)?.arrival_hash === hash;

const isSqlError = (error: unknown): boolean => error instanceof Error && error.name === "SqliteError";
