import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type IntakeRow, type RowOutcome, rowOutcomes } from "../../electron/contract/index.ts";
import { useWindow } from "../editing/lists/use-window.ts";
import { useFormat } from "../format/use-format.ts";

/** Height of a row; `IntakeWizard.css` gives the same. */
const ROW_REM = 4.5;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const first: readonly RowOutcome[] = ["rejected", "changed", "new", "total", "same", "blank"];

/** A change of readiness is told before what else changes: it is what the map's colours turn on. */
const READINESS = /^mức sẵn sàng/;
const reasonsOf = (row: IntakeRow, estimated: string): string[] => {
  const reasons = [...new Set(row.reasons)].sort((a, b) => Number(READINESS.test(b)) - Number(READINESS.test(a)));
  return row.estimatedPosition && row.outcome !== "rejected" ? [...reasons, estimated] : reasons;
};

/** Every row of the file with what would become of it, the rejected ones first; tens of thousands stay quick. */
export const IntakeRows = ({ rows }: { rows: IntakeRow[] }) => {
  const { t } = useTranslation("intake");
  const { number } = useFormat();
  const [only, setOnly] = useState<RowOutcome | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useMemo(rowPixels, []);
  const counts = useMemo(() => {
    const tally = new Map<RowOutcome, number>();
    for (const row of rows) tally.set(row.outcome, (tally.get(row.outcome) ?? 0) + 1);
    return tally;
  }, [rows]);
  const shown = useMemo(() => {
    const wanted = only === null ? [...rows] : rows.filter((row) => row.outcome === only);
    return wanted.sort((a, b) => first.indexOf(a.outcome) - first.indexOf(b.outcome));
  }, [rows, only]);
  const { start, end } = useWindow(scroller, shown.length, rowHeight);

  return (
    <div className="intake-rows">
      <fieldset className="intake-filters bare" aria-label={t("byOutcome")}>
        {rowOutcomes.map((outcome) => {
          const count = counts.get(outcome) ?? 0;
          return (
            count > 0 && (
              <button
                key={outcome}
                type="button"
                className="place-state"
                aria-pressed={only === outcome}
                onClick={() => setOnly(only === outcome ? null : outcome)}
              >
                {t(`outcome.${outcome}`)} <strong>{number(count)}</strong>
              </button>
            )
          );
        })}
      </fieldset>
      <section ref={scroller} className="intake-table" aria-label={t("showRows")} tabIndex={-1}>
        <table aria-rowcount={shown.length + 1}>
          <thead>
            <tr>
              <th>{t("columns.row")}</th>
              <th>{t("columns.outcome")}</th>
              <th>{t("columns.code")}</th>
              <th>{t("columns.name")}</th>
              <th className="intake-number">{t("columns.voters")}</th>
              <th>{t("columns.reasons")}</th>
            </tr>
          </thead>
          <tbody>
            <tr className="intake-space" style={{ height: start * rowHeight }} />
            {shown.slice(start, end).map((row, offset) => (
              <tr key={`${row.sheet} ${row.row}`} data-outcome={row.outcome} aria-rowindex={start + offset + 2}>
                <td title={row.sheet}>
                  {row.sheet} · {row.row}
                </td>
                <td>{t(`outcome.${row.outcome}`)}</td>
                <td>{row.code ?? row.communeCode ?? ""}</td>
                <td title={row.name ?? ""}>{row.name}</td>
                <td className="intake-number">{row.voters === null ? "" : number(row.voters)}</td>
                <td>
                  <ul className="intake-reasons bare">
                    {reasonsOf(row, t("estimated")).map((reason) => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                </td>
              </tr>
            ))}
            <tr className="intake-space" style={{ height: (shown.length - end) * rowHeight }} />
          </tbody>
        </table>
      </section>
    </div>
  );
};
