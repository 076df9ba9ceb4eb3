import { Square, SquareCheck } from "lucide-react";
import { type KeyboardEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { PlanUnitRow } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { PlanUnitMark } from "./PlanMarks.tsx";

/** Height of a row, CSS pixels. */
const rowHeight = 34;

interface PlanUnitsProps {
  rows: readonly PlanUnitRow[];
  /** Unit in use. */
  here: string;
  choose(unit: string): void;
  /** Units ticked; null where nothing can be marked. */
  ticked: readonly string[] | null;
  tick(units: readonly string[]): void;
  label: string;
}

/** Units of one step, only those in sight drawn. Arrows move, Space ticks, Ctrl+A ticks all, Escape lets go of the ticks. */
export const PlanUnits = ({ rows, here, choose, ticked, tick, label }: PlanUnitsProps) => {
  const { t } = useTranslation("alerts");
  const scroller = useRef<HTMLDivElement>(null);
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const at = Math.max(
    0,
    rows.findIndex(({ unit }) => unit === here),
  );
  const isTicked = new Set(ticked);
  const toggle = (unit: string) => {
    if (ticked) tick(isTicked.has(unit) ? ticked.filter((one) => one !== unit) : [...ticked, unit]);
  };
  const move = (place: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, place));
    const row = rows[to];
    const box = scroller.current;
    if (!row || !box) return;
    choose(row.unit);
    const top = to * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  };
  const press = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = places[event.key];
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== "a" || !ticked) return;
      tick(rows.map(({ unit }) => unit));
    } else if (to !== undefined) move(to);
    else if (event.key === " " && ticked) toggle(here);
    else if (event.key === "Escape" && ticked && ticked.length > 0) {
      tick([]);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      id="plan-units"
      className="plan-units"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={ticked !== null}
      aria-activedescendant={`plan-unit-${at}`}
      onKeyDown={press}
    >
      <div style={{ height: rows.length * rowHeight, position: "relative" }}>
        {rows.slice(start, end).map((row, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row in use
          <div
            key={row.unit}
            id={`plan-unit-${start + place}`}
            role="option"
            aria-selected={ticked ? isTicked.has(row.unit) : start + place === at}
            aria-posinset={start + place + 1}
            aria-setsize={rows.length}
            className="plan-unit"
            data-active={start + place === at || undefined}
            data-unit={row.unit}
            style={{ top: (start + place) * rowHeight, height: rowHeight }}
            onClick={() => {
              choose(row.unit);
              toggle(row.unit);
            }}
          >
            {ticked && (isTicked.has(row.unit) ? <SquareCheck aria-hidden="true" /> : <Square aria-hidden="true" />)}
            <span className="plan-unit-name">
              {row.name} {row.district !== null && row.district !== row.name && <span className="quiet">{row.district}</span>}
            </span>
            <span className="plan-unit-said quiet" title={row.note ?? undefined}>
              {[row.by, row.note, row.invented ? t("invented") : null].filter((said) => said !== null).join(" · ")}
            </span>
            <PlanUnitMark row={row} />
          </div>
        ))}
      </div>
    </div>
  );
};
