/** A row that tells of a unit. `says`: all it tells, as one text; `isNamed`: it gives the unit's own name. */
export interface DoubleRow {
  sheet: string;
  row: number;
  key: string;
  says: string;
  isNamed: boolean;
}

/**
 * Rows that tell of the same unit twice, with why each is rejected. Told the same (a district pasted twice): the first is kept. Told otherwise
 * (two places with one number): the one row that bears the place's own name is kept; where none or several do, none is, for nobody can say
 * which is right.
 */
export function rejectedDoubles(rows: readonly DoubleRow[]): Map<DoubleRow, string> {
  const byKey = new Map<string, DoubleRow[]>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (known) known.push(row);
    else byKey.set(row.key, [row]);
  }
  const rejected = new Map<DoubleRow, string>();
  const called = ({ sheet, row }: DoubleRow): string => `dòng ${row} (trang “${sheet}”)`;
  for (const doubles of byKey.values()) {
    const [first] = doubles;
    if (!first || doubles.length === 1) continue;
    const named = doubles.filter(({ isNamed }) => isNamed);
    const own = named[0];
    const isSame = doubles.every(({ says }) => says === first.says);
    const kept = isSame ? first : own && named.every(({ says }) => says === own.says) ? own : undefined;
    for (const row of doubles) {
      if (row === kept) continue;
      const other = doubles.find((one) => one !== row && one.says !== row.says);
      if (kept && row.says === kept.says) rejected.set(row, `lặp lại ${called(kept)}, cùng số liệu`);
      else if (kept) rejected.set(row, `cùng đơn vị với ${called(kept)} nhưng khác tên, khác số liệu`);
      else rejected.set(row, `cùng đơn vị với ${called(other ?? first)}, khác số liệu: không biết dòng nào đúng`);
    }
  }
  return rejected;
}
