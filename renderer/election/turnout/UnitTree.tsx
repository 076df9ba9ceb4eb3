import { ChevronDown, ChevronRight } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TurnoutRow } from "../../../electron/contract/election/turnout-methods.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { useFormat } from "../../format/use-format.ts";
import { FigureState } from "./FigureState.tsx";
import { shareOf } from "./figure-words.ts";
import { setTurnout, setUnitOpen, useTurnout } from "./turnout-store.ts";

/** Height of a row; `TurnoutSheet.css` gives the same to `.turnout-row`. */
const ROW_REM = 2.25;
const rowPixels = (): number => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The province down to its polling places, only rows in sight drawn. Up and down move, right opens, left closes or goes up, Enter goes to one. */
export const UnitTree = ({ rows, treeId, detailId }: { rows: readonly TurnoutRow[]; treeId: string; detailId: string }) => {
  const { t } = useTranslation("turnout");
  const rowId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = useTurnout((state) => state.unit);
  const [active, setActive] = useState(0);
  const rowHeight = useMemo(rowPixels, []);
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const at = Math.min(active, rows.length - 1);

  useEffect(() => {
    const element = scroller.current;
    if (element === null || document.activeElement !== element) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight;
  }, [at, rowHeight]);

  const press = (event: KeyboardEvent) => {
    const row = rows[at];
    if (row === undefined) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length }[event.key];
    if (step !== undefined) setActive(Math.max(0, Math.min(rows.length - 1, at + step)));
    else if (event.key === "ArrowRight" && row.children > 0 && !row.open) setUnitOpen(row.unit, true);
    else if (event.key === "ArrowRight" && row.open) setActive(at + 1);
    else if (event.key === "ArrowLeft" && row.open && row.depth > 0) setUnitOpen(row.unit, false);
    else if (event.key === "ArrowLeft")
      setActive(
        Math.max(
          0,
          rows.slice(0, at).findLastIndex(({ depth }) => depth < row.depth),
        ),
      );
    else if (event.key === " ") setTurnout({ unit: row.unit });
    else if (event.key === "Enter") {
      setTurnout({ unit: row.unit });
      document.getElementById(detailId)?.focus();
    } else return;
    event.preventDefault();
  };

  return (
    <div className="turnout-tree">
      <div className="turnout-row turnout-columns" aria-hidden="true">
        <span>{t("tree.unit")}</span>
        <span>{t("tree.state")}</span>
        <span>{t("tree.remaining")}</span>
        <span>{t("tree.voted")}</span>
        <span>{t("tree.share")}</span>
        <span>{t("tree.known")}</span>
      </div>
      <div
        ref={scroller}
        id={treeId}
        className="turnout-scroller"
        role="tree"
        aria-label={t("tree.label")}
        aria-activedescendant={rows.length > 0 ? `${rowId}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={press}
        data-testid="turnout-tree"
      >
        <div style={{ height: rows.length * rowHeight, position: "relative" }} role="presentation">
          {rows.slice(start, end).map((row, offset) => (
            <Row
              key={row.unit}
              row={row}
              id={`${rowId}-${start + offset}`}
              index={start + offset}
              count={rows.length}
              top={(start + offset) * rowHeight}
              isActive={start + offset === at}
              isChosen={row.unit === chosen}
              choose={() => {
                setActive(start + offset);
                setTurnout({ unit: row.unit });
                document.getElementById(detailId)?.scrollIntoView({ block: "nearest" });
              }}
            />
          ))}
        </div>
      </div>
    </div>
  );
};

interface RowProps {
  row: TurnoutRow;
  id: string;
  index: number;
  count: number;
  top: number;
  isActive: boolean;
  isChosen: boolean;
  choose(): void;
}

const Row = ({ row, id, index, count, top, isActive, isChosen, choose }: RowProps) => {
  const { t } = useTranslation("turnout");
  const { number, percent } = useFormat();
  const { figure } = row;
  const share = shareOf(figure);
  const unknown = <span className="quiet">{t("tree.unknown")}</span>;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it answers to the keys
    <div
      id={id}
      role="treeitem"
      tabIndex={-1}
      className="turnout-row"
      style={{ top }}
      aria-level={row.depth + 1}
      aria-setsize={count}
      aria-posinset={index + 1}
      aria-selected={isChosen}
      {...(row.children > 0 ? { "aria-expanded": row.open } : {})}
      data-active={isActive || undefined}
      data-unit={row.unit}
      onClick={choose}
    >
      <span className="turnout-name" style={{ paddingInlineStart: `${row.depth * 1.1}rem` }}>
        {row.children > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className="turnout-toggle"
            aria-hidden="true"
            onClick={(event) => {
              event.stopPropagation();
              if (row.depth > 0) setUnitOpen(row.unit, !row.open);
            }}
          >
            {row.open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          </button>
        ) : (
          <span className="turnout-toggle" />
        )}
        <span className="turnout-words" title={row.name}>
          {row.name}
        </span>
      </span>
      <span>
        <FigureState figure={figure} />
      </span>
      <span className="turnout-number turnout-lead">{figure.remaining === null ? unknown : number(figure.remaining)}</span>
      <span className="turnout-number">
        {figure.voted === null ? unknown : figure.voters === null ? number(figure.voted) : `${number(figure.votedOf ?? 0)}/${number(figure.voters)}`}
      </span>
      <span className="turnout-number">{share === null ? unknown : percent(share, 2)}</span>
      <span className="turnout-number">
        {row.level === "place" ? (figure.places.n === 1 ? "1/1" : "0/1") : `${number(figure.places.n)}/${number(figure.places.of)}`}
      </span>
    </div>
  );
};
