/** A row that tells of a unit. */
export interface DoubleRow {
  sheet: string;
  row: number;
  unit: string;
  /** All it tells, each part (a slot, an item) as one text. */
  parts: ReadonlyMap<string, string>;
  /** It gives the unit's own name. */
  isNamed: boolean;
}

/** What becomes of a row told beside others: rejected whole with why, or taken without the parts an earlier row tells alike. */
export type DoubleVerdict = { rejected: string } | { without: ReadonlySet<string> };

const called = ({ sheet, row }: DoubleRow): string => `dòng ${row} (trang “${sheet}”)`;
const contradicts = (one: DoubleRow, other: DoubleRow): boolean =>
  [...one.parts].some(([part, says]) => other.parts.has(part) && other.parts.get(part) !== says);

/** The row to keep of those that contradict another: the one with the unit's own name; undefined where none or several such differ. */
function ownRow(contested: readonly DoubleRow[]): DoubleRow | undefined {
  const named = contested.filter(({ isNamed }) => isNamed);
  const [own] = named;
  return own && !named.some((row) => contradicts(own, row)) ? own : undefined;
}

/** Of each part the first row to say each thing of it: a row's opposite is found without holding every row against every other. */
const firstToSay = (rows: readonly DoubleRow[]): ReadonlyMap<string, ReadonlyMap<string, DoubleRow>> => {
  const first = new Map<string, Map<string, DoubleRow>>();
  for (const row of rows)
    for (const [part, says] of row.parts) {
      const said = first.get(part) ?? new Map<string, DoubleRow>();
      if (!said.has(says)) said.set(says, row);
      first.set(part, said);
    }
  return first;
};

function judgeUnit(rows: readonly DoubleRow[], verdicts: Map<DoubleRow, DoubleVerdict>): void {
  const first = firstToSay(rows);
  const opposite = (row: DoubleRow): DoubleRow | undefined => {
    for (const [part, says] of row.parts) for (const [other, of] of first.get(part) ?? []) if (other !== says) return of;
    return undefined;
  };
  const own = ownRow(rows.filter((row) => opposite(row) !== undefined));
  const kept = new Map<string, DoubleRow>();
  for (const row of rows) {
    const other = opposite(row);
    if (other && !(own && !contradicts(own, row))) {
      const told = own && contradicts(own, row) ? own : other;
      const why = own ? "nhưng khác tên, khác số liệu" : "khác số liệu: không biết dòng nào đúng";
      verdicts.set(row, { rejected: `cùng đơn vị với ${called(told)}${own ? " " : ", "}${why}` });
      continue;
    }
    const repeated = [...row.parts.keys()].filter((part) => kept.has(part));
    const before = kept.get(repeated[0] ?? "");
    if (before && repeated.length === row.parts.size) verdicts.set(row, { rejected: `lặp lại ${called(before)}, cùng số liệu` });
    else if (before) verdicts.set(row, { without: new Set(repeated) });
    for (const part of row.parts.keys()) if (!kept.has(part)) kept.set(part, row);
  }
}

/**
 * Rows that tell of the same unit more than once. Told alike (a district pasted twice): the first is kept. Told otherwise (two places with
 * one number): the one row that bears the unit's own name is kept; where none or several do, none is, for nobody can say which is right.
 * Rows that tell different parts stand beside each other.
 */
export function judgeDoubles(rows: readonly DoubleRow[]): Map<DoubleRow, DoubleVerdict> {
  const byUnit = new Map<string, DoubleRow[]>();
  for (const row of rows) {
    const known = byUnit.get(row.unit);
    if (known) known.push(row);
    else byUnit.set(row.unit, [row]);
  }
  const verdicts = new Map<DoubleRow, DoubleVerdict>();
  for (const told of byUnit.values()) if (told.length > 1) judgeUnit(told, verdicts);
  return verdicts;
}
