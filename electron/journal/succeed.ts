import type Database from "better-sqlite3";
import { backupInWords } from "./backups/backup-name.ts";
import { homeOf, type Whereabouts, whereabouts } from "./home.ts";
import { type Claim, missingChanges } from "./missing-changes.ts";
import type { ReadingStatements, StationRow, StoreRow } from "./rows.ts";
import { newStationKeys, signer } from "./station-key.ts";
import { type Succession, signSuccession } from "./succession.ts";

/** What an opening asks of a store before its station may go on writing. */
export interface Settling {
  db: Database.Database;
  read: ReadingStatements;
  store: StoreRow;
  /** The station the store was, with its private key. */
  own: StationRow & { private_key: Buffer };
  folder: string;
  /** What lies beside the store and knows how far its station had come. */
  claims: readonly Claim[];
  /** The last room was not closed, and the file with its last changes is gone. */
  isShort: boolean;
  random: (size: number) => Uint8Array;
  /** The wall clock, ms since 1970. */
  wall: () => number;
}

/** Who writes on, and what an officer is told of it; "" where nothing became of the store since. */
export interface Settled {
  station: string;
  privateKey: Uint8Array;
  message: string;
  /** An older state of it was put back, by us or by hand. */
  isOlder: boolean;
}

/** What a station is called where nobody named it: "Trạm 9F3A". */
const called = (station: string): string => `Trạm ${station.slice(0, 4).toUpperCase()}`;

/**
 * Decides who writes on in a folder. The same folder, moved or renamed: the station that wrote before. A copy, a backup put back or a
 * file older than what its station had written: a new station, named by the one before it, whose private key leaves this copy.
 */
export function settle(settling: Settling): Settled {
  const { db, read, store, own, folder, claims, isShort } = settling;
  const now = homeOf(folder);
  const where = whereabouts(store.home, now);
  const missing = missingInWords(missingChanges(read, own.id, claims), isShort);
  if (where.is === "same" && missing === null) return { station: own.id, privateKey: own.private_key, message: "", isOlder: false };
  if (where.is === "moved" && missing === null) {
    db.prepare("UPDATE store SET home = ?").run(now);
    return { station: own.id, privateKey: own.private_key, message: "Thư mục đã được chuyển chỗ hoặc đổi tên trên máy này.", isOlder: false };
  }
  const keys = succeed(settling, now);
  return {
    station: keys.id,
    privateKey: keys.privateKey,
    message: inWords(where, missing, own.id, keys.id),
    isOlder: where.is !== "copied" || missing !== null,
  };
}

function missingInWords(missing: string | null, isShort: boolean): string | null {
  if (!isShort) return missing;
  if (missing !== null) return `Tệp journal.sqlite-wal giữ các thay đổi gần nhất không còn. ${missing}`;
  return "Lần trước phòng không được đóng bình thường, và tệp journal.sqlite-wal giữ các thay đổi gần nhất không còn: những thay đổi cuối có thể đã mất. Hãy đối chiếu với sổ trực và ghi lại phần thiếu.";
}

function succeed({ db, read, own, random, wall }: Settling, home: string): { id: string; privateKey: Uint8Array } {
  const keys = newStationKeys(random(32));
  const after: Succession["after"] = {};
  for (const { station, marking, number, head } of read.chains.all()) {
    if (station !== own.id || (marking !== "open" && marking !== "internal" && marking !== "restricted")) continue;
    if (number > (after[marking]?.number ?? 0)) after[marking] = { number, head };
  }
  const publicKey = Buffer.from(keys.publicKey).toString("hex");
  const told: Succession = { station: keys.id, publicKey, succeeds: own.id, after, wall: Math.trunc(wall()) };
  const { text, signature } = signSuccession(told, signer(own.private_key));
  // The old key's bytes are overwritten where they lay, in the file and in the WAL.
  db.pragma("secure_delete = ON");
  db.transaction(() => {
    db.prepare("INSERT INTO station (id, public_key, private_key, succeeds, succession, succession_signature) VALUES (?, ?, ?, ?, ?, ?)").run(
      keys.id,
      keys.publicKey,
      keys.privateKey,
      own.id,
      text,
      signature,
    );
    db.prepare("UPDATE store SET station = ?, home = ?, nonce = ?").run(keys.id, home, random(16));
    db.prepare("UPDATE station SET private_key = NULL WHERE id = ?").run(own.id);
  }).exclusive();
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.pragma("secure_delete = OFF");
  return keys;
}

function inWords(where: Whereabouts, missing: string | null, old: string, fresh: string): string {
  const heir = `phòng ghi tiếp với tư cách trạm mới ${called(fresh)}, nối tiếp ${called(old)}.`;
  if (where.is === "restored") return `Phòng đã được khôi phục từ bản sao lưu ${backupInWords(where.from)}; ${heir}`;
  if (where.is === "copied")
    return `${missing ?? ""} Thư mục này là bản sao của phòng thuộc ${called(old)}; ${heir} Hai bên vẫn gộp nhật ký với nhau được.`.trim();
  return [missing ?? "", `Vì có thể đã có nơi nhận những thay đổi ấy, ${heir}`].filter((part) => part !== "").join(" ");
}
