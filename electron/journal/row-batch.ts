/** What puts rows into one table: `rowsAtOnce` of them at one call, their columns one after another, or a single one. */
interface RowInserts<R extends unknown[]> {
  many: { run(columns: unknown[]): unknown };
  one: { run(...row: R): unknown };
}

/** So many rows are put in at one call where there are many. */
export const rowsAtOnce = 50;

/** Puts rows in many at a time: a call for fifty costs little more than a few for one. */
export class RowBatch<R extends unknown[]> {
  readonly #inserts: RowInserts<R>;
  #rows: R[] = [];

  constructor(inserts: RowInserts<R>) {
    this.#inserts = inserts;
  }

  add(row: R): void {
    if (this.#rows.push(row) === rowsAtOnce) this.write();
  }

  /** Puts in what was added since; until then no question finds it. */
  write(): void {
    const rows = this.#rows;
    if (rows.length === 0) return;
    this.#rows = [];
    if (rows.length === rowsAtOnce) this.#inserts.many.run(rows.flat());
    else for (const row of rows) this.#inserts.one.run(...row);
  }
}
