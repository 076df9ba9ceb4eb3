import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { elections } from "../../../electron/contract/election/counts.ts";
import type { ElectorateRow } from "../../../electron/contract/election/turnout-methods.ts";
import { useWindow } from "../../editing/lists/use-window.ts";
import { sayDone } from "../../editing/say-done.ts";
import { useFormat } from "../../format/use-format.ts";
import { useRoomClient } from "../../room-client/context.tsx";
import { useLive } from "../../room-client/use-live.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { Button } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { notifyProblem } from "../../ui/notify.ts";
import { ProblemNote } from "../../ui/ProblemNote.tsx";
import { Spinner } from "../../ui/Spinner.tsx";
import { setTurnout, useTurnout } from "./turnout-store.ts";

/** The most the room fixes at once. */
const MOST_AT_ONCE = 2000;
const ROW_REM = 2.25;

const isToFix = ({ posted, fixed }: ElectorateRow): boolean => elections.some((election) => fixed[election] === null && posted[election] !== null);

/** Voters of every polling place beneath the unit chosen, n/N posted and fixed, and the way to fix them all as posted. */
export const ElectorateList = () => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const client = useRoomClient();
  const mayWrite = useMayWrite();
  const unit = useTurnout((state) => state.unit);
  const [busy, setBusy] = useState(false);
  const { value, problem } = useLive("electorates.list", { unit });
  if (problem) return <ProblemNote problem={problem} />;
  if (value === null) return <Spinner />;
  const { rows, posted, fixed, name } = value;
  if (rows.length === 0) return <Empty title={t("electorate.none")} />;
  const toFix = rows
    .filter(isToFix)
    .slice(0, MOST_AT_ONCE)
    .map(({ place }) => place);
  const fixAll = async () => {
    setBusy(true);
    const result = await client.call("electorates.fix", { places: toFix, requestId: crypto.randomUUID() });
    setBusy(false);
    if (!result.ok) return notifyProblem(result.error);
    const { places, left, changeSet } = result.value;
    const reasons = left.length > 0 ? [t("electorate.left", { n: number(left.length) })] : [];
    await sayDone(client, changeSet, { title: t("electorate.fixed1", { n: number(places.length) }), reasons });
  };
  return (
    <section className="turnout-pane" aria-label={t("electorate.label")}>
      <p>
        <strong>{name}</strong> · {t("electorate.of", { posted: number(posted.n), fixed: number(fixed.n), of: number(posted.of) })}{" "}
        {mayWrite && toFix.length > 0 && (
          <Button size="small" busy={busy} onClick={() => atNow(() => void fixAll())}>
            {t("electorate.fixAll", { n: number(toFix.length) })}
          </Button>
        )}
      </p>
      <Rows rows={rows} />
    </section>
  );
};

const Rows = ({ rows }: { rows: readonly ElectorateRow[] }) => {
  const { t } = useTranslation("turnout");
  const { number } = useFormat();
  const scroller = useRef<HTMLElement>(null);
  const [rowHeight] = useState(() => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const { start, end } = useWindow(scroller, rows.length, rowHeight);
  const said = (n: number | null): string => (n === null ? "–" : number(n));
  return (
    <div className="turnout-tree">
      <div className="electorate-row turnout-columns" aria-hidden="true">
        <span>{t("electorate.place")}</span>
        {elections.map((election) => (
          <span key={election}>{t(`elections.${election}`)}</span>
        ))}
        <span>{t("electorate.notes")}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling list is scrolled by the keys */}
      <section ref={scroller} className="turnout-scroller" tabIndex={0} aria-label={t("electorate.label")}>
        <ul style={{ height: rows.length * rowHeight, position: "relative" }}>
          {rows.slice(start, end).map((row, offset) => (
            <li key={row.place} className="electorate-row" style={{ top: (start + offset) * rowHeight }}>
              <button type="button" className="turnout-link" onClick={() => setTurnout({ unit: `place:${row.place}`, view: "tree" })}>
                {row.name}
              </button>
              {elections.map((election) => (
                <span key={election} className="turnout-number">
                  {said(row.posted[election])} → {said(row.fixed[election])}
                </span>
              ))}
              <span className={row.notes.length > 0 || row.conflict ? "ink-lacking" : "quiet"}>
                {[...(row.conflict ? [t("electorate.conflict")] : []), ...row.notes, ...(row.invented ? [t("electorate.invented")] : [])].join(" ")}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
};
