import { Hospital, ListChecks } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { useFormat } from "../../format/use-format.ts";
import { useZoneKindName } from "../../panels/words-of.ts";
import { openEditor } from "../../stores/desk-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { inForce, isTrue, numberOf, textOf } from "../../stores/properties.ts";
import { Button } from "../../ui/Button.tsx";
import { nameOf } from "../fields/communes.ts";
import { Badges } from "../frame/RecordBadges.tsx";
import { useAreaLines } from "./area-lines.ts";
import { RecordList } from "./RecordList.tsx";

/** What asks most first: in force before planned before ended, conflicts first, then by voters touched. */
const worstFirst = (a: LayerFeature, b: LayerFeature): number => {
  const rank = (zone: LayerFeature) => (inForce(zone) ? 0 : zone.properties.active === "planned" ? 1 : 2);
  const conflict = (zone: LayerFeature) => (isTrue(zone, "conflict") ? 0 : 1);
  return rank(a) - rank(b) || conflict(a) - conflict(b) || (numberOf(b, "touched_voters") ?? 0) - (numberOf(a, "touched_voters") ?? 0);
};

/** Vùng cách ly of the desk Y tế. */
export const ZoneList = () => {
  const { t } = useTranslation("editing");
  const zones = useLayer("quarantine-zones").features;
  const kindName = useZoneKindName();
  const { number } = useFormat();
  const { period, touches } = useAreaLines();
  const sorted = useMemo(() => [...zones.values()].sort(worstFirst), [zones]);
  const records = sorted.map((zone) => {
    const decision = textOf(zone, "decision_number");
    const [people, voters] = [numberOf(zone, "people"), numberOf(zone, "voters")];
    return {
      id: zone.id,
      name: nameOf(zone),
      sign: <Hospital aria-hidden="true" className="sign-zone" />,
      lines: [
        `${kindName(textOf(zone, "kind") ?? "")} · ${period(zone)}`,
        touches(zone),
        [
          people === null ? t("lists.peopleNotKnown") : t("lists.peopleInside", { people: number(people) }),
          voters === null ? t("lists.votersInsideNotKnown") : t("lists.votersInside", { voters: number(voters) }),
        ].join(" · "),
        decision === null ? t("lists.noDecision") : t("lists.decision", { number: decision }),
      ],
      asOf: textOf(zone, "as_of"),
      badges: <Badges conflict={isTrue(zone, "conflict")} invented={isTrue(zone, "invented")} marking={zone.properties.marking} />,
      past: zone.properties.active === "ended",
    };
  });
  return (
    <RecordList
      layer="quarantine-zones"
      kind="quarantine-zone"
      records={records}
      summary={t("lists.zones", { n: sorted.length, active: sorted.filter(inForce).length })}
      newLabel={t("commands.newZone")}
      newEditor={{ type: "quarantine-zone" }}
      editorOf={(id) => ({ type: "quarantine-zone", id })}
      actionsOf={(id) => (
        <Button size="small" icon={ListChecks} onClick={() => openEditor({ type: "touched", kind: "quarantine-zone", id })}>
          {t("lists.touched")}
        </Button>
      )}
      removeLabel={t("remove")}
      pastLabel={t("lists.withEnded")}
      empty={{ title: t("lists.noReport"), text: t("lists.noZones") }}
    />
  );
};
