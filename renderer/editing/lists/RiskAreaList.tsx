import { ListChecks } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useHazardName } from "../../panels/words-of.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { inForce, isTrue, numberOf, textOf } from "../../stores/properties.ts";
import { Button } from "../../ui/Button.tsx";
import { nameOf } from "../fields/communes.ts";
import { Badges } from "../frame/RecordBadges.tsx";
import { useAreaLines } from "./area-lines.ts";
import { RecordList } from "./RecordList.tsx";
import "../editors/LevelChoice.css";

/** In force before planned before ended, then the highest level, then the most voters. */
const worstFirst = (a: LayerFeature, b: LayerFeature): number => {
  const rank = (area: LayerFeature) => (inForce(area) ? 0 : area.properties.active === "planned" ? 1 : 2);
  const by = (key: string) => (numberOf(b, key) ?? 0) - (numberOf(a, key) ?? 0);
  return rank(a) - rank(b) || by("level") || by("touched_voters");
};

/** Vùng nguy cơ of the desk Thiên tai. */
export const RiskAreaList = () => {
  const { t } = useTranslation(["editing", "words"]);
  const areas = useLayer("risk-areas").features;
  const hazardName = useHazardName();
  const { period, touches } = useAreaLines();
  const sorted = useMemo(() => [...areas.values()].sort(worstFirst), [areas]);
  const current = sorted.filter(inForce);
  const highest = Math.max(0, ...current.map((area) => numberOf(area, "level") ?? 0));
  const records = sorted.map((area) => {
    const level = numberOf(area, "level") ?? 0;
    const responsible = textOf(area, "responsible_name");
    const phone = textOf(area, "responsible_phone");
    const source =
      area.properties.level_source === "bulletin"
        ? t("lists.bulletin", { number: textOf(area, "bulletin_number") ?? "" })
        : t("words:levelSource.estimate");
    return {
      id: area.id,
      name: nameOf(area),
      sign: (
        <span className={`level-chip level-${level}`} role="img" aria-label={t("words:level", { level })}>
          {level}
        </span>
      ),
      lines: [
        `${hazardName(textOf(area, "hazard") ?? "")} ${t("words:level", { level })} · ${source} · ${textOf(area, "scale") ?? t("scale.none")}`,
        period(area),
        touches(area),
        responsible === null ? t("lists.noResponsible") : [responsible, phone].filter(Boolean).join(" · "),
      ],
      asOf: textOf(area, "as_of"),
      badges: (
        <>
          {isTrue(area, "above_scale") && <span className="badge badge-attention">{t("scale.above")}</span>}
          <Badges conflict={isTrue(area, "conflict")} invented={isTrue(area, "invented")} marking={area.properties.marking} />
        </>
      ),
      past: area.properties.active === "ended",
    };
  });
  return (
    <RecordList
      layer="risk-areas"
      kind="risk-area"
      records={records}
      summary={highest > 0 ? t("lists.riskAreas", { n: current.length, level: highest }) : t("lists.riskAreasNone", { n: sorted.length })}
      newLabel={t("commands.newRiskArea")}
      newEditor={{ type: "risk-area" }}
      editorOf={(id) => ({ type: "risk-area", id })}
      actionsOf={(id) => (
        <Button size="small" icon={ListChecks} onClick={() => openEditor({ type: "touched", kind: "risk-area", id })}>
          {t("lists.touched")}
        </Button>
      )}
      removeLabel={t("remove")}
      pastLabel={t("lists.withEnded")}
      empty={{ title: t("lists.noReport"), text: t("lists.noRiskAreas") }}
    />
  );
};
