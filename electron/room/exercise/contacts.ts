import type { ChaseCallFields, ContactFields, UnitKey } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import type { ExerciseUnits } from "./units.ts";
import { inSentence, spokenName } from "./units.ts";

const actor = "Bàn Bầu cử (Sở Nội vụ)";

/** Communes that gave the room no number. */
const withoutNumber = new Set(["01120", "00793", "01261"]);

const agencyNames: readonly [UnitKey, string][] = [
  ["agency:so-noi-vu", "Sở Nội vụ"],
  ["agency:so-y-te", "Sở Y tế"],
  ["agency:so-tt-tt", "Sở Thông tin và Truyền thông"],
  ["agency:so-nn-ptnt", "Sở Nông nghiệp và Phát triển nông thôn"],
  ["agency:cong-an", "Công an tỉnh"],
  ["agency:quan-su", "Bộ Chỉ huy Quân sự tỉnh"],
  ["agency:bien-phong", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"],
  ["agency:mat-tran", "Ủy ban MTTQ tỉnh"],
];

/** Who answers for the reports of districts, communes and agencies; every number is of the block 0219 000, which nobody has. */
function contacts(units: ExerciseUnits): TimedDraft {
  const arrives = at("22/5", "18:07");
  let number = 1000;
  const phone = (): string => {
    number += 7;
    return `0219 000 ${number}`;
  };
  const contact = (unit: UnitKey, who: string, duty: string, hasDeputy: boolean): Edit<"contact"> => {
    const fields: ContactFields = {
      person: `Trực ${who} (hư cấu)`,
      duty,
      phone: phone(),
      deputy: hasDeputy ? `Trực phó ${who} (hư cấu)` : null,
      deputyPhone: hasDeputy ? phone() : null,
      invented: true,
      source: "số điện thoại hư cấu của diễn tập",
      marking: "internal",
      deleted: false,
    };
    return { kind: "contact", id: unit, set: fields };
  };
  const edits = [
    ...units.districts.map(({ code, name }) => contact(`district:${code}`, `UBBC ${inSentence(name)}`, "Tổ trưởng Tổ giúp việc UBBC huyện", true)),
    ...units.communes
      .filter(({ code }) => !withoutNumber.has(code))
      .map((commune) =>
        contact(`commune:${commune.code}`, `UBBC ${spokenName(units, commune)}`, "Phó Chủ tịch UBND, thư ký UBBC xã", commune.touchesChina),
      ),
    ...agencyNames.map(([unit, name]) => contact(unit, name, "Trực ban", true)),
  ];
  return { arrives, draft: { actor, marking: "internal", title: `nhập ${edits.length} đầu mối liên lạc`, edits, trueAt: isoOf(arrives) } };
}

interface Call {
  unit: UnitKey;
  who: string;
  outcome: ChaseCallFields["outcome"];
  round: number;
  at: ExerciseMinute;
  note: string | null;
}

/** Who was called about the opening report that was missing. */
const calls: readonly Call[] = [
  { unit: "commune:00772", who: "xã Thượng Phùng", outcome: "no-answer", round: 1, at: at("23/5", "07:38"), note: null },
  { unit: "commune:01099", who: "xã Nàn Xỉn", outcome: "promised", round: 1, at: at("23/5", "07:41"), note: "hẹn báo trước 08:00" },
  { unit: "commune:00778", who: "xã Xín Cái", outcome: "reached", round: 1, at: at("23/5", "07:43"), note: "đang gom tin của các tổ" },
  { unit: "district:033", who: "huyện Xín Mần", outcome: "promised", round: 1, at: at("23/5", "07:50"), note: "còn chờ ba xã biên giới" },
  {
    unit: "commune:00772",
    who: "xã Thượng Phùng",
    outcome: "no-answer",
    round: 2,
    at: at("23/5", "08:04"),
    note: "nhờ Đồn Biên phòng chuyển tin qua bộ đàm",
  },
  { unit: "agency:so-tt-tt", who: "Sở Thông tin và Truyền thông", outcome: "promised", round: 1, at: at("23/5", "08:11"), note: null },
  { unit: "district:033", who: "huyện Xín Mần", outcome: "reached", round: 2, at: at("23/5", "08:24"), note: "đang ký báo cáo" },
  {
    unit: "commune:00772",
    who: "xã Thượng Phùng",
    outcome: "no-answer",
    round: 3,
    at: at("23/5", "08:30"),
    note: "tổ công tác huyện còn cách xã 6 km",
  },
];

const chase = (call: Call): TimedDraft => ({
  arrives: call.at,
  draft: {
    actor,
    marking: "open",
    title: `đôn đốc lần ${call.round} ${call.who} về báo cáo khai mạc`,
    edits: [
      {
        kind: "chase-call",
        id: exerciseId(call.at, seededRandom(`diễn tập 23/5/2021: đôn đốc ${call.unit} ${call.round}`)),
        set: {
          unit: call.unit,
          date: "2021-05-23",
          slot: "opening",
          round: call.round,
          calledAt: isoOf(call.at),
          outcome: call.outcome,
          note: call.note,
          invented: true,
          source: "diễn tập, hư cấu",
          marking: "open",
          deleted: false,
        },
      },
    ],
    trueAt: isoOf(call.at),
  },
});

/** The list of numbers, and the calls made from it. */
export const contactHistory = (units: ExerciseUnits): TimedDraft[] => [contacts(units), ...calls.map(chase)];
