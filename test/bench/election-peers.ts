import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import Database from "better-sqlite3";
import { DISTRICTS, type ElectionLoad, type LoadedReport } from "./election-load.ts";

export const SQLITE = "better-sqlite3, bare, one query";
export const POSTGRES = "PostgreSQL, one query";

/** The day's sums by slot, level (0 province, 1 district, 2 commune) and unit: voted, voters of those that told, and how many told, for each ballot in turn. */
export type SqlSums = number[][];

const ballots = ["a", "b", "c", "d"] as const;
const each = (write: (ballot: string) => string): string => ballots.map(write).join(", ");
const carried = each((b) => `sum(${b}) AS ${b}, sum(${b}_of) AS ${b}_of, sum(${b}_n) AS ${b}_n`);

/** Places into communes, communes into districts, districts into the province: one statement, each level read from the one beneath. */
const rollUp = (where = ""): string => `
  WITH commune_sum AS (
    SELECT r.slot, p.commune, ${each((b) => `sum(r.${b}) AS ${b}, sum(CASE WHEN r.${b} IS NULL THEN 0 ELSE p.${b} END) AS ${b}_of, count(r.${b}) AS ${b}_n`)}
    FROM report r JOIN place p ON p.id = r.place ${where} GROUP BY r.slot, p.commune
  ), district_sum AS (
    SELECT s.slot, c.district, ${carried} FROM commune_sum s JOIN commune c ON c.id = s.commune GROUP BY s.slot, c.district
  )
  SELECT slot, 0 AS level, 0 AS unit, ${carried} FROM district_sum GROUP BY slot
  UNION ALL SELECT slot, 1, district, ${each((b) => `${b}, ${b}_of, ${b}_n`)} FROM district_sum
  UNION ALL SELECT slot, 2, commune, ${each((b) => `${b}, ${b}_of, ${b}_n`)} FROM commune_sum`;

const tables = `
  CREATE TABLE commune (id INTEGER PRIMARY KEY, district INTEGER NOT NULL);
  CREATE TABLE place (id INTEGER PRIMARY KEY, commune INTEGER NOT NULL, ${each((b) => `${b} INTEGER`)});
  CREATE TABLE report (slot INTEGER, place INTEGER, ${each((b) => `${b} INTEGER`)}, PRIMARY KEY (slot, place))`;

const communesOf = ({ tree }: ElectionLoad): number[][] => Array.from({ length: tree.communes }, (_, i) => [i, tree.parent[1 + DISTRICTS + i]! - 1]);
const placesOf = ({ tree, voters }: ElectionLoad): number[][] =>
  Array.from({ length: tree.places }, (_, i) => [i, tree.parent[tree.inner + i]! - 1 - DISTRICTS, ...voters.map((of) => of[i]!)]);
const reportsOf = ({ reports }: ElectionLoad): (number | null)[][] => reports.map(({ slot, place, voted }) => [slot, place, ...voted]);

/** The same day in SQLite as the bare driver holds it, in memory, rows in the order they are read. */
export class SqliteDay {
  readonly #db = new Database(":memory:");
  readonly #all: Database.Statement<[], number[]>;
  readonly #change: Database.Statement<(number | null)[]>;
  readonly #path: Database.Statement<number[], number[]>;

  constructor(load: ElectionLoad) {
    this.#db.exec(`${tables}; CREATE INDEX place_by_commune ON place (commune); CREATE INDEX commune_by_district ON commune (district)`);
    const fill = (table: string, rows: (number | null)[][]): void => {
      const insert = this.#db.prepare<(number | null)[]>(`INSERT INTO ${table} VALUES (${rows[0]!.map(() => "?").join(", ")})`);
      this.#db.transaction(() => {
        for (const row of rows) insert.run(...row);
      })();
    };
    fill("commune", communesOf(load));
    fill("place", placesOf(load));
    fill("report", reportsOf(load));
    this.#db.exec("ANALYZE");
    this.#all = this.#db.prepare<[], number[]>(rollUp()).raw();
    this.#change = this.#db.prepare(`UPDATE report SET ${each((b) => `${b} = ?`)} WHERE slot = ? AND place = ?`);
    this.#path = this.#db.prepare<number[], number[]>(rollUp("WHERE r.slot = ?")).raw();
  }

  rollUp(): SqlSums {
    return this.#all.all();
  }

  /** One report changed, and nothing read. */
  keep({ slot, place, voted }: LoadedReport): void {
    this.#change.run(...voted, slot, place);
  }

  /** One report changed, and the sums of its slot read anew. */
  change(report: LoadedReport): SqlSums {
    this.keep(report);
    return this.#path.all(report.slot);
  }

  close(): void {
    this.#db.close();
  }
}

const versions = "/usr/lib/postgresql";
const binaries = [
  ...(process.env.PATH ?? "").split(delimiter),
  ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, "bin")) : []),
];
const binary = (name: string): string | undefined => binaries.map((folder) => join(folder, name)).find(existsSync);

/** Times of the roll-up in a PostgreSQL of its own, made for the while and dropped; ms as its own client tells. Null where none is installed or it would not start. */
export function postgresTimes(load: ElectionLoad, rounds: number): { times: number[]; sums: SqlSums } | null {
  const [initdb, control, client] = [binary("initdb"), binary("pg_ctl"), binary("psql")];
  if (!initdb || !control || !client) return null;
  const folder = mkdtempSync(join(tmpdir(), "bench-pg-"));
  // It refuses to run as root: the server's own account runs it then.
  const asServer = process.getuid?.() === 0 ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];
  const run = (command: string[], input?: string) => {
    const [program = "", ...args] = [...asServer, ...command];
    return spawnSync(program, args, { input, encoding: "utf8", cwd: folder, maxBuffer: 1 << 28, env: { ...process.env, LC_ALL: "C" } });
  };
  if (asServer.length > 0) spawnSync("chown", ["postgres:postgres", folder]);
  const data = join(folder, "data");
  try {
    if (run([initdb, "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--no-sync"]).status !== 0) return null;
    const settings = `-c listen_addresses='' -c unix_socket_directories=${folder} -c fsync=off -c shared_buffers=512MB -c work_mem=256MB`;
    if (run([control, "-D", data, "-w", "-l", join(folder, "log"), "-o", settings, "start"]).status !== 0) return null;
    const ask = (sql: string) =>
      run([client, "-X", "-q", "-A", "-t", "-F", ",", "-h", folder, "-U", "bench", "-v", "ON_ERROR_STOP=1", "postgres"], sql);
    const copy = (table: string, rows: (number | null)[][]): string => {
      const file = join(folder, `${table}.csv`);
      writeFileSync(file, rows.map((row) => row.map((n) => n ?? "").join(",")).join("\n"), { mode: 0o644 });
      return `\\copy ${table} FROM '${file}' WITH (FORMAT csv)\n`;
    };
    const filled = ask(
      `${tables};\n${copy("commune", communesOf(load))}${copy("place", placesOf(load))}${copy("report", reportsOf(load))}ANALYZE;\n`,
    );
    if (filled.status !== 0) return null;
    const query = rollUp().replaceAll("\n", " ");
    // To a table nobody reads a row of: the answer's way to the client is not what is compared.
    const counted = `SELECT count(*), sum(a) FROM (${query}) AS every_sum;\n`;
    const told = ask(`\\timing on\n${counted.repeat(rounds + 1)}`).stdout;
    const times = [...told.matchAll(/Time: ([\d.]+) ms/g)].map(([, ms]) => Number(ms)).slice(1);
    const sums = ask(`${query};\n`)
      .stdout.trim()
      .split("\n")
      .map((line) => line.split(",").map(Number));
    return times.length === rounds ? { times, sums } : null;
  } finally {
    run([control, "-D", data, "-m", "immediate", "stop"]);
    rmSync(folder, { recursive: true, force: true });
  }
}
