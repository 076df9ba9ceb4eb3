import { CloudRainWind, Hospital, ShieldAlert, Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../electron/contract/geometry.ts";
import { useFormat } from "../format/use-format.ts";
import { useDay, useLead } from "../stores/day-store.ts";
import { useLayer } from "../stores/layers-store.ts";
import { inForce, isOpen, numberOf } from "../stores/properties.ts";
import { useRoom } from "../stores/room-store.ts";
import { DayLegend } from "./DayLegend.tsx";
import { IncidentLegend } from "./IncidentLegend.tsx";
import { LayerRow } from "./LayerRow.tsx";
import { LeadChoice } from "./LeadChoice.tsx";
import { ReadinessLegend } from "./ReadinessLegend.tsx";
import { RiskLegend } from "./RiskLegend.tsx";
import { ZoneLegend } from "./ZoneLegend.tsx";
import "./LayerList.css";

const sum = (features: LayerFeature[], key: string): number => features.reduce((total, feature) => total + (numberOf(feature, key) ?? 0), 0);

const ReadinessRow = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const totals = useRoom((state) => state.totals?.province ?? null);
  const isDay = useDay((state) => state.glance?.phase === "day" || state.choice !== "auto");
  const unknown = (totals?.unknown ?? 0) + (totals?.stale ?? 0);
  return (
    <LayerRow
      layer="polling-places"
      icon={Vote}
      figure={totals && totals.places > 0 && `${format.number(totals.ready)}/${format.number(totals.places)}`}
      details={
        totals && totals.places > 0
          ? [
              t("layers.ready", { share: format.percent(totals.ready / totals.places) }),
              unknown > 0 ? t("layers.unknown", { n: format.number(unknown) }) : null,
            ]
          : []
      }
      legend={
        <>
          {isDay && <LeadChoice />}
          <ReadinessLegend />
        </>
      }
    />
  );
};

const DayRow = () => {
  const { t } = useTranslation("day");
  const format = useFormat();
  const glance = useDay((state) => state.glance);
  const province = glance?.province ?? null;
  const told = province !== null && province.places > 0;
  return (
    <LayerRow
      layer="polling-places"
      name={t("lead.rowTitle")}
      told={glance?.asOf ?? null}
      icon={Vote}
      figure={told && `${format.number(province.begun)}/${format.number(province.places)}`}
      details={
        told
          ? [
              province.unsaid > 0 ? t("glance.unsaid", { n: format.number(province.unsaid) }) : null,
              province.interrupted > 0 ? t("glance.interrupted", { n: format.number(province.interrupted) }) : null,
              province.ended > 0 ? t("glance.ended", { n: format.number(province.ended) }) : null,
            ]
          : []
      }
      legend={
        <>
          <LeadChoice />
          <DayLegend />
        </>
      }
    />
  );
};

const ZoneRow = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const zones = [...useLayer("quarantine-zones").features.values()];
  const active = zones.filter(inForce);
  const planned = zones.filter((zone) => zone.properties.active === "planned").length;
  const people = sum(active, "people");
  const voters = sum(active, "voters");
  return (
    <LayerRow
      layer="quarantine-zones"
      icon={Hospital}
      figure={t("layers.zones", { n: format.number(active.length) })}
      details={[
        active.length === 0 ? t("layers.noneNow") : t("layers.inForce"),
        people > 0 ? t("layers.people", { n: format.number(people) }) : null,
        voters > 0 ? t("layers.voters", { n: format.number(voters) }) : null,
        planned > 0 ? t("layers.planned", { n: format.number(planned) }) : null,
      ]}
      legend={<ZoneLegend />}
    />
  );
};

const RiskRow = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const areas = [...useLayer("risk-areas").features.values()];
  const active = areas.filter(inForce);
  const planned = areas.filter((area) => area.properties.active === "planned").length;
  const highest = Math.max(0, ...active.map((area) => numberOf(area, "level") ?? 0));
  return (
    <LayerRow
      layer="risk-areas"
      icon={CloudRainWind}
      figure={t("layers.zones", { n: format.number(active.length) })}
      details={[
        active.length === 0 ? t("layers.noneNow") : `${t("layers.inForce")}, ${t("layers.highest", { level: highest })}`,
        planned > 0 ? t("layers.planned", { n: format.number(planned) }) : null,
      ]}
      legend={<RiskLegend />}
    />
  );
};

const IncidentRow = () => {
  const { t } = useTranslation("desk");
  const format = useFormat();
  const incidents = [...useLayer("incidents").features.values()];
  const open = incidents.filter(isOpen);
  const severe = open.filter((incident) => (numberOf(incident, "severity") ?? 0) >= 3).length;
  const done = incidents.length - open.length;
  return (
    <LayerRow
      layer="incidents"
      icon={ShieldAlert}
      figure={t("layers.open", { n: format.number(open.length) })}
      details={[
        severe > 0 ? t("layers.severe", { n: format.number(severe) }) : t("layers.noneSevere"),
        done > 0 ? t("layers.done", { n: format.number(done) }) : null,
      ]}
      legend={<IncidentLegend />}
    />
  );
};

/** The four overlays, each with its figure, age and legend; from 05:00 of the day of the vote the day stands where readiness stood. */
export const LayerList = () => {
  const lead = useLead();
  return (
    <ul className="layer-list">
      {lead === "day" ? <DayRow /> : <ReadinessRow />}
      <ZoneRow />
      <RiskRow />
      <IncidentRow />
    </ul>
  );
};
