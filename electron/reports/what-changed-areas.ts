import { writtenArea, writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import type { Activity } from "../domain/worsening.ts";

/** A zone or risk area at one of the moments. Times ISO 8601; `to`: null for no end. */
export interface AreaSide {
  active: Activity;
  from: string;
  to: string | null;
  areaKm2: number;
  /** The shape itself, to be compared alone. */
  shape: string;
  /** Of a risk area: its level and where that comes from, as "Bản tin số 12 của …" or "phòng ước tính". */
  level: { value: number; source: string } | null;
  /** Labels of the fields that stand disputed. */
  disputed: string[];
}

/** One area that differs between the moments; null on a side: not there, or not in sight. */
export interface AreaNews {
  /** "vùng nguy cơ Cao Bồ". */
  called: string;
  /** "xã Cao Bồ, huyện Vị Xuyên"; null where its middle lies in none. */
  where: string | null;
  /** What kind of area: "lũ quét", "vùng phong tỏa". */
  what: string;
  /** What it rests on, as "Quyết định số …"; null where nothing is on file. */
  basis: string | null;
  before: AreaSide | null;
  after: AreaSide | null;
  /** The other fields that differ: their labels, figures with both values, as "số người 553 → 559". */
  otherFields: string[];
}

const listed = 20;

/** In brackets, what stands in brackets within set off by a comma. */
const bracketed = (text: string): string => `(${text.replace(/\s*\(([^()]*)\)/g, ", $1")})`;

const levelWords = (what: string, before: AreaSide["level"], after: AreaSide["level"]): string[] => {
  if (!before || !after || before.value === after.value) return [];
  const turn =
    after.value > before.value
      ? `nâng cấp độ rủi ro ${what} từ ${before.value} lên ${after.value}`
      : `hạ cấp độ rủi ro ${what} từ ${before.value} xuống ${after.value}`;
  return [`${turn} ${bracketed(after.source)}`];
};

const endWords = (before: string | null, after: string | null): string[] => {
  const [was, is] = [before, after].map((to) => (to === null ? Number.POSITIVE_INFINITY : Date.parse(to)));
  if (was === undefined || is === undefined || was === is) return [];
  if (after === null) return ["bỏ thời hạn kết thúc"];
  return [`${is > was ? "kéo dài" : "rút ngắn"} thời hạn đến ${writtenTime(after)}`];
};

const activityWords = (before: AreaSide, after: AreaSide): string[] => {
  if (before.active === after.active) return [];
  if (after.active === "in-force") return [before.active === "ended" ? "có hiệu lực trở lại" : `bắt đầu có hiệu lực từ ${writtenTime(after.from)}`];
  if (after.active === "ended") return [after.to === null ? "hết hiệu lực" : `hết hiệu lực từ ${writtenTime(after.to)}`];
  return [`lùi hiệu lực đến ${writtenTime(after.from)}`];
};

const shapeWords = (before: AreaSide, after: AreaSide): string[] =>
  before.shape === after.shape ? [] : [`vẽ lại ranh vùng, ${writtenArea(before.areaKm2)} thành ${writtenArea(after.areaKm2)}`];

const disputeWords = (before: AreaSide, after: AreaSide): string[] => {
  const arisen = after.disputed.filter((label) => !before.disputed.includes(label));
  const settled = before.disputed.filter((label) => !after.disputed.includes(label));
  return [
    ...(arisen.length > 0 ? [`phát sinh mâu thuẫn về ${arisen.join(", ")}`] : []),
    ...(settled.length > 0 ? [`hết mâu thuẫn về ${settled.join(", ")}`] : []),
  ];
};

const activityNames: Record<Activity, string> = { planned: "chưa đến hạn", "in-force": "đang hiệu lực", ended: "đã hết hạn" };

/** What became of one area, in one sentence without its beginning. */
const turnOf = ({ what, basis, before, after, otherFields }: AreaNews): string => {
  if (!after) return "đưa ra khỏi bản đồ";
  if (!before) {
    const level = after.level ? `, cấp ${after.level.value} ${bracketed(after.level.source)}` : "";
    const until = after.to === null ? "" : ` đến ${writtenTime(after.to)}`;
    return `thêm mới, ${what}${level}${basis === null ? "" : `, ${basis}`}, từ ${writtenTime(after.from)}${until}, ${activityNames[after.active]}`;
  }
  const words = [
    ...levelWords(what, before.level, after.level),
    ...activityWords(before, after),
    ...endWords(before.to, after.to),
    ...shapeWords(before, after),
    ...disputeWords(before, after),
    ...(otherFields.length > 0 ? [`cập nhật ${otherFields.join(", ")}`] : []),
  ];
  return words.join("; ");
};

/** One sentence an area, in the order given; beyond the first twenty only their number. */
export const areaSentences = (desk: string, news: readonly AreaNews[]): string[] => {
  const told = news.slice(0, listed).map((one) => {
    const where = one.where === null ? one.called : `${one.where} ${bracketed(one.called)}`;
    return `${desk}: ${where}: ${turnOf(one)}.`;
  });
  return news.length > listed ? [...told, `${desk}: và ${writtenNumber(news.length - listed)} vùng khác có thay đổi.`] : told;
};
