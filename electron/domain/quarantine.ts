import { fail, ok, type QuarantineZoneFields, type Result, type ZoneKind } from "../contract/index.ts";
import { foldVietnamese } from "./place-names.ts";
import { vietnamDate, writtenDate } from "./vietnamese-format.ts";

/** What people call each kind of zone. */
export const zoneKindNames: Record<ZoneKind, string> = {
  concentrated: "khu cách ly tập trung",
  home: "cách ly y tế tại nhà",
  lockdown: "vùng phong tỏa",
  treatment: "cơ sở điều trị",
  checkpoint: "chốt kiểm soát",
};

/** A rule of the epidemic with the days it was in force, `YYYY-MM-DD`; `to` is the last day, null while it still is. */
interface DatedRule {
  name: string;
  from: string;
  to: string | null;
}

/**
 * Distancing: Chỉ thị 15/CT-TTg (27/3/2020), 16/CT-TTg (31/3/2020, from 1/4), 19/CT-TTg (24/4/2020). Nghị quyết 128/NQ-CP of
 * 11/10/2021 put its own levels in their place, so they last to 10/10/2021.
 */
const directives: Record<NonNullable<QuarantineZoneFields["directive"]>, DatedRule> = {
  "15": { name: "Chỉ thị 15/CT-TTg", from: "2020-03-28", to: "2021-10-10" },
  "16": { name: "Chỉ thị 16/CT-TTg", from: "2020-04-01", to: "2021-10-10" },
  "19": { name: "Chỉ thị 19/CT-TTg", from: "2020-04-24", to: "2021-10-10" },
};

/** Rules an officer may remember from later in 2021 and cite too early, with how they are recognised in a folded text. */
const laterRules: readonly (DatedRule & { cited: RegExp })[] = [
  { name: "QĐ 2686/QĐ-BCĐQG (bốn mức nguy cơ)", from: "2021-05-31", to: null, cited: /\b2686\b/ },
  { name: "Nghị quyết 128/NQ-CP (cấp độ dịch)", from: "2021-10-11", to: null, cited: /\b(?:nq|nghi quyet)(?: so)? 128\b|\b128 nq\b|\bcap do dich\b/ },
];

const notInForce = (rule: DatedRule, date: string): Result<never> =>
  fail(
    "not-in-force",
    `${rule.name} không có hiệu lực ngày ${writtenDate(date)}.`,
    rule.to === null || date < rule.from
      ? `Văn bản này có hiệu lực từ ${writtenDate(rule.from)}; hãy bỏ hoặc chọn văn bản đang có hiệu lực.`
      : `Văn bản này chỉ áp dụng đến ${writtenDate(rule.to)}; hãy bỏ hoặc chọn văn bản đang có hiệu lực.`,
  );

/** Refuses a zone that rests on a rule not in force on the day it begins, be it a distancing directive or one cited in its words. */
export const checkZoneRules = (
  zone: Pick<QuarantineZoneFields, "directive" | "from" | "name" | "votingPlan"> & { decision: QuarantineZoneFields["decision"] },
): Result<null> => {
  const date = vietnamDate(zone.from);
  const directive = zone.directive === null ? null : directives[zone.directive];
  if (directive && (date < directive.from || (directive.to !== null && date > directive.to))) return notInForce(directive, date);
  const words = foldVietnamese([zone.name, zone.votingPlan ?? "", zone.decision?.number ?? ""].join(" / "));
  const early = laterRules.find((rule) => date < rule.from && rule.cited.test(words));
  return early ? notInForce(early, date) : ok(null);
};
