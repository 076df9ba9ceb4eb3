import { useTranslation } from "react-i18next";
import type { KnownSum, Supply } from "../../../electron/contract/index.ts";
import { useFormat } from "../../format/use-format.ts";

/** Sums and supplies in words, never hiding what is not known. */
export const useFigures = () => {
  const { t } = useTranslation("outreach");
  const { number } = useFormat();
  const count = (value: number | null): string => (value === null ? t("unknown") : number(value));
  /** `1.234 (biết 3/5)` */
  const sum = ({ sum: value, known, of }: KnownSum): string =>
    known === of ? count(of === 0 ? 0 : value) : `${count(value)} (${t("knownOf", { n: number(known), of: number(of) })})`;
  const needed = ({ needed: value, atLeast }: Supply): string =>
    value === null ? t("unknown") : atLeast ? t("atLeast", { n: number(value) }) : number(value);
  const supply = (one: Supply): string => t("glance.need", { needed: needed(one), had: sum(one.had) });
  const missing = (one: Supply): string =>
    one.missing === null ? t("glance.missingUnknown") : one.missing > 0 ? t("glance.missing", { n: number(one.missing) }) : t("glance.enough");
  return { count, sum, needed, supply, missing, number };
};
