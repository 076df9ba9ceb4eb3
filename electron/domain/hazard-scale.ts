import { fail, type Hazard, ok, type Result } from "../contract/index.ts";
import { vietnamDate, writtenDate } from "./vietnamese-format.ts";

/** How sure a figure is: H read in a source, M inferred, L general knowledge, to be checked against the text by the office. */
type Confidence = "H" | "M" | "L";

/** The highest risk level a hazard may carry, and how sure that is. */
interface HighestLevel {
  maximum: number;
  confidence: Confidence;
}

/** A decision that says how high each hazard's risk level may go. Days `YYYY-MM-DD`, Vietnam's calendar, both in force; null: still is. */
interface HazardScale {
  decision: string;
  inForceFrom: string;
  inForceTo: string | null;
  highest: Record<Hazard, HighestLevel>;
}

/**
 * QĐ 44/2014/QĐ-TTg of 15/8/2014: mưa lớn 3 levels; lốc, sét, mưa đá 2 (H). Lũ quét, lũ ống and sạt lở 3 (L); lũ, ngập lụt 5 (L). It
 * has no scale for cháy rừng: 5 is the forest service's own forecast scale (QĐ 127/2000/QĐ-BNN, L).
 */
const decision44: HazardScale = {
  decision: "QĐ 44/2014/QĐ-TTg",
  inForceFrom: "2014-10-01",
  inForceTo: "2021-06-30",
  highest: {
    "flash-flood": { maximum: 3, confidence: "L" },
    "pipe-flood": { maximum: 3, confidence: "L" },
    landslide: { maximum: 3, confidence: "L" },
    "heavy-rain": { maximum: 3, confidence: "H" },
    inundation: { maximum: 5, confidence: "L" },
    thunderstorm: { maximum: 2, confidence: "H" },
    lightning: { maximum: 2, confidence: "H" },
    hail: { maximum: 2, confidence: "H" },
    "river-flood": { maximum: 5, confidence: "L" },
    "forest-fire": { maximum: 5, confidence: "L" },
  },
};

/**
 * QĐ 18/2021/QĐ-TTg of 22/4/2021: five levels at most, each with its colour (art. 4, H). Highest per hazard: mưa lớn 4, lũ quét and sạt
 * lở 3 (art. 46), lốc, sét, mưa đá 2, lũ and ngập lụt 5, cháy rừng do tự nhiên 5 (all L). Art. 4 lets several hazards at once raise a
 * level by one, or by two where heavy loss threatens; such a raised level comes in a bulletin of its own.
 */
const decision18: HazardScale = {
  decision: "QĐ 18/2021/QĐ-TTg",
  inForceFrom: "2021-07-01",
  inForceTo: null,
  highest: {
    "flash-flood": { maximum: 3, confidence: "L" },
    "pipe-flood": { maximum: 3, confidence: "L" },
    landslide: { maximum: 3, confidence: "L" },
    "heavy-rain": { maximum: 4, confidence: "L" },
    inundation: { maximum: 5, confidence: "L" },
    thunderstorm: { maximum: 2, confidence: "L" },
    lightning: { maximum: 2, confidence: "L" },
    hail: { maximum: 2, confidence: "L" },
    "river-flood": { maximum: 5, confidence: "L" },
    "forest-fire": { maximum: 5, confidence: "L" },
  },
};

/** Never two in force on one day; their order means nothing. */
const scales: readonly HazardScale[] = [decision44, decision18];

/** The scale in force at a moment (ISO 8601 with offset), by Vietnam's calendar. */
export const hazardScaleAt = (at: string): Result<HazardScale> => {
  const date = vietnamDate(at);
  const scale = scales.find(({ inForceFrom, inForceTo }) => inForceFrom <= date && (inForceTo === null || date <= inForceTo));
  return scale
    ? ok(scale)
    : fail(
        "not-in-force",
        `Ngày ${writtenDate(date)} chưa có quy định về cấp độ rủi ro thiên tai.`,
        "QĐ 44/2014/QĐ-TTg có hiệu lực từ 1/10/2014; hãy xem lại thời điểm đã nhập.",
      );
};

const leastSureFirst: readonly Confidence[] = ["L", "M", "H"];

/** A scale as one table: the highest level of each hazard, and of all those figures how sure the least sure is. */
export const scaleTable = ({ highest }: HazardScale): { maximum: Record<Hazard, number>; confidence: Confidence } => {
  const figures = Object.values(highest);
  const of = (hazard: Hazard): number => highest[hazard].maximum;
  return {
    maximum: {
      "flash-flood": of("flash-flood"),
      "pipe-flood": of("pipe-flood"),
      landslide: of("landslide"),
      "heavy-rain": of("heavy-rain"),
      inundation: of("inundation"),
      thunderstorm: of("thunderstorm"),
      lightning: of("lightning"),
      hail: of("hail"),
      "river-flood": of("river-flood"),
      "forest-fire": of("forest-fire"),
    },
    confidence: leastSureFirst.find((one) => figures.some(({ confidence }) => confidence === one)) ?? "L",
  };
};

/** What people call each hazard, as it stands in the middle of a sentence. */
export const hazardNames: Record<Hazard, string> = {
  "flash-flood": "lũ quét",
  "pipe-flood": "lũ ống",
  landslide: "sạt lở đất",
  "heavy-rain": "mưa lớn",
  inundation: "ngập úng",
  thunderstorm: "dông lốc",
  lightning: "sét",
  hail: "mưa đá",
  "river-flood": "lũ sông",
  "forest-fire": "cháy rừng",
};

/** The scale a level was judged by; refused as `not-in-force`, naming the decision, where the level is above what it allows. */
export const checkHazardLevel = (hazard: Hazard, level: number, at: string): Result<HazardScale> => {
  const scale = hazardScaleAt(at);
  if (!scale.ok) return scale;
  const { maximum } = scale.value.highest[hazard];
  if (level <= maximum) return scale;
  const coming = scales.find(({ inForceFrom, highest }) => inForceFrom > vietnamDate(at) && level <= highest[hazard].maximum);
  return fail(
    "not-in-force",
    `Cấp độ rủi ro thiên tai do ${hazardNames[hazard]} cao nhất là ${maximum} theo ${scale.value.decision}, quyết định có hiệu lực ngày ${writtenDate(vietnamDate(at))}.`,
    coming
      ? `Cấp ${level} chỉ có từ ${coming.decision}, hiệu lực ${writtenDate(coming.inForceFrom)}. Chọn cấp từ 1 đến ${maximum}.`
      : `Chọn cấp từ 1 đến ${maximum}; nếu bản tin ghi khác, kiểm tra lại loại thiên tai và thời điểm ban hành bản tin.`,
  );
};
