import Database from "better-sqlite3";

/** The key of an encrypted store, 32 bytes; null: the store is not encrypted. */
export type StoreKey = Uint8Array | null;

/** The cipher of an encrypted store: AEGIS-256, the quickest by measurement (`npm run bench -- journal`). */
const cipher = "aegis";

/**
 * Opens a database with its key: nothing of an encrypted one is read or written in the clear. `path` may be the bytes of an
 * unencrypted file, for one in memory.
 *
 * @throws SqliteError with SQLITE_NOTADB at the first reading where the key is wrong.
 */
export function openDatabase(path: string | Buffer, key: StoreKey, options: Database.Options = {}): Database.Database {
  const db = new Database(path, options);
  if (key !== null) setKey(db, key);
  return db;
}

/** Gives an opened database its key. */
export function setKey(db: Database.Database, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError(`a store's key has 32 bytes, not ${key.length}`);
  db.pragma(`cipher = '${cipher}'`);
  db.pragma(`key = 'raw:${Buffer.from(key).toString("hex")}'`);
}

/** Encrypts an opened clear database where it lies. */
export function rekey(db: Database.Database, key: Uint8Array): void {
  if (key.length !== 32) throw new RangeError(`a store's key has 32 bytes, not ${key.length}`);
  db.pragma(`cipher = '${cipher}'`);
  db.pragma(`rekey = 'raw:${Buffer.from(key).toString("hex")}'`);
}
