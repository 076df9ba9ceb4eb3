import { flushCompileCache } from "node:module";
import { openJournal } from "../../../electron/journal/open-journal.ts";

/**
 * Writes one change after another into the folder given, until it is killed. A line `ready` once it is open, then one
 * line for each change that was answered. The keys come from the second argument on: a retry repeats the last one.
 */
// Nobody who is killed keeps what was compiled: kept now, the next one starts by it.
flushCompileCache();
const [folder = "", from = "0"] = process.argv.slice(2);
const opened = openJournal(folder, { clock: () => new Date(), wall: Date.now });
if (!opened.ok) {
  process.stdout.write(`refused ${opened.error.code}\n`);
  process.exit(1);
}
const journal = opened.value;
process.stdout.write(`ready ${journal.opening("restricted").state}\n`);
for (let place = Number(from); ; place++) {
  const id = `setting-${place}`;
  const written = journal.append({
    actor: "thử",
    marking: "open",
    title: "thử mất điện",
    edits: [{ kind: "setting", id, set: { value: place } }],
    request: { key: id, input: id, answer: () => ({ place }) },
  });
  if (!written.ok) {
    process.stdout.write(`refused ${written.error.code}\n`);
    process.exit(1);
  }
  // Written at once, so that what was said before the kill was answered.
  process.stdout.write(`${place}\n`);
}
