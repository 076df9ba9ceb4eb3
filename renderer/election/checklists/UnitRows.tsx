import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { UnitKey, UnitReadiness } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { useFormat } from "../../format/use-format.ts";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { showChecklistOf } from "./checklists-view.ts";

interface UnitRowsProps {
  rows: UnitReadiness[];
  picked: readonly UnitKey[];
  /** Left out where nothing may be written. */
  pick: ((units: UnitKey[]) => void) | undefined;
  /** The unit opened beside the list. */
  open: UnitKey | null;
}

/** Height of a row; `checklists.css` gives the same to `.check-row`. */
const ROW_REM = 2.25;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const steps: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 12,
  PageUp: -12,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The part that says most: the first of those as bad as the whole. */
const why = ({ mark, parts }: UnitReadiness): string => (parts.find((part) => part.mark === mark && mark !== "ready") ?? parts.at(-1))?.words ?? "";

/** Units by the thousand, only those in sight drawn. Arrows move, Shift extends, Space ticks, Enter opens, Esc closes what is open. */
export const UnitRows = ({ rows, picked, pick, open }: UnitRowsProps) => {
  const { t } = useTranslation("checklists");
  const { number } = useFormat();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const ticked = useMemo(() => new Set(picked), [picked]);
  const at = Math.max(0, Math.min(active, rows.length - 1));

  useEffect(() => {
    const element = scroller.current;
    if (element === null || document.activeElement !== element) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [at, rowHeight]);

  const toggle = (unit: UnitKey) => pick?.(ticked.has(unit) ? picked.filter((other) => other !== unit) : [...picked, unit]);
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      setActive(next);
      if (!event.shiftKey) anchor.current = next;
      else pick?.(rows.slice(Math.min(anchor.current, next), Math.max(anchor.current, next) + 1).map(({ unit }) => unit));
    } else if (event.key === " " && row) toggle(row.unit);
    else if (event.key === "Enter" && row) showChecklistOf(row.unit);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) pick?.(rows.map(({ unit }) => unit));
    else if (event.key === "Escape" && (open !== null || picked.length > 0)) {
      if (open !== null) showChecklistOf(null);
      else pick?.([]);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="check-table">
      <div className="check-row check-row-head" aria-hidden="true">
        <span />
        <span>{t("list.unit")}</span>
        <span>{t("list.inside")}</span>
        <span>{t("list.mark")}</span>
        <span>{t("list.known")}</span>
        <span>{t("list.why")}</span>
      </div>
      <div
        ref={scroller}
        className="check-rows"
        role="listbox"
        aria-label={t("list.rows")}
        aria-description={t("list.keys")}
        aria-multiselectable="true"
        aria-activedescendant={rows[at] ? `check-${rows[at].unit}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        data-testid="checklist-rows"
      >
        <div style={{ height: rows.length * rowHeight, position: "relative" }}>
          {rows.slice(start, end).map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys for its options
            <div
              key={row.unit}
              id={`check-${row.unit}`}
              role="option"
              aria-selected={ticked.has(row.unit)}
              tabIndex={-1}
              className="check-row"
              data-active={start + index === at || undefined}
              data-open={row.unit === open || undefined}
              data-testid={`checklist-row-${row.unit}`}
              style={{ position: "absolute", top: (start + index) * rowHeight, left: 0, right: 0 }}
              onClick={() => {
                setActive(start + index);
                anchor.current = start + index;
                showChecklistOf(row.unit);
              }}
            >
              <span>
                {pick && (
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    checked={ticked.has(row.unit)}
                    aria-label={t("list.tick", { name: row.name })}
                    onClick={(event) => event.stopPropagation()}
                    onChange={() => toggle(row.unit)}
                  />
                )}
              </span>
              <span className="check-cell">{row.name}</span>
              <span className="check-cell quiet">
                {row.level === "place" ? `${row.communeName}, ${row.districtName}` : row.level === "commune" ? row.districtName : ""}
              </span>
              <ReadinessMark readiness={row.mark} conflict={(row.checklist?.conflict ?? 0) > 0} />
              <span className="figure">
                {row.checklist ? t("list.items", { known: number(row.checklist.known), items: number(row.checklist.items) }) : "–"}
              </span>
              <span className="check-cell">{why(row)}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
