import type { QuarantineZoneFields } from "../../contract/index.ts";
import { at, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import { allRound, along, areaInside } from "./inside-communes.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { communeOf, type ExerciseUnits, inSentence } from "./units.ts";

type Zone = Omit<QuarantineZoneFields, "geometry" | "invented" | "marking" | "deleted" | "decision"> & {
  communes: string[];
  reach: (bearing: number) => number;
  decisionNumber: string;
  decisionDate: string;
  signer: string;
  arrives: number;
  /** What was corrected later, as a change set of its own. */
  later?: { arrives: number; title: string; set: Partial<QuarantineZoneFields> };
};

const auxiliaryBox =
  "Tổ bầu cử mang hòm phiếu phụ đến, có cán bộ y tế và công an đi cùng; khử khuẩn hòm phiếu sau khi thu (CV 2135/BNV, CV 2322/BNV).";

/** All invented, and saying so in the decision; kinds and directives as the law stood in May 2021. */
const zones: readonly Zone[] = [
  {
    kind: "concentrated",
    name: "Khu cách ly tập trung cửa khẩu Thanh Thủy",
    communes: ["00928"],
    reach: allRound(1800),
    decisionNumber: "D1/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-04",
    signer: "Chủ tịch UBND tỉnh (mẫu, hư cấu)",
    from: "2021-05-05T00:00:00+07:00",
    to: null,
    people: 86,
    voters: 61,
    directive: null,
    votingPlan: auxiliaryBox,
    arrives: at("22/5", "18:12"),
    later: { arrives: at("23/5", "06:34"), title: "cập nhật số người ở khu cách ly tập trung Thanh Thủy", set: { people: 92, voters: 65 } },
  },
  {
    kind: "checkpoint",
    name: "Chốt kiểm soát biên giới Lũng Cú",
    communes: ["00715"],
    reach: allRound(1100),
    decisionNumber: "D2/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-06",
    signer: "Chủ tịch UBND huyện Đồng Văn (mẫu, hư cấu)",
    from: "2021-05-07T00:00:00+07:00",
    to: null,
    people: 12,
    voters: 12,
    directive: null,
    votingPlan: "Lực lượng tại chốt bỏ phiếu luân phiên tại khu vực bỏ phiếu gần nhất, không rời chốt cùng lúc.",
    arrives: at("22/5", "18:26"),
  },
  {
    kind: "home",
    name: "Cách ly y tế tại nhà, hai tổ dân phố phường Minh Khai",
    communes: ["00697"],
    reach: along(1.9, 900, 500),
    decisionNumber: "D3/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-14",
    signer: "Chủ tịch UBND thành phố Hà Giang (mẫu, hư cấu)",
    from: "2021-05-14T12:00:00+07:00",
    to: "2021-06-04T12:00:00+07:00",
    people: 34,
    voters: 23,
    directive: "15",
    votingPlan: auxiliaryBox,
    arrives: at("22/5", "18:41"),
  },
  {
    kind: "lockdown",
    name: "Vùng cách ly y tế thôn giáp sông Lô, xã Đạo Đức",
    communes: ["00955"],
    reach: along(2.0, 4200, 2300),
    decisionNumber: "D4/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-20",
    signer: "Chủ tịch UBND huyện Vị Xuyên (mẫu, hư cấu)",
    from: "2021-05-20T18:00:00+07:00",
    to: null,
    people: 412,
    voters: 268,
    directive: "16",
    votingPlan: "Bỏ phiếu theo khung giờ từng xóm, giãn cách 2 m; người F1 bỏ phiếu bằng hòm phiếu phụ.",
    arrives: at("22/5", "19:05"),
    later: {
      arrives: at("23/5", "05:52"),
      title: "chốt khung giờ bỏ phiếu của vùng cách ly Đạo Đức",
      set: { votingPlan: "Khung giờ từng xóm: 07:00-09:00, 09:00-11:00, 13:30-15:30; giãn cách 2 m; người F1 bỏ phiếu bằng hòm phiếu phụ." },
    },
  },
  {
    kind: "treatment",
    name: "Cơ sở điều trị dã chiến Ngọc Đường",
    communes: ["00700"],
    reach: allRound(600),
    decisionNumber: "D5/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-12",
    signer: "Chủ tịch UBND tỉnh (mẫu, hư cấu)",
    from: "2021-05-13T08:00:00+07:00",
    to: null,
    people: 9,
    voters: 7,
    directive: null,
    votingPlan: "Nhân viên y tế đã tập huấn thay Tổ bầu cử mang hòm phiếu phụ vào; niêm phong và khử khuẩn tại cửa ra.",
    arrives: at("22/5", "19:18"),
  },
  {
    kind: "lockdown",
    name: "Vùng cách ly y tế một xóm thị trấn Đồng Văn (đã hết hạn)",
    communes: ["00721"],
    reach: allRound(2600),
    decisionNumber: "D6/QĐ-UBND (diễn tập, hư cấu)",
    decisionDate: "2021-05-07",
    signer: "Chủ tịch UBND huyện Đồng Văn (mẫu, hư cấu)",
    from: "2021-05-08T00:00:00+07:00",
    to: "2021-05-22T20:00:00+07:00",
    people: 57,
    voters: 38,
    directive: "16",
    votingPlan: "Hết hạn trước ngày bầu cử: cử tri bỏ phiếu tại khu vực bỏ phiếu như thường lệ.",
    arrives: at("22/5", "18:33"),
  },
];

/** The zones as the health desk entered them in the evening, and what it corrected in the morning. */
export function quarantineZoneHistory(units: ExerciseUnits): TimedDraft[] {
  const actor = "Bàn Y tế (Sở Y tế)";
  return zones.flatMap(({ communes, reach, decisionNumber, decisionDate, signer, arrives, later, ...fields }) => {
    const random = seededRandom(`diễn tập 23/5/2021: vùng cách ly ${fields.name}`);
    const id = exerciseId(arrives, random);
    const geometry = areaInside(
      communes.map((code) => communeOf(units, code)),
      { reach, share: 0.8 },
      random,
    );
    const set: QuarantineZoneFields = {
      ...fields,
      decision: { number: decisionNumber, date: decisionDate, signer },
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
        title: `vẽ ${inSentence(fields.name)}`,
        edits: [{ kind: "quarantine-zone", id, set }],
        trueAt: isoOf(arrives),
      },
    };
    if (!later) return [drawn];
    const corrected: TimedDraft = {
      arrives: later.arrives,
      draft: { actor, marking: "open", title: later.title, edits: [{ kind: "quarantine-zone", id, set: later.set }], trueAt: isoOf(later.arrives) },
    };
    return [drawn, corrected];
  });
}
