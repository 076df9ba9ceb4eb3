import { Phone } from "lucide-react";
import { useTranslation } from "react-i18next";
import { shortMomentOf } from "../format/moment.ts";
import { HistoryButton } from "../history/HistoryButton.tsx";
import { palettes } from "../look/palette.ts";
import { useHazardName, useZoneKindName } from "../panels/words-of.ts";
import { useRoomDay } from "../stores/clock-store.ts";
import { select, useDesk } from "../stores/desk-store.ts";
import { useLayer } from "../stores/layers-store.ts";
import { textOf } from "../stores/properties.ts";
import { useMayWrite } from "../stores/room-store.ts";
import { Age } from "../ui/Age.tsx";
import type { SpotDescription } from "./use-spot.ts";

type RiskHere = SpotDescription["riskAreas"][number];
type ZoneHere = SpotDescription["quarantineZones"][number];

const usePeriod = () => {
  const { t } = useTranslation("desk");
  const today = useRoomDay();
  return ({ from, to }: { from: string; to: string | null }): string =>
    to === null
      ? t("spot.since", { from: shortMomentOf(from, today) })
      : t("spot.until", { from: shortMomentOf(from, today), to: shortMomentOf(to, today) });
};

const levelOf = (level: number | null): 1 | 2 | 3 | 4 | 5 | null =>
  level === 1 || level === 2 || level === 3 || level === 4 || level === 5 ? level : null;

const Responsible = ({ member }: { member: RiskHere["responsible"] }) => {
  const { t } = useTranslation("desk");
  const mayWrite = useMayWrite();
  if (member === null) return <p className="spot-gap">{t("spot.responsibleUnknown")}</p>;
  return (
    <p className="spot-member">
      <span>
        <strong>{member.name}</strong>
        {member.duty !== "" && <span className="quiet"> · {member.duty}</span>}
      </span>
      {mayWrite && member.phone !== "" && (
        <a href={`tel:${member.phone.replace(/[^\d+]/g, "")}`} aria-label={t("spot.callTo", { name: member.name, phone: member.phone })}>
          <Phone aria-hidden="true" />
          {member.phone}
        </a>
      )}
    </p>
  );
};

const Risk = ({ area }: { area: RiskHere }) => {
  const { t } = useTranslation(["desk", "words"]);
  const hazard = useHazardName();
  const period = usePeriod();
  const { riskLevels } = palettes[useDesk((state) => state.theme)];
  const feature = useLayer("risk-areas").features.get(area.id);
  const { head } = useLayer("risk-areas");
  const level = levelOf(area.level);
  const bulletin = feature && textOf(feature, "bulletin_number");
  const source =
    feature && textOf(feature, "level_source") === "bulletin"
      ? `${t("words:levelSource.bulletin")} ${bulletin ?? ""}`.trim()
      : t("words:levelSource.estimate");
  return (
    <li className="spot-area" style={{ borderLeftColor: level ? riskLevels[level].line : "var(--line-strong)" }}>
      <HistoryButton kind="risk-area" id={area.id} name={area.name} />
      <button type="button" className="spot-area-name" onClick={() => select({ layer: "risk-areas", id: area.id })}>
        {hazard(area.kind)}
        {level && (
          <span className="legend-level" style={{ background: riskLevels[level].fill, color: riskLevels[level].ink }}>
            {t("words:level", { level })}
          </span>
        )}
      </button>
      <p>{area.name}</p>
      <p className="quiet spot-small">
        {period(area)} · {source}
        {feature && textOf(feature, "scale") && ` · ${textOf(feature, "scale")?.replace(/\/QĐ-TTg$/, "")}`}
      </p>
      {feature && <Age asOf={textOf(feature, "as_of")} source={head?.source ?? null} />}
    </li>
  );
};

const Zone = ({ zone }: { zone: ZoneHere }) => {
  const { t } = useTranslation("desk");
  const kind = useZoneKindName();
  const period = usePeriod();
  const { head, features } = useLayer("quarantine-zones");
  const feature = features.get(zone.id);
  const decision = feature && textOf(feature, "decision_number");
  return (
    <li className="spot-area spot-zone">
      <HistoryButton kind="quarantine-zone" id={zone.id} name={zone.name} />
      <button type="button" className="spot-area-name" onClick={() => select({ layer: "quarantine-zones", id: zone.id })}>
        {kind(zone.kind)}
      </button>
      <p>{zone.name}</p>
      <p className="quiet spot-small">{[period(zone), decision ?? t("attention.zoneDecision")].join(" · ")}</p>
      {feature && zone.kind !== "checkpoint" && (
        <p className={textOf(feature, "voting_plan") ? "spot-small" : "spot-small spot-gap"}>
          {textOf(feature, "voting_plan") ?? t("attention.zonePlan")}
        </p>
      )}
      {feature && <Age asOf={textOf(feature, "as_of")} source={head?.source ?? null} />}
    </li>
  );
};

/** Members who answer for the risk areas here, each once; null where an area has nobody. */
const members = (areas: RiskHere[]): RiskHere["responsible"][] => {
  const named = new Map<string, RiskHere["responsible"]>();
  for (const { responsible } of areas) named.set(responsible ? responsible.name + responsible.phone : "", responsible);
  return [...named.values()];
};

/** Who answers (said also where nobody does; a wall shows no telephone), then the risk areas and zones at the spot, highest level first. */
export const AreasHere = ({ described }: { described: SpotDescription }) => {
  const { t } = useTranslation("desk");
  const risks = [...described.riskAreas].sort((a, b) => (b.level ?? 0) - (a.level ?? 0));
  const zones = described.quarantineZones;
  if (described.commune === null && risks.length + zones.length === 0) return null;
  const answering = members(risks);
  return (
    <>
      <section className="spot-section" data-testid="spot-responsible">
        <h3>{t("spot.responsible")}</h3>
        {answering.some((member) => member !== null) ? (
          answering.map((member) => <Responsible key={member ? member.name + member.phone : "none"} member={member} />)
        ) : (
          <p className="spot-gap">{t("spot.responsibleNone")}</p>
        )}
      </section>
      {risks.length + zones.length === 0 && <p className="quiet spot-section">{t("spot.noneAreas")}</p>}
      {risks.length > 0 && (
        <section className="spot-section">
          <h3>{t("spot.riskHere")}</h3>
          <ul className="spot-areas">
            {risks.map((area) => (
              <Risk key={area.id} area={area} />
            ))}
          </ul>
        </section>
      )}
      {zones.length > 0 && (
        <section className="spot-section">
          <h3>{t("spot.zonesHere")}</h3>
          <ul className="spot-areas">
            {zones.map((zone) => (
              <Zone key={zone.id} zone={zone} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
};
