import { alertRows, NIGHT } from "./election-alerts.ts";
import { country } from "./election-country.ts";
import { scrollRow } from "./election-scroll.ts";
import { tableRows } from "./election-tables.ts";
import { turnoutRows } from "./election-turnout.ts";
import type { BenchRows } from "./row.ts";

/** The election desk at the country's size. */
export const rows: BenchRows = async () => {
  const turnout = turnoutRows();
  const land = await country(NIGHT);
  return [...turnout, ...alertRows(land), ...(await tableRows(land)), await scrollRow()];
};
