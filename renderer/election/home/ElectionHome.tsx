import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { dayMarkShape } from "../../look/day-marks.ts";
import { useLive } from "../../room-client/use-live.ts";
import { useDay } from "../../stores/day-store.ts";
import { openSheet, type SheetName, sheetNames, useDesk } from "../../stores/desk-store.ts";
import { useRoom } from "../../stores/room-store.ts";
import { MarkShape } from "../../ui/MarkShape.tsx";
import "./ElectionHome.css";

interface Line {
  sheet: SheetName;
  label: string;
  /** As "1.463/1.475"; a dash where nobody has said. */
  figure: string;
  text: string;
  tone: "good" | "attention" | "failed" | "unknown";
}

/** The election desk's first look: where the day stands with n of N, and the way to each sheet with what waits there. */
export const ElectionHome = () => {
  const { t } = useTranslation(["table", "sheets"]);
  const { number, percent } = useFormat();
  const current = useDesk((desk) => desk.sheet);
  const day = useDay((state) => state.glance);
  const totals = useRoom((room) => room.totals?.province ?? null);
  const owed = useLive("reports.glance", {}).value;
  const turnout = useLive("turnout.summary", {}).value;
  const chase = useLive("chase.list", {}).value;
  const alerts = useLive("alerts.count", {}).value;

  const lines: Line[] = [];
  if (day && day.phase !== "readiness") {
    const { places, begun, unsaid, interrupted, failed, attention } = day.province;
    const tone = failed > 0 ? "failed" : attention > 0 ? "attention" : begun < places || places === 0 ? "unknown" : "good";
    lines.push({
      sheet: "day",
      label: t("home.opened"),
      figure: `${number(begun)}/${number(places)}`,
      text: t("home.openedText", { unsaid: number(unsaid), interrupted: number(interrupted) }),
      tone,
    });
  } else if (totals) {
    const { ready, unknown, stale, lacking, failed, places } = totals;
    lines.push({
      sheet: "checklists",
      label: t("home.ready"),
      figure: `${number(ready)}/${number(places)}`,
      text: t("home.readyText", { unknown: number(unknown + stale), lacking: number(lacking), failed: number(failed) }),
      tone: failed > 0 ? "failed" : lacking > 0 ? "attention" : ready < places || places === 0 ? "unknown" : "good",
    });
  }
  const slot = owed?.slots.find(({ key }) => key === owed.current);
  const communes = owed?.totals.find((one) => one.slot === owed.current && one.level === "commune");
  if (slot && communes) {
    const came = communes.onTime + communes.late + communes.covered;
    const late = communes.overdue + communes.missing;
    lines.push({
      sheet: "reports",
      label: t("home.owed", { slot: slot.name }),
      figure: `${number(came)}/${number(communes.total)}`,
      text: t("home.owedText", { in: number(came), of: number(communes.total), late: number(late) }),
      tone: communes.missing > 0 ? "failed" : late > 0 ? "attention" : came < communes.total ? "unknown" : "good",
    });
  }
  if (turnout) {
    const { voted, voters, votedOf, remaining, places, odd } = turnout.figures.assembly;
    const name = turnout.slots.find(({ key }) => key === turnout.slot)?.name ?? "";
    lines.push({
      sheet: "turnout",
      label: t("home.turnout", { slot: name }),
      figure: voted === null || votedOf === null || !voters ? "–" : percent(votedOf / voters, 2),
      text:
        voted === null
          ? t("home.noTurnout", { of: number(places.of) })
          : t("home.turnoutText", { remaining: remaining === null ? "–" : number(remaining), n: number(places.n), of: number(places.of) }),
      tone: odd > 0 ? "attention" : "unknown",
    });
  }
  /** What waits in a sheet: its number, and the words that say of what. */
  const counts: Partial<Record<SheetName, { n: string; text?: string }>> = {
    ...(day && day.province.flagged > 0
      ? { day: { n: number(day.province.flagged), text: t("home.flagged", { n: number(day.province.flagged) }) } }
      : {}),
    ...(communes && communes.missing > 0
      ? { reports: { n: number(communes.missing), text: t("home.missing", { n: number(communes.missing) }) } }
      : {}),
    ...(chase && chase.rows.length > 0 ? { chase: { n: number(chase.rows.length), text: t("home.toCall", { n: number(chase.rows.length) }) } } : {}),
    ...(alerts && alerts.counts.live > 0 ? { alerts: { n: number(alerts.counts.live) } } : {}),
  };
  return (
    <nav className="election-home" aria-label={t("home.title")} data-testid="election-home">
      <ul className="home-lines bare">
        {lines.map(({ sheet, label, figure, text, tone }) => (
          <li key={sheet}>
            <button type="button" className={`home-line home-${tone}`} onClick={() => openSheet(sheet)}>
              <span className={`home-label ink-${dayMarkShape[tone]}`}>
                <MarkShape readiness={dayMarkShape[tone]} /> {label}
              </span>
              <strong className="home-figure">{figure}</strong>
              <span className="home-text">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <ul className="home-sheets bare" aria-label={t("home.all")}>
        {sheetNames.map((name) => {
          const count = counts[name];
          return (
            <li key={name}>
              <button
                type="button"
                className="home-sheet"
                title={count?.text}
                aria-current={current === name ? "page" : undefined}
                onClick={() => openSheet(name)}
              >
                <span className="home-name">{t(`sheets:names.${name}`)}</span>
                {count && (
                  <span className="home-count">
                    <span aria-hidden={count.text !== undefined}>{count.n}</span>
                    {count.text && <span className="visually-hidden">{count.text}</span>}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
