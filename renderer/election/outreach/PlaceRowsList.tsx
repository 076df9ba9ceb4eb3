import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useWindow } from "../../editing/lists/use-window.ts";
import { showOutreachPlace } from "./outreach-view.ts";

interface PlaceRowsListProps<R extends { place: string }> {
  rows: readonly R[];
  open: string | null;
  label: string;
  keys: string;
  /** Names of the columns, over them. */
  heads: readonly string[];
  cells(row: R): ReactNode;
  testId: string;
}

/** Height of a row; `outreach.css` gives the same to `.outreach-row`. */
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

/** Places by the thousand, only those in sight drawn. Arrows move, Enter opens, Esc closes what is open. */
export const PlaceRowsList = <R extends { place: string }>({ rows, open, label, keys, heads, cells, testId }: PlaceRowsListProps<R>) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const [active, setActive] = useState(0);
  const at = Math.max(0, Math.min(active, rows.length - 1));

  useEffect(() => {
    const element = scroller.current;
    if (element === null || document.activeElement !== element) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [at, rowHeight]);

  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const row = rows[at];
    if (step !== undefined) setActive(Math.max(0, Math.min(rows.length - 1, at + step)));
    else if (event.key === "Enter" && row) showOutreachPlace(row.place);
    else if (event.key === "Escape" && open !== null) {
      showOutreachPlace(null);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className="outreach-table">
      <div className={`outreach-row outreach-row-head ${testId}`} aria-hidden="true">
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <div
        ref={scroller}
        className="outreach-rows"
        role="listbox"
        aria-label={label}
        aria-description={keys}
        aria-activedescendant={rows[at] ? `${testId}-${rows[at].place}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        data-testid={testId}
      >
        <div style={{ height: rows.length * rowHeight, position: "relative" }}>
          {rows.slice(start, end).map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys for its options
            <div
              key={row.place}
              id={`${testId}-${row.place}`}
              role="option"
              aria-selected={row.place === open}
              tabIndex={-1}
              className={`outreach-row ${testId}`}
              data-active={start + index === at || undefined}
              data-open={row.place === open || undefined}
              data-testid={`${testId}-${row.place}`}
              style={{ position: "absolute", top: (start + index) * rowHeight, left: 0, right: 0 }}
              onClick={() => {
                setActive(start + index);
                showOutreachPlace(row.place);
              }}
            >
              {cells(row)}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
};
