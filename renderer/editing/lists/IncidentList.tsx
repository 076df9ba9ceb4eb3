import { CircleAlert, ShieldAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LayerFeature } from "../../../electron/contract/geometry.ts";
import { shortMomentOf } from "../../format/moment.ts";
import { words } from "../../i18n/vi/words.ts";
import { useCategoryName, useSeverityName } from "../../panels/words-of.ts";
import { useRoomMinute } from "../../stores/clock-store.ts";
import { useLayer } from "../../stores/layers-store.ts";
import { isOpen, isTrue, numberOf, spotOf, textOf } from "../../stores/properties.ts";
import { nameOf } from "../fields/communes.ts";
import { placeAt, placesByPosition } from "../fields/place-at.ts";
import { securityCategories } from "../forms/incident-form.ts";
import { Badges } from "../frame/RecordBadges.tsx";
import { RecordList } from "./RecordList.tsx";

type Status = keyof (typeof words)["status"];
const isStatus = (status: unknown): status is Status => typeof status === "string" && Object.hasOwn(words.status, status);

/** Open before settled, the most severe first, then the newest. */
const worstFirst = (a: LayerFeature, b: LayerFeature): number =>
  Number(isOpen(b)) - Number(isOpen(a)) ||
  (numberOf(b, "severity") ?? 0) - (numberOf(a, "severity") ?? 0) ||
  (textOf(b, "occurred_at") ?? "").localeCompare(textOf(a, "occurred_at") ?? "");

/** Vụ việc ANTT and sự cố of the desk An ninh. */
export const IncidentList = () => {
  const { t } = useTranslation(["editing", "words"]);
  const incidents = useLayer("incidents").features;
  const communes = useLayer("communes").features;
  const places = useLayer("polling-places").features;
  const byPosition = useMemo(() => placesByPosition(places.values()), [places]);
  const now = useRoomMinute();
  const categoryName = useCategoryName();
  const severityName = useSeverityName();
  const sorted = useMemo(() => [...incidents.values()].sort(worstFirst), [incidents]);
  const open = sorted.filter(isOpen);
  const records = sorted.map((incident) => {
    const severity = numberOf(incident, "severity") ?? 0;
    const category = numberOf(incident, "category") ?? 0;
    const { status } = incident.properties;
    const commune = communes.get(textOf(incident, "commune_code") ?? "");
    const occurred = textOf(incident, "occurred_at");
    const place = placeAt(byPosition, spotOf(incident));
    const number = place && numberOf(place, "number");
    const Sign = category <= securityCategories.length ? ShieldAlert : CircleAlert;
    return {
      id: incident.id,
      name: [
        categoryName(category),
        commune && typeof number === "number" ? t("lists.atPlace", { number, commune: nameOf(commune) }) : commune && nameOf(commune),
      ]
        .filter(Boolean)
        .join(" · "),
      sign: <Sign aria-hidden="true" className={`severity-${severity}`} />,
      lines: [
        [severityName(severity), isStatus(status) ? t(`words:status.${status}`) : "", occurred ? shortMomentOf(occurred, now) : ""]
          .filter(Boolean)
          .join(" · "),
        <span key="text" className="record-line-clamp">
          {textOf(incident, "text") ?? ""}
        </span>,
      ],
      asOf: textOf(incident, "as_of"),
      badges: <Badges conflict={isTrue(incident, "conflict")} invented={isTrue(incident, "invented")} marking={incident.properties.marking} />,
      past: !isOpen(incident),
    };
  });
  return (
    <RecordList
      layer="incidents"
      kind="incident"
      records={records}
      summary={t("lists.incidents", { n: open.length, severe: open.filter((incident) => (numberOf(incident, "severity") ?? 0) >= 3).length })}
      newLabel={t("commands.newIncident")}
      newEditor={{ type: "incident" }}
      editorOf={(id) => ({ type: "incident", id })}
      removeLabel={t("withdraw")}
      pastLabel={t("lists.withSettled")}
      empty={{ title: t("lists.noReport"), text: t("lists.noIncidents") }}
    />
  );
};
