import { useTranslation } from "react-i18next";
import { words } from "../i18n/vi/words.ts";

const isKey = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

/** Name of a hazard given as the room sends it; the bare value where this release does not know it. */
export const useHazardName = (): ((hazard: string) => string) => {
  const { t } = useTranslation("words");
  return (hazard) => (isKey(words.hazard, hazard) ? t(`hazard.${hazard}`) : hazard);
};

/** Name of a kind of quarantine zone. */
export const useZoneKindName = (): ((kind: string) => string) => {
  const { t } = useTranslation("words");
  return (kind) => (isKey(words.zoneKind, kind) ? t(`zoneKind.${kind}`) : kind);
};

/** Name of a category of incident, 1..12. */
export const useCategoryName = (): ((category: number) => string) => {
  const { t } = useTranslation("words");
  return (category) => {
    const key = String(category);
    return isKey(words.category, key) ? t(`category.${key}`) : key;
  };
};

/** Word of a severity, 1..4. */
export const useSeverityName = (): ((severity: number) => string) => {
  const { t } = useTranslation("words");
  return (severity) => {
    const key = String(severity);
    return isKey(words.severity, key) ? t(`severity.${key}`) : key;
  };
};
