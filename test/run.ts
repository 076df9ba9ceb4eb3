/**
 * `npm test`: every check of the house one after the other, all of them even where one fails, each with its count; ends with one line
 * `N passed, N failed[, N skipped]`. Arguments name the steps to run, none: all.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addUp, readPlaywrightReport, readTally, type Tally, tallyLine } from "./tally.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const reports = join(root, "test-results");

// Where the output goes to a file, colour codes would only be in the way.
const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };

/** A program of node_modules/.bin, its output shown as it comes. `shell` because on Windows these are .cmd files. */
const run = (program: string, args: string[], env: Record<string, string> = {}): boolean =>
  spawnSync(program, args, { cwd: root, stdio: "inherit", shell: process.platform === "win32", env: { ...process.env, ...plain, ...env } }).status ===
  0;

const one = (passed: boolean): Tally => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] });

/** What a runner wrote, or one failure where it ended without a report, or badly though no test failed. */
function reported(file: string, read: (text: string) => Tally, start: (file: string) => boolean): Tally {
  const path = join(reports, file);
  rmSync(path, { force: true });
  const endedWell = start(path);
  try {
    const tally = read(readFileSync(path, "utf8"));
    const silent = tally.passed + tally.failed === 0 && tally.skipped.length === 0;
    return silent || (!endedWell && tally.failed === 0) ? addUp([tally, one(false)]) : tally;
  } catch {
    return one(false);
  }
}

const vitest = (project: string): Tally =>
  reported(`${project}.json`, readTally, (path) =>
    run("vitest", ["run", "--project", project, "--reporter=default", "--reporter=./test/tally-reporter.ts"], { TALLY_FILE: path }),
  );

const steps: Record<string, () => Tally> = {
  types: () => one(run("tsc", [])),
  lint: () => one(run("biome", ["check", "--error-on-warnings", "--max-diagnostics=50", process.stdout.isTTY ? "--colors=force" : "--colors=off"])),
  knip: () => one(run("knip", [])),
  house: () => vitest("house"),
  unit: () => vitest("unit"),
  property: () => vitest("property"),
  crash: () => vitest("crash"),
  desktop: () => vitest("desktop"),
  e2e: () => reported("e2e.json", readPlaywrightReport, () => run("playwright", ["test"])),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(steps, name));
if (unknown.length > 0) {
  process.stderr.write(`No such step: ${unknown.join(", ")}. Steps: ${Object.keys(steps).join(", ")}\n`);
  process.exit(2);
}

mkdirSync(reports, { recursive: true });
const done: { name: string; tally: Tally; seconds: number }[] = [];
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();
  const tally = step();
  done.push({ name, tally, seconds: (performance.now() - startedAt) / 1000 });
}

console.log("");
for (const { name, tally, seconds } of done) {
  console.log(`${name.padEnd(9)} ${tallyLine(tally)} in ${seconds.toFixed(1)} s`);
  for (const { test, reason } of tally.skipped) console.log(`          skipped: ${test}: ${reason}`);
}
const total = addUp(done.map(({ tally }) => tally));
console.log(tallyLine(total));
process.exitCode = total.failed > 0 ? 1 : 0;
