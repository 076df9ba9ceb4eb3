import { useTranslation } from "react-i18next";
import type { OutreachZone, Supply } from "../../../electron/contract/index.ts";
import { useLive } from "../../room-client/use-live.ts";
import { Age } from "../../ui/Age.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { OutreachMark } from "./OutreachMark.tsx";
import { useFigures } from "./use-figures.ts";

const SupplyFigure = ({ label, supply }: { label: string; supply: Supply }) => {
  const { t } = useTranslation("outreach");
  const figures = useFigures();
  const mark = supply.missing === null ? "unknown" : supply.missing > 0 ? "failed" : "good";
  return (
    <Tooltip text={t("glance.houseFigures")}>
      <button type="button" className="outreach-figure">
        {label}: <strong className="figure">{figures.supply(supply)}</strong> <OutreachMark mark={mark} word={figures.missing(supply)} />
      </button>
    </Tooltip>
  );
};

/** The whole province in one line: how much is known, boxes and kits needed and had, rounds that need somebody. */
export const OutreachGlance = () => {
  const { t } = useTranslation("outreach");
  const figures = useFigures();
  const { value } = useLive("outreach.summary", {});
  if (value === null) return null;
  const { counts } = value;
  return (
    <div className="outreach-glance" data-testid="outreach-glance">
      <span>{t("glance.places", { n: figures.number(counts.places.n), of: figures.number(counts.places.of) })}</span>
      {counts.places.n > 0 && (
        <>
          <span>
            {t("glance.voters")}: <strong className="figure">{figures.sum(counts.voters)}</strong>
          </span>
          <SupplyFigure label={t("glance.boxes")} supply={counts.boxes} />
          <SupplyFigure label={t("glance.kits")} supply={counts.kits} />
          <span>{t("glance.under", { n: figures.number(counts.trips["under-way"]), flagged: figures.number(counts.tripsFlagged) })}</span>
        </>
      )}
      {value.asOf !== null && <Age asOf={value.asOf} />}
    </div>
  );
};

/** Zones in force whose places have nothing planned; nothing is drawn where each has something. */
export const OwingZones = () => {
  const { t } = useTranslation("outreach");
  const { value } = useLive("outreach.summary", {});
  const owing = value?.zones.filter(({ planned }) => planned.n < planned.of) ?? [];
  if (owing.length === 0) return null;
  return (
    <details className="outreach-zones">
      <summary>
        <OutreachMark mark="attention" word={`${t("glance.zones")} (${owing.length})`} />
      </summary>
      <ul>
        {owing.map((zone) => (
          <ZoneLine key={zone.id} zone={zone} />
        ))}
      </ul>
    </details>
  );
};

const ZoneLine = ({ zone }: { zone: OutreachZone }) => {
  const { t } = useTranslation("outreach");
  const { name, planned, without, invented } = zone;
  return (
    <li>
      {t("glance.zone", { name, ...planned })}
      {without.length > 0 && ` · ${t("glance.zoneWithout", { names: without.map((one) => one.name).join(", ") })}`}
      {invented && <span className="quiet"> · {t("invented")}</span>}
    </li>
  );
};
