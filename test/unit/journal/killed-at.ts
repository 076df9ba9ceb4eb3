import fs from "node:fs";
import { flushCompileCache, syncBuiltinESMExports } from "node:module";
import { makeBackup } from "../../../electron/journal/backups/make-backup.ts";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import { openDatabase } from "../../../electron/journal/database.ts";
import { filesOf } from "../../../electron/journal/folder-contents.ts";
import { holdFolder } from "../../../electron/journal/folder-lock.ts";
import { type Migration, migrations, newestSchema } from "../../../electron/journal/migrations/index.ts";
import { encryptStore } from "../../../electron/journal/protection.ts";
import { rebuildFolder } from "../../../electron/journal/rebuild-folder.ts";
import { openForWriting } from "../../../electron/journal/writing-store.ts";

// Nobody who is killed keeps what was compiled: kept now, the next one starts by it.
flushCompileCache();

/** Does one thing to the folder given and kills itself at the step named: nothing after it is done, nothing is cleaned up. */
const [task = "", folder = "", fatal = "", keyHex = "", fileName = ""] = process.argv.slice(2);
const key = keyHex === "" ? null : Buffer.from(keyHex, "hex");
const files = filesOf(folder);
const dieAt = (step: string): void => {
  if (step === fatal) process.kill(process.pid, "SIGKILL");
};

function backup(): void {
  const source = openDatabase(files.journal, key);
  makeBackup(source, { folder: files.backups, key, reason: "by-hand", wall: Date.now(), newest: newestSchema, step: dieAt });
}

async function restore(): Promise<void> {
  await restoreBackup(folder, key, fileName, { progress: dieAt });
}

/** The steps are those of the file system: a copy that is whole is synced, then put in place. */
function protect(): void {
  const { fsyncSync, renameSync } = fs;
  Object.assign(fs, {
    fsyncSync: (file: number) => {
      dieAt("sync");
      fsyncSync(file);
    },
    renameSync: (from: string, to: string) => {
      dieAt("put-in-place");
      renameSync(from, to);
      dieAt("done");
    },
  });
  syncBuiltinESMExports();
  encryptStore(folder, new Uint8Array(32).fill(9));
}

async function rebuild(): Promise<void> {
  let told = 0;
  const progress = (): void => {
    told += 1;
    dieAt(String(told));
  };
  await rebuildFolder(folder, key, { progress, signal: new AbortController().signal });
}

/** Two steps more than this release has; the second is never reached. */
function migration(): void {
  const last: Migration = {
    number: newestSchema + 2,
    name: "fatal",
    get sql(): string {
      dieAt("second");
      return "SELECT 1";
    },
  };
  const steps = [...migrations, { number: newestSchema + 1, name: "first", sql: "CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;" }, last];
  const release = holdFolder(folder);
  openForWriting(openDatabase(files.journal, key), folder, (size) => new Uint8Array(size).fill(3), release ?? (() => {}), {
    steps,
    backUp: (db) => {
      makeBackup(db, { folder: files.backups, key, reason: "before-migration", wall: Date.now(), newest: newestSchema, step: dieAt });
      dieAt("backed-up");
    },
  });
}

if (task === "backup") backup();
else if (task === "restore") await restore();
else if (task === "protect") protect();
else if (task === "rebuild") await rebuild();
else migration();
