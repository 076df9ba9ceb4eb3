import { availableParallelism } from "node:os";
import { elections } from "../../electron/contract/index.ts";
import { TurnoutSums } from "../../electron/domain/election/turnout-sums.ts";
import { COMMUNES, DISTRICTS, type ElectionLoad, electionLoad, type LoadedReport, PLACES, SLOTS, tell, toldOf } from "./election-load.ts";
import { POSTGRES, postgresTimes, SQLITE, SqliteDay, type SqlSums } from "./election-peers.ts";
import { median, quantile, timed } from "./measuring.ts";
import type { BenchRow } from "./row.ts";

const ROUNDS = 9;
const FULL_BAR_MS = 150;
const ONE_BAR_MS = 2;
const scale = `${PLACES.toLocaleString("en")} places, ${COMMUNES.toLocaleString("en")} communes, ${DISTRICTS} districts, ${SLOTS} slots, four ballots`;

/** Every sum of ours laid out as the queries tell theirs. */
const told = (sums: TurnoutSums): string => {
  const lines: string[] = [];
  for (let slot = 0; slot < SLOTS; slot++)
    for (let unit = 0; unit < sums.told.tree.inner; unit++) {
      const [level, number] = unit === 0 ? [0, 0] : unit <= DISTRICTS ? [1, unit - 1] : [2, unit - 1 - DISTRICTS];
      const line = [slot, level, number];
      let any = false;
      for (let election = 0; election < elections.length; election++) {
        const at = sums.cell(slot, election, unit);
        any ||= sums.covered[at]! > 0;
        line.push(sums.voted[at]!, sums.of[at]!, sums.covered[at]!);
      }
      if (any) lines.push(line.join());
    }
  return lines.sort().join("\n");
};
const toldBySql = (rows: SqlSums): string =>
  rows
    .map((row) => row.map((n) => n ?? 0))
    .filter((row) => row.some((n, at) => at > 2 && at % 3 === 2 && n > 0))
    .map((row) => row.join())
    .sort()
    .join("\n");

/** The whole day reckoned from what was told, and one report more; the bare driver's query over the same rows turn about. */
export function turnoutRows(): BenchRow[] {
  const load = electionLoad();
  const columns = toldOf(load);
  const filling = timed(() => void toldOf(load));
  const sqlite = new SqliteDay(load);
  const [ours, theirs]: [number[], number[]] = [[], []];
  let sums = new TurnoutSums(columns);
  let rows: SqlSums = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const a = timed(() => {
      sums = new TurnoutSums(columns);
    });
    const b = timed(() => {
      rows = sqlite.rollUp();
    });
    if (round === 0) continue;
    ours.push(a);
    theirs.push(b);
  }
  const postgres = postgresTimes(load, ROUNDS);
  const [a, b] = [median(ours), median(theirs)];
  const answer = told(sums);
  const areSame = answer === toldBySql(rows) && (postgres === null || answer === toldBySql(postgres.sums));
  const full: BenchRow = {
    job: `full roll-up of turnout: ${scale}`,
    unit: "ms",
    ours: a,
    peers: { [SQLITE]: b, [POSTGRES]: postgres && median(postgres.times) },
    ratio: a / b,
    bar: `≤ ${FULL_BAR_MS} ms, same answers`,
    holds: a <= FULL_BAR_MS,
    checksum_ok: areSame,
    note: [
      `median of ${ROUNDS} rounds, turn about; ${load.reports.length.toLocaleString("en")} reports in columns, laid there in ${filling.toFixed(0)} ms`,
      "ours also counts whole units, preliminary and odd figures, and what a unit says itself",
      postgres ? "PostgreSQL: a server of its own, all in its buffers, answer counted there" : "PostgreSQL is not installed here or would not start",
      `${availableParallelism()} cores`,
    ].join("; "),
  };
  const one = oneReport(load, sums, sqlite);
  sqlite.close();
  return [full, one];
}

/** One report in and every sum above it anew, in its slot and the later ones. */
function oneReport(load: ElectionLoad, sums: TurnoutSums, sqlite: SqliteDay): BenchRow {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const changed: LoadedReport[] = Array.from({ length: 400 }, (_, i) => {
    const report = load.reports[(i * 1487) % load.reports.length]!;
    return { ...report, voted: report.voted.map((n) => (n === null ? null : n + 1)) };
  });
  let rows: SqlSums = [];
  for (const [at, report] of changed.entries()) {
    ours.push(
      timed(() => {
        tell(sums.told, report);
        sums.reportChanged(report.slot, sums.told.tree.inner + report.place);
      }),
    );
    // The query reads a whole slot anew: some of them tell enough.
    if (at % 20 === 0)
      theirs.push(
        timed(() => {
          rows = sqlite.change(report);
        }),
      );
    else sqlite.keep(report);
  }
  rows = sqlite.rollUp();
  const [a, b] = [quantile(ours, 0.95), quantile(theirs, 0.95)];
  return {
    job: `one report more, every sum above it anew, p95: ${scale}`,
    unit: "ms",
    ours: a,
    peers: { [SQLITE]: b },
    ratio: a / b,
    bar: `≤ ${ONE_BAR_MS} ms, same answers`,
    holds: a <= ONE_BAR_MS,
    checksum_ok: told(sums) === toldBySql(rows) && told(new TurnoutSums(sums.told)) === told(sums),
    note: `${changed.length} reports, from morning to night; the query reads the report's slot anew; ${availableParallelism()} cores`,
  };
}
