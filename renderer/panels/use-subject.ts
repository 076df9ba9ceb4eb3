import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { AttentionItem } from "../stores/attention.ts";
import { useCategoryName, useHazardName, useSeverityName, useZoneKindName } from "./words-of.ts";

/** What an item is about, in a few words: "Sạt lở đất cấp 3", "Giao thông". */
export const useSubject = (): ((item: AttentionItem) => string) => {
  const { t } = useTranslation(["desk", "words"]);
  const format = useFormat();
  const hazard = useHazardName();
  const zoneKind = useZoneKindName();
  const category = useCategoryName();
  const severity = useSeverityName();
  return ({ subject, title }) => {
    if (subject.kind === "incident") return `${category(subject.category)}, ${severity(subject.severity)}`;
    if (subject.kind === "risk-area") return `${hazard(subject.hazard)}, ${t("words:level", { level: subject.level })}`;
    if (subject.kind === "zone") return zoneKind(subject.zoneKind);
    return `${title ?? ""}: ${t("attention.failedPlaces", { failed: format.number(subject.failed) })}`;
  };
};
