import i18next from "i18next";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { dateTimeOf } from "../format/moment.ts";

/** A moment as it stands in a sentence: "theo tin đã nhận đến 07:30 23/5/2021". */
export const momentWords = ({ knownAt, trueAt }: AskedMoment): string => {
  if (trueAt !== undefined && knownAt !== undefined) return i18next.t("time:moment.both", { hour: dateTimeOf(trueAt), known: dateTimeOf(knownAt) });
  if (trueAt !== undefined) return i18next.t("time:moment.true", { hour: dateTimeOf(trueAt) });
  return knownAt === undefined ? i18next.t("time:moment.now") : i18next.t("time:moment.known", { hour: dateTimeOf(knownAt) });
};

/** A change set's title as it begins a line. */
export const titleWords = (title: string): string => title.charAt(0).toUpperCase() + title.slice(1);
