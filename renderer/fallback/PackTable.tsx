import type { ReactNode } from "react";

interface PackTableProps<R> {
  title: string;
  none: string;
  columns: readonly { head: string; cell(row: R): ReactNode; className?: string }[];
  rows: readonly R[];
  rowKey(row: R, index: number): string;
}

/** A printed table: its head on every page, no row cut in two; in words where it has none. */
export const PackTable = <R,>({ title, none, columns, rows, rowKey }: PackTableProps<R>) => (
  <section className="pack-block">
    <h3>
      {title} ({rows.length})
    </h3>
    {rows.length === 0 ? (
      <p>{none}</p>
    ) : (
      <table>
        <thead>
          <tr>
            {columns.map(({ head, className }) => (
              <th key={head} scope="col" className={className}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={rowKey(row, index)}>
              {columns.map(({ head, cell, className }) => (
                <td key={head} className={className}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
);
