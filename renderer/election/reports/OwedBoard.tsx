import { FileLock2, FilterX, Flag, Pencil, PhoneCall } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type OwedCell, type OwedRow, type OwedTotals, type SlotTold, type UnitLevel, unitLevels } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { timeOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useLive } from "../../room-client/use-live.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { OwedMark } from "./OwedMark.tsx";
import { setReportsView, useReportsView } from "./reports-view.ts";
import { WithinChoice } from "./WithinChoice.tsx";

/** Height of a row, CSS pixels; `reports.css` gives the same. */
const ROW = 34;

const levels: readonly UnitLevel[] = unitLevels;

/** What stands beside the mark: hour, standing, correction, flags, calls. */
const CellWords = ({ cell }: { cell: OwedCell }) => {
  const { t } = useTranslation("reports");
  return (
    <>
      <OwedMark state={cell.state} wordless={cell.receivedAt !== null} />
      {cell.receivedAt !== null && <span className="tabular">{timeOf(cell.receivedAt)}</span>}
      {cell.standing !== null && <span className={`standing-chip standing-chip-${cell.standing}`}>{t(`standing.${cell.standing}`)}</span>}
      {cell.corrected && <Pencil aria-label={t("corrected")} className="owed-extra" />}
      {cell.flags > 0 && <Flag aria-label={t("flags", { n: cell.flags })} className="owed-extra owed-attention" />}
      {cell.afterCutOff && <FileLock2 aria-label={t("afterCutOff")} className="owed-extra owed-attention" />}
      {cell.report === null && cell.calls > 0 && (
        <span className="owed-calls">
          <PhoneCall aria-hidden="true" /> {t("calls", { n: cell.calls })}
        </span>
      )}
    </>
  );
};

const totalParts = ["missing", "overdue", "due", "notDue", "late", "onTime", "covered"] as const;

interface SlotHeadProps {
  slot: SlotTold;
  totals: OwedTotals | undefined;
  current: boolean;
  /** The board shows only who is past due with it. */
  narrowed: boolean;
}

/** n/N of a slot, with all its parts on hover; who is past due with it is pressed to see them alone. */
const SlotHead = ({ slot, totals, current, narrowed }: SlotHeadProps) => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const late = [
    ...(totals && totals.missing > 0 ? [t("parts.missing", { n: number(totals.missing) })] : []),
    ...(totals && totals.overdue > 0 ? [t("overdueShort", { n: number(totals.overdue) })] : []),
  ].join(" · ");
  const came = totals ? totals.onTime + totals.late + totals.covered : 0;
  return (
    <th
      scope="col"
      className="owed-slot"
      data-current={current || undefined}
      title={totals && totalParts.map((part) => t(`parts.${part}`, { n: number(totals[part]) })).join("\n")}
    >
      <span className="owed-slot-name">{slot.name}</span>
      {totals && (
        <span className="tabular">
          <b className={came === totals.total ? "owed-good" : totals.missing > 0 ? "owed-failed" : undefined}>
            {number(came)}/{number(totals.total)}
          </b>{" "}
          {late !== "" && (
            <button
              type="button"
              className="owed-narrow"
              aria-pressed={narrowed}
              aria-label={t("narrowTo", { slot: slot.name, late })}
              onClick={() => setReportsView({ owing: narrowed ? null : slot.key, owingOnly: false })}
            >
              {late}
            </button>
          )}
        </span>
      )}
    </th>
  );
};

const owesNow = (row: OwedRow, current: string | null): boolean =>
  row.cells.some(
    (cell) => (cell.slot === current || current === null) && (cell.state === "missing" || cell.state === "overdue" || cell.state === "due"),
  );

const isPastDue = (row: OwedRow, slot: string): boolean =>
  row.cells.some((cell) => cell.slot === slot && (cell.state === "missing" || cell.state === "overdue"));

interface GridProps {
  rows: OwedRow[];
  slots: SlotTold[];
  totals: OwedTotals[];
  current: string | null;
  owing: string | null;
}

/** Who owes what: units down, slots across. Arrows move, Enter opens the report. */
const Grid = ({ rows, slots, totals, current, owing }: GridProps) => {
  const { t } = useTranslation("reports");
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const { start, end } = useWindow(scroller, rows.length, ROW);
  const moved = useRef(false);
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const box = scroller.current;
    if (box === null) return;
    const top = at.row * ROW;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + 2 * ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + 2 * ROW - box.clientHeight;
    requestAnimationFrame(() => box.querySelector<HTMLElement>(`[data-cell="${at.row}.${at.column}"]`)?.focus());
  }, [at]);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [10, 0], PageUp: [-10, 0] }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    moved.current = true;
    setAt({
      row: Math.max(0, Math.min(rows.length - 1, at.row + (step[0] ?? 0))),
      column: Math.max(0, Math.min(slots.length - 1, at.column + (step[1] ?? 0))),
    });
  };
  return (
    <div className="owed-grid" ref={scroller}>
      <table aria-label={t("tabs.board")} aria-rowcount={rows.length + 1} onKeyDown={press}>
        <thead>
          <tr>
            <th scope="col">{t("unit")}</th>
            {slots.map((slot) => (
              <SlotHead
                key={slot.key}
                slot={slot}
                totals={totals.find((one) => one.slot === slot.key)}
                current={slot.key === current}
                narrowed={slot.key === owing}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <tr style={{ height: start * ROW }} />
          {rows.slice(start, end).map((row, place) => (
            <tr key={row.unit} aria-rowindex={start + place + 2}>
              <th scope="row">
                <span className="owed-name">{row.name}</span>
                {row.district !== null && row.level !== "district" && <span className="quiet">{row.district}</span>}
              </th>
              {slots.map((slot, column) => {
                const cell = row.cells.find((one) => one.slot === slot.key);
                const isHere = Math.min(at.row, rows.length - 1) === start + place && at.column === column;
                return (
                  <td key={slot.key}>
                    {cell ? (
                      <button
                        type="button"
                        className="owed-cell"
                        data-cell={`${start + place}.${column}`}
                        data-state={cell.state}
                        tabIndex={isHere ? 0 : -1}
                        onFocus={() => setAt({ row: start + place, column })}
                        onClick={() => openEditor({ type: "quick-report", unit: row.unit, slot: slot.key })}
                      >
                        <CellWords cell={cell} />
                      </button>
                    ) : (
                      <span className="owed-none">{t("owesNothing")}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
          <tr style={{ height: (rows.length - end) * ROW }} />
        </tbody>
      </table>
    </div>
  );
};

export const OwedBoard = () => {
  const { t } = useTranslation("reports");
  const { number } = useFormat();
  const level = useReportsView((view) => view.level);
  const within = useReportsView((view) => view.within);
  const owingOnly = useReportsView((view) => view.owingOnly);
  const asked = useReportsView((view) => view.owing);
  // Places are asked for one district at a time: the province's are 1,475 and more.
  const needsDistrict = level === "place" && within === null;
  const scope = level === "commune" || level === "place" ? within : null;
  const { value, problem } = useLive("reports.owed", needsDistrict ? null : { level, ...(scope === null ? {} : { within: scope }) });
  const slots = value?.slots.filter((slot) => slot.due[level] !== undefined) ?? [];
  // A slot this level does not owe narrows nothing, and stands again at the level that owes it.
  const narrowed = slots.find((slot) => slot.key === asked);
  const isShown = (row: OwedRow): boolean => (narrowed ? isPastDue(row, narrowed.key) : !owingOnly || owesNow(row, value?.current ?? null));
  const rows = value?.rows.filter(isShown) ?? [];
  const said =
    value === null || slots.length === 0
      ? ""
      : t("boardSaid", { n: number(rows.length), all: number(value.rows.length), regime: value.regime.title, grace: value.regime.graceMinutes });
  return (
    <div className="reports-column">
      <div className="reports-bar">
        <SelectField
          label={t("level")}
          value={level}
          options={levels.map((one) => ({ value: one, label: t(`levels.${one}`) }))}
          onChange={(next) => setReportsView({ level: next })}
        />
        {(level === "commune" || level === "place") && (
          <WithinChoice value={within} wholeToo={level === "commune"} onChange={(next) => setReportsView({ within: next })} />
        )}
        <label className="reports-tick">
          <input
            type="checkbox"
            checked={owingOnly && !narrowed}
            onChange={(event) => setReportsView({ owingOnly: event.target.checked, owing: null })}
          />
          {t("owingOnly")}
        </label>
        {narrowed && value && (
          <Button size="small" icon={FilterX} onClick={() => setReportsView({ owing: null })}>
            {t("narrowedTo", { slot: narrowed.name, n: number(rows.length), all: number(value.rows.length) })}
          </Button>
        )}
        {said !== "" && (
          <p className="reports-said owed-said" title={said}>
            {said}
          </p>
        )}
      </div>
      {problem ? (
        <ProblemNote problem={problem} />
      ) : needsDistrict ? (
        <Empty title={t("chooseDistrict")} />
      ) : value === null ? (
        <Spinner />
      ) : slots.length === 0 ? (
        <Empty title={t("levelOwesNothing")} />
      ) : rows.length === 0 ? (
        <Empty title={narrowed ? t("noneOwingSlot", { slot: narrowed.name }) : t("noneOwing")} text={t("noneOwingText")} />
      ) : (
        <Grid rows={rows} slots={slots} totals={value.totals} current={value.current} owing={narrowed?.key ?? null} />
      )}
    </div>
  );
};
