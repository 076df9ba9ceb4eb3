// biome-ignore-all lint/a11y/useSemanticElements: laid out by CSS grid a table loses its own roles in browsers, so they are said
import { ArrowDown, ArrowUp, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, type MouseEvent, memo, useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PlaceTable, PlaceTableRow, TableColumn } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomMinute } from "../../stores/clock-store.ts";
import { deskStore, selectPlaces, useDesk, visit } from "../../stores/desk-store.ts";
import { DayStateMark } from "../../ui/DayStateMark.tsx";
import { ReadinessMark } from "../../ui/ReadinessMark.tsx";
import { OwedMark } from "../reports/OwedMark.tsx";
import { orderBy, useTableView } from "./table-view.ts";

/** Height of a row; `PlacesSheet.css` gives the same. */
const ROW_REM = 1.75;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

const shownColumns = [
  "code",
  "name",
  "commune",
  "district",
  "voters",
  "readiness",
  "day",
  "since",
  "owed",
  "voted",
  "share",
  "remaining",
  "asOf",
] as const satisfies readonly TableColumn[];
const figures: ReadonlySet<TableColumn> = new Set(["voters", "voted", "share", "remaining"]);

const Head = () => {
  const { t } = useTranslation("table");
  const { order } = useTableView();
  return (
    <div className="places-line places-head" role="row" tabIndex={-1} aria-rowindex={1}>
      <span role="columnheader" tabIndex={-1} className="places-pick">
        <span className="visually-hidden">{t("columns.pick")}</span>
      </span>
      {shownColumns.map((column) => (
        <span
          key={column}
          role="columnheader"
          tabIndex={-1}
          className={figures.has(column) ? "places-figure" : undefined}
          aria-sort={order.by === column ? (order.down ? "descending" : "ascending") : "none"}
        >
          <button type="button" className="places-sort" title={t("sort", { column: t(`columns.${column}`) })} onClick={() => orderBy(column)}>
            {t(`columns.${column}`)}
            {order.by === column && (order.down ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
          </button>
        </span>
      ))}
    </div>
  );
};

const Cells = ({ row, now }: { row: PlaceTableRow; now: number | null }) => {
  const { t } = useTranslation("table");
  const { number, percent } = useFormat();
  const odd = row.turnoutFlags + row.dayFlags.length;
  const said = (figure: number | null): string => (figure === null ? "–" : number(figure));
  const cell = (column: TableColumn) => {
    switch (column) {
      case "code":
        return row.code;
      case "name":
        return (
          <>
            {odd > 0 && (
              <span className="places-odd" title={t("flags", { n: number(odd) })}>
                <TriangleAlert aria-hidden="true" />
                <span className="visually-hidden">{t("flags", { n: number(odd) })}</span>
              </span>
            )}
            {row.name}
          </>
        );
      case "commune":
        return row.commune;
      case "district":
        return row.district;
      case "voters":
        return said(row.voters);
      case "readiness":
        return <ReadinessMark readiness={row.readiness} conflict={row.readinessConflict} />;
      case "day":
        return <DayStateMark state={row.day} mark={row.dayMark} />;
      case "since":
        return row.since === null ? "–" : shortMomentOf(row.since, now);
      case "owed":
        return row.owed === null ? "–" : <OwedMark state={row.owed} />;
      case "voted":
        return said(row.voted);
      case "share":
        return row.voted === null || !row.votersOf ? "–" : percent(row.voted / row.votersOf, 2);
      case "remaining":
        return said(row.remaining);
      case "asOf":
        return shortMomentOf(row.asOf, now);
    }
  };
  return shownColumns.map((column) => (
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names its active row
    <span key={column} role="gridcell" className={figures.has(column) ? "places-figure" : undefined}>
      {cell(column)}
    </span>
  ));
};

interface RowProps {
  /** Undefined while it is on its way. */
  row: PlaceTableRow | undefined;
  index: number;
  listId: string;
  rowHeight: number;
  now: number | null;
  isPicked: boolean;
  isActive: boolean;
  toggle(code: string): void;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every answer brings its rows anew: whether two say the same. */
const sameRow = (one: PlaceTableRow | undefined, other: PlaceTableRow | undefined): boolean => {
  if (one === other || one === undefined || other === undefined) return one === other;
  const others: unknown[] = Object.values(other);
  return Object.values(one).every((value: unknown, at) => {
    const twin = others[at];
    return value === twin || (isObject(value) && isObject(twin) && JSON.stringify(value) === JSON.stringify(twin));
  });
};

const sameProps = ({ row, ...rest }: RowProps, { row: otherRow, ...others }: RowProps): boolean =>
  rest.index === others.index &&
  rest.listId === others.listId &&
  rest.rowHeight === others.rowHeight &&
  rest.now === others.now &&
  rest.isPicked === others.isPicked &&
  rest.isActive === others.isActive &&
  rest.toggle === others.toggle &&
  sameRow(row, otherRow);

/** One line of the table, drawn anew only where something of it changed. */
const Row = memo(({ row, index, listId, rowHeight, now, isPicked, isActive, toggle }: RowProps) => {
  const { t } = useTranslation("table");
  return (
    <div
      id={`${listId}-${index}`}
      className="places-line places-row"
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={isPicked}
      aria-busy={row === undefined || undefined}
      data-index={index}
      data-active={isActive || undefined}
      style={{ transform: `translateY(${index * rowHeight}px)` }}
    >
      {row && (
        <>
          <span className="places-pick">
            <input
              type="checkbox"
              tabIndex={-1}
              checked={isPicked}
              aria-label={t("pickRow", { name: `${row.name}, ${row.commune}` })}
              onChange={() => toggle(row.code)}
            />
          </span>
          <Cells row={row} now={now} />
        </>
      )}
    </div>
  );
}, sameProps);

interface PlacesGridProps {
  table: PlaceTable;
  /** Asks for the rows from `offset` on. */
  reach(offset: number): void;
  /** Codes of all that match, in their order; null where the room did not say. */
  allCodes(): Promise<string[] | null>;
  copy(): void;
}

/**
 * Rows by the ten thousand, only those in sight drawn and only those near them asked for. Arrows move, Shift extends, Space picks, Enter
 * shows on the map, Ctrl+A picks all that match, Ctrl+C copies, Escape clears.
 */
export const PlacesGrid = ({ table, reach, allCodes, copy }: PlacesGridProps) => {
  const { t } = useTranslation("table");
  const now = useRoomMinute();
  const listId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const anchor = useRef(0);
  const selected = useDesk((state) => state.selectedPlaces);
  const picked = useMemo(() => new Set(selected), [selected]);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, table.matching, rowHeight);
  const activeAt = Math.min(active, table.matching - 1);
  const rowAt = (index: number): PlaceTableRow | undefined => table.rows[index - table.offset];

  useEffect(() => reach(start), [start, reach]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null || document.activeElement !== element) return;
    const top = activeAt * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight * 2 > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight * 2 - element.clientHeight;
  }, [activeAt, rowHeight]);

  const show = (row: PlaceTableRow) => row.at && visit({ lon: row.at.lon, lat: row.at.lat, zoom: 11.5 }, { layer: "polling-places", id: row.code });
  const toggle = useCallback((code: string) => {
    const { selectedPlaces } = deskStore.getState();
    selectPlaces(selectedPlaces.includes(code) ? selectedPlaces.filter((other) => other !== code) : [...selectedPlaces, code]);
  }, []);
  const pickAll = async () => {
    const codes = await allCodes();
    if (codes) selectPlaces(codes);
  };
  const extendTo = async (index: number) => {
    const [low, high] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    const isLoaded = rowAt(low) !== undefined && rowAt(high) !== undefined;
    if (isLoaded) return selectPlaces(table.rows.slice(low - table.offset, high - table.offset + 1).map(({ code }) => code));
    const codes = await allCodes();
    if (codes) selectPlaces(codes.slice(low, high + 1));
  };
  const goTo = (index: number, extend: boolean) => {
    const next = Math.max(0, Math.min(table.matching - 1, index));
    setActive(next);
    if (extend) void extendTo(next);
    else anchor.current = next;
  };
  const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);

  const pressed = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return;
    const row = rowAt(activeAt);
    const isCommand = event.ctrlKey || event.metaKey;
    const step = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageRows,
      PageUp: -pageRows,
      Home: -table.matching,
      End: table.matching,
    }[event.key];
    if (step !== undefined) goTo(activeAt + step, event.shiftKey);
    else if (isCommand && event.key.toLowerCase() === "a") void pickAll();
    else if (isCommand && event.key.toLowerCase() === "c") copy();
    else if (event.key === "Escape" && selected.length > 0) selectPlaces([]);
    else if (event.key === " " && row) toggle(row.code);
    else if (event.key === "Enter" && row) show(row);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const clicked = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target instanceof HTMLInputElement) return;
    const index = Number(event.target.closest("[data-index]")?.getAttribute("data-index") ?? -1);
    const row = rowAt(index);
    if (!row) return;
    scroller.current?.focus({ preventScroll: true });
    setActive(index);
    if (event.shiftKey) return void extendTo(index);
    anchor.current = index;
    if (event.ctrlKey || event.metaKey) toggle(row.code);
    else show(row);
  };

  return (
    <div
      ref={scroller}
      className="places-grid"
      role="grid"
      aria-label={t("region")}
      aria-description={t("keys")}
      aria-multiselectable="true"
      aria-rowcount={table.matching + 1}
      aria-colcount={shownColumns.length + 1}
      aria-activedescendant={`${listId}-${activeAt}`}
      tabIndex={0}
      data-testid="places-grid"
      onKeyDown={pressed}
      onClick={clicked}
    >
      <Head />
      <div className="places-body" style={{ height: table.matching * rowHeight }} role="rowgroup">
        {Array.from({ length: Math.max(0, end - start) }, (_, offset) => {
          const index = start + offset;
          const row = rowAt(index);
          return (
            <Row
              key={index}
              row={row}
              index={index}
              listId={listId}
              rowHeight={rowHeight}
              now={now}
              isPicked={row !== undefined && picked.has(row.code)}
              isActive={index === activeAt}
              toggle={toggle}
            />
          );
        })}
      </div>
    </div>
  );
};
