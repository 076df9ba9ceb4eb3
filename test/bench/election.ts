import { alertRows } from "./election-alerts.ts";
import { tableRows } from "./election-tables.ts";
import { turnoutRows } from "./election-turnout.ts";
import type { BenchRows } from "./row.ts";

/** The election desk at the country's size. */
export const rows: BenchRows = async () => [...turnoutRows(), ...(await alertRows()), ...(await tableRows())];
