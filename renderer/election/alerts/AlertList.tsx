import { Square, SquareCheck } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { AlertRow } from "../../../electron/contract/index.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { AlertMark } from "./AlertMark.tsx";
import { mostAtOnce } from "./actable.ts";

/** Height of a row, CSS pixels. */
const rowHeight = 52;

interface AlertListProps {
  rows: readonly AlertRow[];
  /** Place of the row in use. */
  here: number;
  choose(key: string): void;
  /** Keys ticked; null where nothing can be done about them. */
  ticked: readonly string[] | null;
  tick(keys: readonly string[]): void;
  /** A key that moves nothing; true where it was used. */
  press(key: string): boolean;
  scroller: RefObject<HTMLDivElement | null>;
}

const Line = ({ alert, active, ticked }: { alert: AlertRow; active: boolean; ticked: boolean | null }) => {
  const { t } = useTranslation("alerts");
  return (
    <div className="alert-line" data-active={active || undefined} data-alert={alert.key}>
      {ticked !== null && (ticked ? <SquareCheck className="alert-tick" aria-hidden="true" /> : <Square className="alert-tick" aria-hidden="true" />)}
      <AlertMark severity={alert.severity} />
      <span className="alert-words">
        <span className="alert-subject">
          {alert.subject} {alert.districtName && alert.level !== "district" && <span className="quiet">{alert.districtName}</span>}
        </span>
        <span className="alert-said">{alert.text}</span>
      </span>
      <span className="alert-side quiet tabular">
        <span className="alert-since">{t("since", { time: shortMomentOf(alert.since, roomNow()) })}</span>
        <span className="alert-state">
          {alert.returned ? <strong className="alert-returned">{t("returned")}</strong> : t(`state.${alert.state}`)}
        </span>
      </span>
    </div>
  );
};

/** Alerts, only those in sight drawn. Arrows move, Space ticks, Ctrl+A ticks all, Escape lets go of the ticks. */
export const AlertList = ({ rows, here, choose, ticked, tick, press, scroller }: AlertListProps) => {
  const { t } = useTranslation("alerts");
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const isTicked = new Set(ticked);
  const toggle = (key: string) => {
    if (ticked) tick(isTicked.has(key) ? ticked.filter((one) => one !== key) : [...ticked, key].slice(-mostAtOnce));
  };
  const move = (place: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, place));
    const row = rows[to];
    const box = scroller.current;
    if (!row || !box) return;
    choose(row.key);
    const top = to * rowHeight;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight;
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 1);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = places[event.key];
    const row = rows[here];
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== "a" || !ticked) return;
      tick(rows.slice(0, mostAtOnce).map(({ key }) => key));
    } else if (to !== undefined) move(to);
    else if (event.key === " " && ticked && row) toggle(row.key);
    else if (event.key === "Escape" && ticked && ticked.length > 0) {
      tick([]);
      event.stopPropagation();
    } else if (!press(event.key)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={scroller}
      className="alerts-list"
      role="listbox"
      tabIndex={0}
      aria-label={t("listLabel")}
      aria-multiselectable={ticked !== null}
      aria-activedescendant={`alert-${here}`}
      onKeyDown={keyDown}
    >
      <div style={{ height: rows.length * rowHeight, position: "relative" }}>
        {rows.slice(start, end).map((row, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list holds the focus and names the row in use
          <div
            key={row.key}
            id={`alert-${start + place}`}
            role="option"
            aria-selected={ticked ? isTicked.has(row.key) : start + place === here}
            aria-posinset={start + place + 1}
            aria-setsize={rows.length}
            className="alert-option"
            style={{ top: (start + place) * rowHeight, height: rowHeight }}
            onClick={({ target, ctrlKey, metaKey }) => {
              choose(row.key);
              if (ctrlKey || metaKey || (target instanceof Element && target.closest(".alert-tick"))) toggle(row.key);
            }}
          >
            <Line alert={row} active={start + place === here} ticked={ticked && isTicked.has(row.key)} />
          </div>
        ))}
      </div>
    </div>
  );
};
