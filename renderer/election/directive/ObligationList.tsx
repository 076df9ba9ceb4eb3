import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ObligationRow } from "../../../electron/contract/index.ts";
import { shortMomentOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { calledOf } from "./directive-view.ts";
import { ObligationMark } from "./ObligationMark.tsx";

const columns = ["state", "agency", "document", "evidence"] as const;

interface ObligationListProps {
  rows: readonly ObligationRow[];
  chosen: string | null;
  choose(id: string): void;
  /** A key that moves nothing; true where it was used. */
  press(key: string): boolean;
  tableRef: React.Ref<HTMLTableElement>;
}

const Row = ({ row, active, isStop, choose }: { row: ObligationRow; active: boolean; isStop: boolean; choose(): void }) => {
  const { t } = useTranslation("directive");
  const { number } = useFormat();
  const now = roomNow();
  const hasDocument = row.documentNumber !== null || row.documentDate !== null;
  return (
    <tr data-obligation={row.id} data-active={active || undefined}>
      <td>
        <button
          type="button"
          className="directive-open"
          aria-label={calledOf(row)}
          aria-describedby={`obligation-${row.id}`}
          aria-current={active ? "true" : undefined}
          tabIndex={isStop ? 0 : -1}
          onClick={choose}
        >
          {row.clause}
        </button>
        <span id={`obligation-${row.id}`}>
          <ObligationMark row={row} />
        </span>
      </td>
      <td>
        <span className="directive-agency">
          {row.agencyName} {row.verb !== "giao" && <span className="quiet">({t(`verb.${row.verb}`)})</span>}
        </span>
        <span className="directive-said" title={row.words}>
          {row.words}
        </span>
      </td>
      <td>
        <span className={hasDocument ? "directive-line" : "directive-line quiet"}>
          {hasDocument
            ? t("document", {
                number: row.documentNumber ?? t("unnumbered"),
                date: row.documentDate === null ? t("undated") : showDate(row.documentDate),
              })
            : t("noDocument")}
        </span>
        <span className={row.receivedAt === null ? "directive-line quiet" : "directive-line"}>
          {row.receivedAt === null ? t("notReceived") : t("received", { time: shortMomentOf(row.receivedAt, now) })}
          {row.owner !== null && ` · ${row.owner}`}
        </span>
      </td>
      <td>
        <span className="directive-line tabular">
          {t("evidenceCount", { n: number(row.evidenceCount) })}
          {row.districtsOf > 0 && ` · ${t("districts", { n: number(row.districts), all: number(row.districtsOf) })}`}
        </span>
        <span className="directive-line quiet tabular">
          {row.due === null ? t("noDue") : t("due", { time: shortMomentOf(row.due, now) })}
          {row.invented && ` · ${t("invented")}`}
        </span>
      </td>
    </tr>
  );
};

/** The board: one row for each clause and agency; arrows walk it, one row at a time takes the focus. */
export const ObligationList = ({ rows, chosen, choose, press, tableRef }: ObligationListProps) => {
  const { t } = useTranslation("directive");
  const body = useRef<HTMLTableSectionElement>(null);
  const wanted = useRef<string | null>(null);
  const inside = useRef(false);
  const found = rows.findIndex(({ id }) => id === chosen);
  const here = Math.max(0, found);
  useEffect(() => {
    // A row sorted to another place while it had the focus has lost it to the page.
    const isLost = inside.current && document.activeElement === document.body;
    if (!isLost && (wanted.current === null || wanted.current !== chosen)) return;
    wanted.current = null;
    body.current?.rows[here]?.querySelector("button")?.focus();
  }, [chosen, here]);
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: found < 0 ? 0 : here + 1,
      ArrowUp: here - 1,
      PageDown: here + 8,
      PageUp: here - 8,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) {
      const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
      if (next && next.id !== chosen) {
        wanted.current = next.id;
        choose(next.id);
      }
    } else if (!press(event.key)) return;
    event.preventDefault();
  };
  return (
    <div className="directive-scroll">
      <table className="directive-table" ref={tableRef}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={walk}
          onFocus={() => {
            inside.current = true;
          }}
          onBlur={({ relatedTarget }) => {
            if (relatedTarget !== null) inside.current = false;
          }}
        >
          {rows.map((row, place) => (
            <Row key={row.id} row={row} active={row.id === chosen} isStop={place === here} choose={() => choose(row.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
