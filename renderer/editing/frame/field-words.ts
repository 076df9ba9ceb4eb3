import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { dateTimeOf, showDate } from "../../format/moment.ts";
import { useFormat } from "../../format/use-format.ts";
import { editing } from "../../i18n/vi/editing.ts";
import { words as terms } from "../../i18n/vi/words.ts";

type FieldName = keyof (typeof editing)["fields"];

const isFieldName = (field: string): field is FieldName => Object.hasOwn(editing.fields, field);
const isKey = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A record's fields and their values in words, for showing what others wrote beside what I wrote. */
export const useFieldWords = () => {
  const { t } = useTranslation("editing");
  const { t: words } = useTranslation("words");
  const { number } = useFormat();
  return useMemo(() => {
    const fieldName = (field: string): string => (isFieldName(field) ? t(`fields.${field}`) : field);
    const valueWords = (field: string, value: unknown): string => {
      if (value === null || value === undefined || value === "") return t("nothingSaid");
      if (field === "geometry") return t("anotherShape");
      const text = String(value);
      if (field === "kind" && isKey(terms.zoneKind, text)) return words(`zoneKind.${text}`);
      if (field === "hazard" && isKey(terms.hazard, text)) return words(`hazard.${text}`);
      if (field === "status" && isKey(terms.status, text)) return words(`status.${text}`);
      if (field === "readiness" && isKey(terms.readiness, text)) return words(`readiness.${text}`);
      if (field === "marking" && isKey(terms.marking, text)) return words(`marking.${text}`);
      if (field === "severity" && isKey(terms.severity, text)) return words(`severity.${text}`);
      if (field === "category" && isKey(terms.category, text)) return words(`category.${text}`);
      if (typeof value === "boolean") return value ? t("yes") : t("no");
      if (typeof value === "number") return number(value, 5);
      if (typeof value === "string") {
        if (/^\d{4}-\d\d-\d\dT/.test(value)) return dateTimeOf(value);
        return /^\d{4}-\d\d-\d\d$/.test(value) ? showDate(value) : value;
      }
      if (Array.isArray(value)) return value.map((part) => valueWords("", part)).join("; ");
      if (isRecord(value))
        return Object.entries(value)
          .map(([name, part]) => valueWords(name, part))
          .join(", ");
      return words("readiness.unknown");
    };
    return { fieldName, valueWords };
  }, [t, words, number]);
};
