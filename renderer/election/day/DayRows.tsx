import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DayRow } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { DayStateMark } from "../../ui/DayStateMark.tsx";
import { showDayPlace } from "./day-view.ts";

interface DayRowsProps {
  rows: DayRow[];
  picked: readonly string[];
  /** Left out where nothing may be written. */
  pick: ((ids: string[]) => void) | undefined;
  /** The place opened beside the list. */
  open: string | null;
}

/** Height of a row; `day.css` gives the same to `.day-row`. */
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

/** Places by the thousand, only those in sight drawn. Arrows move, Shift extends, Space ticks, Enter opens, Esc closes what is open. */
export const DayRows = ({ rows, picked, pick, open }: DayRowsProps) => {
  const { t } = useTranslation("day");
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

  const toggle = (id: string) => pick?.(ticked.has(id) ? picked.filter((other) => other !== id) : [...picked, id]);
  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      setActive(next);
      if (!event.shiftKey) anchor.current = next;
      else pick?.(rows.slice(Math.min(anchor.current, next), Math.max(anchor.current, next) + 1).map(({ place }) => place));
    } else if (event.key === " " && row) toggle(row.place);
    else if (event.key === "Enter" && row) showDayPlace(row.place);
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) pick?.(rows.map(({ place }) => place));
    else if (event.key === "Escape" && (open !== null || picked.length > 0)) {
      if (open !== null) showDayPlace(null);
      else pick?.([]);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="day-table">
      <div className="day-row day-row-head" aria-hidden="true">
        <span />
        <span>{t("list.place")}</span>
        <span>{t("list.commune")}</span>
        <span>{t("list.stands")}</span>
        <span>{t("list.since")}</span>
        <span>{t("list.notes")}</span>
      </div>
      <div
        ref={scroller}
        className="day-rows"
        role="listbox"
        aria-label={t("list.rows")}
        aria-description={t("list.keys")}
        aria-multiselectable="true"
        aria-activedescendant={rows[at] ? `day-${rows[at].place}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        data-testid="day-rows"
      >
        <div style={{ height: rows.length * rowHeight, position: "relative" }}>
          {rows.slice(start, end).map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys for its options
            <div
              key={row.place}
              id={`day-${row.place}`}
              role="option"
              aria-selected={ticked.has(row.place)}
              tabIndex={-1}
              className="day-row"
              data-active={start + index === at || undefined}
              data-open={row.place === open || undefined}
              data-testid={`day-row-${row.place}`}
              style={{ position: "absolute", top: (start + index) * rowHeight, left: 0, right: 0 }}
              onClick={() => {
                setActive(start + index);
                anchor.current = start + index;
                showDayPlace(row.place);
              }}
            >
              <span>
                {pick && (
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    checked={ticked.has(row.place)}
                    aria-label={t("list.tick", { name: row.name })}
                    onClick={(event) => event.stopPropagation()}
                    onChange={() => toggle(row.place)}
                  />
                )}
              </span>
              <span className="day-cell">
                {row.number} · {row.name}
              </span>
              <span className="day-cell quiet">
                {row.communeName}, {row.districtName}
              </span>
              <DayStateMark state={row.state} mark={row.mark} />
              <span className="figure">{row.since === null ? "–" : shortMomentOf(row.since, roomNow())}</span>
              <span className="day-cell ink-lacking">{row.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}</span>
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
