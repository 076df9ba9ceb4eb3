import type { BenchRow } from "./row.ts";

const figure = (value: number | null): string => (value === null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 4 }));
const verdict = (holds: boolean | null): string => (holds === null ? "not measured" : holds ? "holds" : "MISSED");

/** Rows for people: one job a line, its peers beneath. */
export function benchTable(suite: string, rows: BenchRow[]): string {
  const lines = [`bench ${suite}`];
  for (const row of rows) {
    const ratio = row.ratio === null ? "" : ` (ratio ${figure(row.ratio)})`;
    lines.push(`\n${row.job}`, `  ours: ${figure(row.ours)} ${row.unit}${ratio}`);
    for (const [name, value] of Object.entries(row.peers)) lines.push(`  ${name}: ${figure(value)} ${row.unit}`);
    if (row.bar !== "") lines.push(`  bar: ${row.bar}: ${verdict(row.holds)}`);
    if (row.checksum_ok !== null) lines.push(`  same answers: ${row.checksum_ok ? "yes" : "NO"}`);
    if (row.note) lines.push(`  note: ${row.note}`);
  }
  return lines.join("\n");
}
