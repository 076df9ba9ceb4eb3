import type { Hazard, RiskAreaFields } from "../../contract/index.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import { type AreaShape, allRound, along, areaInside } from "./inside-communes.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { communeOf, type ExerciseUnits, inSentence } from "./units.ts";

/**
 * The flood of 20-21/7/2020 laid over the night before the vote, hour for hour: 19:00 on 20/7 becomes 19:00 on 22/5, 13:00 on 21/7
 * becomes 13:00 on 23/5. The rain in millimetres and the communes where people died are real; outlines and levels are not.
 */
const flood = { from: isoOf(at("22/5", "19:00")), to: isoOf(at("23/5", "13:00")) };
const floodSource = "trận mưa lũ 20-21/7/2020 (thanhnien.vn 1254548, kienthuc.net.vn 1412006), dời nguyên giờ vào diễn tập";
const rain = (mm: number): string => `Lượng mưa ${mm} mm là số đo thật của ${floodSource}. Ranh vùng và cấp độ là diễn tập, không phải số thật.`;
const deaths = `Nơi có người chết trong ${floodSource}; cả trận 5 người ở 4 xã. Ranh vùng và cấp độ là diễn tập, không phải số thật.`;
const inventedOnly = "Vùng và cấp độ là diễn tập, không phải số thật.";

const bulletinOf = (number: string, issuedAt: string): RiskAreaFields["bulletin"] => ({
  number: `${number} (diễn tập, hư cấu)`,
  issuer: "Đài Khí tượng Thủy văn tỉnh Hà Giang (bản tin mẫu, hư cấu)",
  issuedAt,
});
const member = (letter: string, area: string): RiskAreaFields["responsible"] => ({
  name: `Đồng chí ${letter} (mẫu, hư cấu)`,
  duty: `Thành viên Ban Chỉ huy PCTT&TKCN và PTDS phụ trách địa bàn ${area}`,
  phone: "0219 000 0000 (số mẫu)",
});

interface Area {
  name: string;
  hazard: Hazard;
  communes: string[];
  reach: AreaShape["reach"];
  level: number;
  bulletin: RiskAreaFields["bulletin"];
  responsible: RiskAreaFields["responsible"];
  note: string;
  from?: string;
  to?: string | null;
  arrives: ExerciseMinute;
  /** Raised or lowered later, by a newer bulletin or by the desk's own estimate (null). */
  raised?: { arrives: ExerciseMinute; level: number; bulletin: RiskAreaFields["bulletin"] };
}

/** Levels keep to QĐ 44/2014, in force on 23/5/2021: heavy rain, flash flood and slides up to 3, thunderstorm up to 2. */
const areas: readonly Area[] = [
  {
    name: "Lũ quét suối Cao Bồ",
    hazard: "flash-flood",
    communes: ["00952", "00940", "00949", "00955", "00967"],
    reach: along(2.5, 11000, 6500),
    level: 2,
    bulletin: bulletinOf("DT-01", isoOf(at("22/5", "18:30"))),
    responsible: member("A", "huyện Vị Xuyên"),
    note: rain(286),
    arrives: at("22/5", "18:44"),
    raised: { arrives: at("23/5", "02:35"), level: 3, bulletin: bulletinOf("DT-04", isoOf(at("23/5", "02:15"))) },
  },
  {
    name: "Mưa lớn Thượng Sơn",
    hazard: "heavy-rain",
    communes: ["00958", "00964", "01159", "01162", "01087"],
    reach: allRound(15000),
    level: 2,
    bulletin: bulletinOf("DT-01", isoOf(at("22/5", "18:30"))),
    responsible: member("A", "huyện Vị Xuyên"),
    note: rain(253),
    arrives: at("22/5", "18:48"),
    raised: { arrives: at("23/5", "02:38"), level: 3, bulletin: bulletinOf("DT-04", isoOf(at("23/5", "02:15"))) },
  },
  {
    name: "Ngập úng dọc sông Lô, thành phố Hà Giang",
    hazard: "inundation",
    communes: ["00691", "00694", "00697", "00688", "00692"],
    reach: along(1.9, 2600, 900),
    level: 1,
    bulletin: null,
    responsible: member("B", "thành phố Hà Giang"),
    note: rain(220),
    arrives: at("22/5", "20:15"),
    raised: { arrives: at("23/5", "04:42"), level: 2, bulletin: null },
  },
  {
    name: "Sạt lở đất Thuận Hòa, dọc quốc lộ 4C",
    hazard: "landslide",
    communes: ["00922", "00925", "00904", "00910"],
    reach: along(1.2, 11000, 6000),
    level: 2,
    bulletin: bulletinOf("DT-02", isoOf(at("22/5", "21:00"))),
    responsible: member("A", "huyện Vị Xuyên"),
    note: rain(112),
    arrives: at("22/5", "21:12"),
  },
  {
    name: "Sạt lở đất Tân Tiến",
    hazard: "landslide",
    communes: ["01051"],
    reach: allRound(1900),
    level: 1,
    bulletin: null,
    responsible: member("C", "huyện Hoàng Su Phì"),
    note: rain(83),
    arrives: at("22/5", "22:20"),
  },
  {
    name: "Sạt lở đất Bản Nhùng",
    hazard: "landslide",
    communes: ["01069"],
    reach: allRound(1700),
    level: 3,
    bulletin: null,
    responsible: member("C", "huyện Hoàng Su Phì"),
    note: deaths,
    arrives: at("23/5", "01:26"),
  },
  {
    name: "Lũ ống khe suối Phương Độ",
    hazard: "pipe-flood",
    communes: ["00946"],
    reach: along(2.7, 3600, 1200),
    level: 2,
    bulletin: bulletinOf("DT-03", isoOf(at("22/5", "23:40"))),
    responsible: member("B", "thành phố Hà Giang"),
    note: deaths,
    arrives: at("22/5", "23:52"),
  },
  {
    name: "Sạt lở taluy quốc lộ 2 qua Tân Quang",
    hazard: "landslide",
    communes: ["01171", "01162", "01168", "01183"],
    reach: along(1.75, 7500, 4200),
    level: 2,
    bulletin: null,
    responsible: null,
    note: deaths,
    arrives: at("23/5", "03:18"),
  },
  {
    name: "Lũ quét Minh Ngọc, dọc quốc lộ 34",
    hazard: "flash-flood",
    communes: ["00994", "00982", "00988", "01000", "00961"],
    reach: along(0.2, 11500, 6000),
    level: 2,
    bulletin: bulletinOf("DT-04", isoOf(at("23/5", "02:15"))),
    responsible: member("D", "huyện Bắc Mê"),
    note: deaths,
    arrives: at("23/5", "02:44"),
  },
  {
    name: "Dông lốc cao nguyên Quản Bạ – Yên Minh",
    hazard: "thunderstorm",
    communes: ["00883", "00844", "00889", "00898", "00901"],
    reach: allRound(7000),
    level: 1,
    bulletin: bulletinOf("DT-05", isoOf(at("23/5", "06:00"))),
    responsible: null,
    note: inventedOnly,
    from: isoOf(at("23/5", "14:00")),
    to: isoOf(at("23/5", "19:00")),
    arrives: at("23/5", "06:21"),
  },
  {
    name: "Lũ sông Lô đoạn thị trấn Vị Xuyên",
    hazard: "river-flood",
    communes: ["00913", "00955", "00916", "00970", "00967", "00961"],
    reach: along(1.6, 6500, 2400),
    level: 1,
    bulletin: bulletinOf("DT-06", isoOf(at("23/5", "07:00"))),
    responsible: member("A", "huyện Vị Xuyên"),
    note: inventedOnly,
    from: isoOf(at("23/5", "07:30")),
    to: isoOf(at("23/5", "22:00")),
    arrives: at("23/5", "07:16"),
  },
];

/** The risk areas as the disaster desk entered them through the night, and the levels it changed. */
export function riskAreaHistory(units: ExerciseUnits): TimedDraft[] {
  const actor = "Bàn Thiên tai (Sở NN&PTNT)";
  return areas.flatMap(({ communes, reach, arrives, raised, from, to, ...fields }) => {
    const random = seededRandom(`diễn tập 23/5/2021: vùng nguy cơ ${fields.name}`);
    const id = exerciseId(arrives, random);
    const geometry = areaInside(
      communes.map((code) => communeOf(units, code)),
      { reach, share: 0.9 },
      random,
    );
    const set: RiskAreaFields = {
      ...fields,
      from: from ?? flood.from,
      to: to ?? flood.to,
      geometry,
      invented: true,
      marking: "open",
      deleted: false,
    };
    const drawn: TimedDraft = {
      arrives,
      draft: {
        actor,
        marking: "open",
        title: `vẽ vùng nguy cơ ${inSentence(fields.name)}`,
        edits: [{ kind: "risk-area", id, set }],
        trueAt: isoOf(arrives),
      },
    };
    if (!raised) return [drawn];
    const changed: TimedDraft = {
      arrives: raised.arrives,
      draft: {
        actor,
        marking: "open",
        title: `đổi mức nguy cơ ${inSentence(fields.name)} từ cấp ${fields.level} lên cấp ${raised.level}`,
        edits: [{ kind: "risk-area", id, set: { level: raised.level, bulletin: raised.bulletin } }],
        trueAt: isoOf(raised.arrives),
      },
    };
    return [drawn, changed];
  });
}
