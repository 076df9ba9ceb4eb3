import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { useWindow } from "../editing/lists/use-window.ts";
import "./SheetRows.css";

/** Rows that may be ticked, and how many are. */
interface Picking<I extends string, R> {
  picked: readonly I[];
  /** Left out where nothing may be written: no boxes, no keys for them. */
  pick: ((ids: I[]) => void) | undefined;
  /** What a row's box is called. */
  tickLabel(row: R): string;
}

interface SheetRowsProps<I extends string, R> {
  rows: readonly R[];
  idOf(row: R): I;
  /** What this list is called to assistive technology, and its keys in a sentence. */
  label: string;
  keys: string;
  /** Class of the list, which gives the widths of its columns as `grid-template-columns` to `.sheet-row` within. */
  className: string;
  /** Names of the columns, over them. */
  heads: readonly string[];
  cells(row: R): ReactNode;
  /** The row opened beside the list. */
  open: I | null;
  show(id: I | null): void;
  picking?: Picking<I, R>;
  /** Of the list; a row's is `rowTestId` with its id behind a hyphen. */
  testId: string;
  rowTestId: string;
}

/** Height of a row; `SheetRows.css` gives the same to `.sheet-row`. */
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

/** Rows by the thousand, only those in sight drawn. Arrows move, Shift extends, Space ticks, Enter opens, Esc closes what is open. */
export const SheetRows = <I extends string, R>(props: SheetRowsProps<I, R>) => {
  const { rows, idOf, label, keys, className, heads, cells, open, show, picking, testId, rowTestId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  // `of`: what was open as the keys last moved; a row opened since is the active one, wherever it comes to stand.
  const [active, setActive] = useState<{ at: number; of: I | null }>({ at: 0, of: null });
  const openAt = open === null ? -1 : rows.findIndex((row) => idOf(row) === open);
  const isFollowing = openAt !== -1 && active.of !== open;
  const anchor = useRef(0);
  const picked = picking?.picked ?? [];
  const ticked = new Set<I>(picked);
  const at = Math.max(0, Math.min(isFollowing ? openAt : active.at, rows.length - 1));
  const current = rows[at];

  useEffect(() => {
    if (isFollowing) setActive({ at: openAt, of: null });
  }, [isFollowing, openAt]);
  const shown = useRef<I | null>(null);
  const found = openAt === -1 ? null : open;
  useEffect(() => {
    const element = scroller.current;
    const isNew = found !== null && found !== shown.current;
    shown.current = found;
    if (element === null || !(isNew || document.activeElement === element)) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [at, found, rowHeight]);

  const toggle = (id: I) => picking?.pick?.(ticked.has(id) ? picked.filter((other) => other !== id) : [...picked, id]);
  const press = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) {
      const next = Math.max(0, Math.min(rows.length - 1, at + step));
      setActive({ at: next, of: open });
      if (!event.shiftKey) anchor.current = next;
      else picking?.pick?.(rows.slice(Math.min(anchor.current, next), Math.max(anchor.current, next) + 1).map(idOf));
    } else if (event.key === " " && picking && current !== undefined) toggle(idOf(current));
    else if (event.key === "Enter" && current !== undefined) show(idOf(current));
    else if (event.key === "a" && picking && (event.ctrlKey || event.metaKey)) picking.pick?.(rows.map(idOf));
    else if (event.key === "Escape" && (open !== null || picked.length > 0)) {
      if (open !== null) show(null);
      else picking?.pick?.([]);
      event.stopPropagation();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={`sheet-table ${className}`} data-picking={picking !== undefined}>
      <div className="sheet-row sheet-row-head" aria-hidden="true">
        {picking && <span />}
        {heads.map((head) => (
          <span key={head}>{head}</span>
        ))}
      </div>
      <div
        ref={scroller}
        className="sheet-rows"
        role="listbox"
        aria-label={label}
        aria-description={keys}
        aria-multiselectable={picking !== undefined}
        aria-activedescendant={current === undefined ? undefined : `${rowTestId}-${idOf(current)}`}
        tabIndex={0}
        onKeyDown={press}
        data-testid={testId}
      >
        <div style={{ height: rows.length * rowHeight, position: "relative" }}>
          {rows.slice(start, end).map((row, index) => {
            const id = idOf(row);
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys for its options
              <div
                key={id}
                id={`${rowTestId}-${id}`}
                role="option"
                aria-selected={picking ? ticked.has(id) : id === open}
                tabIndex={-1}
                className="sheet-row"
                data-active={start + index === at || undefined}
                data-open={id === open || undefined}
                data-testid={`${rowTestId}-${id}`}
                style={{ position: "absolute", top: (start + index) * rowHeight, left: 0, right: 0 }}
                onClick={() => {
                  setActive({ at: start + index, of: null });
                  anchor.current = start + index;
                  show(id);
                }}
              >
                {picking && (
                  <span>
                    {picking.pick && (
                      <input
                        type="checkbox"
                        tabIndex={-1}
                        checked={ticked.has(id)}
                        aria-label={picking.tickLabel(row)}
                        onClick={(event) => event.stopPropagation()}
                        onChange={() => toggle(id)}
                      />
                    )}
                  </span>
                )}
                {cells(row)}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
