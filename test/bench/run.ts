/**
 * `npm run bench -- SUITE [--json]`: measures a suite of this folder against its peers in one run. Prints a table, or with `--json` one
 * object `{suite, rows}` and nothing else on stdout. Ends with 0 where it measured, whether or not the bars hold.
 */
import "../raw-sql.mjs";
import { parseArgs } from "node:util";
import { installPeers } from "./peers.ts";
import type { BenchRows } from "./row.ts";
import { benchTable } from "./table.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean" } } });
const suites: Record<string, () => Promise<{ rows: BenchRows }>> = {
  election: () => import("./election.ts"),
  journal: () => import("./journal.ts"),
  map: () => import("./map.ts"),
  spatial: () => import("./spatial.ts"),
};

const suite = positionals[0] ?? "";
const load = Object.hasOwn(suites, suite) ? suites[suite] : undefined;
if (positionals.length !== 1 || !load) {
  process.stderr.write(`npm run bench -- SUITE [--json], where SUITE is one of: ${Object.keys(suites).join(", ")}\n`);
  process.exit(2);
}

// Whatever a suite or a library logs must not come between the figures.
console.log = console.info = console.debug = console.error;
installPeers();
const { rows: measure } = await load();
const rows = await measure();
process.stdout.write(`${values.json ? JSON.stringify({ suite, rows }) : benchTable(suite, rows)}\n`);
process.exit(0);
