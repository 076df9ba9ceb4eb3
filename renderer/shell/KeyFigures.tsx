import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { DayNames } from "../election/day/DayNames.tsx";
import { useFormat } from "../format/use-format.ts";
import { type AgeSpan, useLayerSpan } from "../stores/age-span.ts";
import { useDay } from "../stores/day-store.ts";
import { openSheet } from "../stores/desk-store.ts";
import { useLayer } from "../stores/layers-store.ts";
import { isOpen, numberOf } from "../stores/properties.ts";
import { useOpenOnly, useRoom } from "../stores/room-store.ts";
import { useTouched } from "../stores/touched-store.ts";
import { Age, AgeDetail } from "../ui/Age.tsx";
import { Tooltip } from "../ui/Tooltip.tsx";
import "./KeyFigures.css";

interface TileProps {
  label: string;
  figure: ReactNode;
  /** Smaller, right after the figure: what it is out of. */
  of?: ReactNode;
  detail: ReactNode;
  tip: string;
  span: AgeSpan | null;
  source?: string | null;
  tone?: "failed" | "attention" | "calm" | "unknown";
  testId: string;
  /** What a press opens; left out where the figure only tells. */
  open?: () => void;
}

const Tile = ({ label, figure, of, detail, tip, span, source = null, tone = "calm", testId, open }: TileProps) => (
  <Tooltip
    text={
      <>
        {tip}
        {span && "\n"}
        {span && <AgeDetail asOf={span.oldest} newest={span.newest} source={source} />}
      </>
    }
  >
    <button type="button" className={`tile tile-${tone}`} data-testid={testId} onClick={open}>
      <span className="tile-label">{label}</span>
      <span className="tile-line">
        <span className="tile-figure figure">{figure}</span>
        {of && <span className="tile-of">{of}</span>}
        {span && <Age asOf={span.oldest} plain />}
      </span>
      <span className="tile-detail">{detail}</span>
    </button>
  </Tooltip>
);

/** "Khai mạc hết chưa?": n/N, what nobody has told of, and what is interrupted. Silence never reads as good. */
const DayTile = () => {
  const { t } = useTranslation("day");
  const format = useFormat();
  const glance = useDay((state) => state.glance);
  const label = t("glance.label");
  if (glance === null) return <TileSkeleton label={label} />;
  const { places, begun, unsaid, interrupted, failed } = glance.province;
  const notOpen = glance.province["not-open"];
  const numbers = { places: format.number(places), begun: format.number(begun), unsaid: format.number(unsaid) };
  const parts = [
    interrupted > 0 ? t("glance.interrupted", { n: format.number(interrupted) }) : null,
    notOpen > 0 ? t("glance.notOpen", { n: format.number(notOpen) }) : null,
    unsaid > 0 ? t("glance.unsaid", { n: numbers.unsaid }) : null,
    begun > 0 && glance.province.ended > 0 ? t("glance.ended", { n: format.number(glance.province.ended) }) : null,
  ].filter((part) => part !== null);
  return (
    <Tile
      label={label}
      figure={glance.asOf === null ? "–" : numbers.begun}
      of={t("glance.of", numbers)}
      detail={glance.asOf === null ? t("glance.noNews") : parts.length > 0 ? parts.join(" · ") : t("state.opened")}
      tip={t("glance.tip", numbers)}
      span={glance.asOf === null ? null : { oldest: glance.asOf, newest: glance.asOf }}
      tone={failed > 0 ? "failed" : glance.asOf === null || unsaid > 0 ? "unknown" : "calm"}
      testId="figure-day"
      open={() => openSheet("day")}
    />
  );
};

const ReadyTile = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const totals = useRoom((state) => state.totals);
  const span = useLayerSpan("polling-places");
  const source = useLayer("polling-places").head?.source ?? null;
  const label = t("figures.ready");
  if (totals === null) return <TileSkeleton label={label} />;
  const { places, ready, unknown, stale } = totals.province;
  const known = places - unknown - stale;
  const numbers = {
    ready: format.number(ready),
    places: format.number(places),
    known: format.number(known),
    unknown: format.number(unknown),
    stale: format.number(stale),
  };
  if (places === 0 || totals.asOf === null)
    return (
      <Tile label={label} figure="–" detail={t("figures.noReport")} tip={t("figures.noReport")} span={null} tone="unknown" testId="figure-ready" />
    );
  return (
    <Tile
      label={label}
      figure={numbers.ready}
      of={t("figures.readyOf", numbers)}
      detail={t("figures.readyDetail", { ...numbers, share: format.percent(ready / places) })}
      tip={t("figures.readyTip", numbers)}
      span={span}
      source={source}
      testId="figure-ready"
    />
  );
};

const TouchedTile = ({ kind }: { kind: "quarantine-zone" | "risk-area" }) => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const name = kind === "risk-area" ? "risk-areas" : "quarantine-zones";
  const layer = useLayer(name);
  const span = useLayerSpan(name);
  const union = useTouched(kind);
  const label = t(kind === "risk-area" ? "figures.risk" : "figures.quarantine");
  const testId = kind === "risk-area" ? "figure-risk" : "figure-quarantine";
  if (layer.head === null) return <TileSkeleton label={label} />;
  if (layer.head.asOf === null)
    return <Tile label={label} figure="–" detail={t("figures.noReport")} tip={t("figures.noReport")} span={null} tone="unknown" testId={testId} />;
  if (union.areas > 0 && union.pending === union.areas) return <TileSkeleton label={label} />;
  const certain = format.number(union.certain);
  const possible = format.number(union.possible);
  const voters = { certainVoters: format.number(union.certainVoters), possibleVoters: format.number(union.possibleVoters) };
  const tip = t("figures.touchedTip", { certain, possible, ...voters }) + (union.pending > 0 ? `\n${t("figures.incomplete")}` : "");
  return (
    <Tile
      label={label}
      figure={certain}
      of={union.possible > 0 ? <span className="tile-possible">{t("figures.possible", { n: possible })}</span> : undefined}
      detail={
        union.areas === 0
          ? t("figures.noneActive")
          : union.pending > 0
            ? t("figures.counting")
            : t("figures.votersShort", { n: voters.certainVoters })
      }
      tip={tip}
      span={span}
      source={layer.head.source}
      tone={union.certain + union.possible === 0 ? "calm" : "attention"}
      testId={testId}
    />
  );
};

const IncidentTile = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const layer = useLayer("incidents");
  const span = useLayerSpan("incidents");
  const label = t("figures.incidents");
  if (layer.head === null) return <TileSkeleton label={label} />;
  if (layer.head.asOf === null)
    return (
      <Tile
        label={label}
        figure="–"
        detail={t("figures.noReport")}
        tip={t("figures.noReport")}
        span={null}
        tone="unknown"
        testId="figure-incidents"
      />
    );
  const open = [...layer.features.values()].filter(isOpen);
  const severe = open.filter((incident) => (numberOf(incident, "severity") ?? 0) >= 3).length;
  const numbers = { open: format.number(open.length), severe: format.number(severe) };
  return (
    <Tile
      label={label}
      figure={numbers.open}
      detail={severe > 0 ? t("layers.severe", { n: numbers.severe }) : t("layers.noneSevere")}
      tip={t("figures.incidentsTip", numbers)}
      span={span}
      source={layer.head.source}
      tone={severe > 0 ? "failed" : open.length > 0 ? "attention" : "calm"}
      testId="figure-incidents"
    />
  );
};

const TileSkeleton = ({ label }: { label: string }) => (
  <div className="tile" aria-busy="true">
    <span className="tile-label">{label}</span>
    <span className="skeleton tile-skeleton" />
  </div>
);

/** The four figures asked for first, on the day of the vote the opening before them, each with its age; none of them wraps or reads as good for want of news. */
export const KeyFigures = () => {
  const { t } = useTranslation("desk");
  const openOnly = useOpenOnly();
  const isDay = useDay((state) => state.glance?.phase === "day");
  return (
    <section className="key-figures" aria-label={t("regions.figures")} data-day={isDay || undefined}>
      {isDay && <DayTile />}
      <ReadyTile />
      <TouchedTile kind="risk-area" />
      <TouchedTile kind="quarantine-zone" />
      <IncidentTile />
      {isDay && <DayNames />}
      {openOnly && <p className="key-figures-note">{t("openOnly")}</p>}
    </section>
  );
};
