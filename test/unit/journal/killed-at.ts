import { makeBackup } from "../../../electron/journal/backups/make-backup.ts";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import { openDatabase } from "../../../electron/journal/database.ts";
import { filesOf } from "../../../electron/journal/folder-contents.ts";
import { holdFolder } from "../../../electron/journal/folder-lock.ts";
import { type Migration, migrations, newestSchema } from "../../../electron/journal/migrations/index.ts";
import { openForWriting } from "../../../electron/journal/writing-store.ts";

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
else migration();
