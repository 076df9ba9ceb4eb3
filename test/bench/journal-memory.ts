/** `node journal-memory.ts FOLDER ENTRIES RECORDS`: opens a room, looks back in it, and tells its parent the most memory it held, bytes. */
import { existsSync, readFileSync } from "node:fs";
import "../raw-sql.mjs";

const { endOf, numbers, openLoad, placeId, start } = await import("./journal-load.ts");

const [folder = "", entries, records] = process.argv.slice(2);
const load = { entries: Number(entries), records: Number(records) };
const journal = openLoad(folder, load);
const random = numbers(5);
const time = (): number => start + random() * (endOf(load) - start);
for (let look = 0; look < 10; look++) {
  journal.placeMarks({ knownAt: time() });
  journal.placeMarks({ trueAt: time() });
}
for (let look = 0; look < 5; look++) journal.changedBetween({ knownAt: time() }, { knownAt: time() });
const view = journal.past({ knownAt: time() });
for (let look = 0; look < 1000; look++) view.record("polling-place", placeId(Math.floor(random() * load.records)));
process.send?.(mostHeld());
process.disconnect?.();
process.exit(0);

/** The most this program itself held, bytes. `resourceUsage` on Linux counts in what the process was before it became this program: its parent's size. */
function mostHeld(): number {
  const kilobytes = existsSync("/proc/self/status") ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1] : undefined;
  return Number(kilobytes ?? process.resourceUsage().maxRSS) * 1024;
}
