import { fail, type Hazard, ok, type Result } from "../contract/index.ts";
import { vietnamDate, writtenDate } from "./vietnamese-format.ts";

/**
 * A decision that says how high each hazard's risk level may go. `confidence` of the figures: H read in a source, M inferred,
 * L general knowledge, to be checked against the text by the office.
 */
export interface HazardScale {
  decision: string;
  /** First day in force, `YYYY-MM-DD`, Vietnam's calendar. */
  inForceFrom: string;
  maximum: Record<Hazard, number>;
  confidence: "H" | "M" | "L";
}

/**
 * QĐ 44/2014/QĐ-TTg of 15/8/2014, in force 1/10/2014 to 30/6/2021: mưa lớn 3 levels; lốc, sét, mưa đá 2 (H). Lũ quét, lũ ống and
 * sạt lở 3 (L); lũ, ngập lụt 5 (L). It has no scale for cháy rừng: 5 is the forest service's own forecast scale (QĐ 127/2000/QĐ-BNN, L).
 */
const decision44: HazardScale = {
  decision: "QĐ 44/2014/QĐ-TTg",
  inForceFrom: "2014-10-01",
  maximum: {
    "flash-flood": 3,
    "pipe-flood": 3,
    landslide: 3,
    "heavy-rain": 3,
    inundation: 5,
    thunderstorm: 2,
    lightning: 2,
    hail: 2,
    "river-flood": 5,
    "forest-fire": 5,
  },
  confidence: "L",
};

/**
 * QĐ 18/2021/QĐ-TTg of 22/4/2021, in force from 1/7/2021: five levels at most, each with its colour (art. 4, H). Maximum per hazard:
 * mưa lớn 4, lũ quét and sạt lở 3 (art. 46), lốc, sét, mưa đá 2, lũ and ngập lụt 5, cháy rừng do tự nhiên 5 (all L). Art. 4 lets several
 * hazards at once raise a level by one, or by two where heavy loss threatens; such a raised level comes in a bulletin of its own.
 */
const decision18: HazardScale = {
  decision: "QĐ 18/2021/QĐ-TTg",
  inForceFrom: "2021-07-01",
  maximum: { ...decision44.maximum, "heavy-rain": 4 },
  confidence: "L",
};

const scales: readonly HazardScale[] = [decision18, decision44];

/** The scale in force at a moment (ISO 8601 with offset), by Vietnam's calendar. */
export const hazardScaleAt = (at: string): Result<HazardScale> => {
  const date = vietnamDate(at);
  const scale = scales.find((one) => one.inForceFrom <= date);
  return scale
    ? ok(scale)
    : fail(
        "not-in-force",
        `Ngày ${writtenDate(date)} chưa có quy định về cấp độ rủi ro thiên tai.`,
        "QĐ 44/2014/QĐ-TTg có hiệu lực từ 1/10/2014; hãy xem lại thời điểm đã nhập.",
      );
};

const hazardNames: Record<Hazard, string> = {
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
  const maximum = scale.value.maximum[hazard];
  if (level <= maximum) return scale;
  const early = scale.value === decision44 && level <= decision18.maximum[hazard];
  return fail(
    "not-in-force",
    `Cấp độ rủi ro thiên tai do ${hazardNames[hazard]} cao nhất là ${maximum} theo ${scale.value.decision}, quyết định có hiệu lực ngày ${writtenDate(vietnamDate(at))}.`,
    early
      ? `Cấp ${level} chỉ có từ ${decision18.decision}, hiệu lực ${writtenDate(decision18.inForceFrom)}. Chọn cấp từ 1 đến ${maximum}.`
      : `Chọn cấp từ 1 đến ${maximum}; nếu bản tin ghi khác, kiểm tra lại loại thiên tai và thời điểm ban hành bản tin.`,
  );
};
