import type { EvidenceFields, ObligationFields, PlanStepFields, UnitKey } from "../../contract/index.ts";
import { clauses } from "../../domain/election/obligations.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, type ExerciseMinute, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import type { ExerciseUnits } from "./units.ts";

const told = { invented: true, source: "diễn tập, hư cấu", marking: "open", deleted: false } as const;
const actor = "Bàn Bầu cử (Sở Nội vụ)";

/** Agencies that have not acknowledged the directive, and clauses nobody has given an implementing document for. */
const unacknowledged = new Set(["hoi", "bch-pctt"]);
const withoutDocument = new Set(["T2", "N1", "M2", "Y1"]);

/** Receipt, owner and implementing document of each clause and agency, as far as told by the evening. */
function obligations(): TimedDraft {
  const arrives = at("22/5", "18:13");
  const random = seededRandom("diễn tập 23/5/2021: việc theo công văn 1519");
  let number = 20;
  const edits = clauses.flatMap(({ clause, agencies }) =>
    agencies.map(({ key, name }): Edit<"obligation"> => {
      const isReceived = !unacknowledged.has(key);
      const hasDocument = isReceived && !withoutDocument.has(clause) && random.chance(0.8);
      if (hasDocument) number += 3;
      const set: ObligationFields = {
        clause,
        agency: key,
        receivedAt: isReceived ? `2021-05-${random.pick(["19", "20"])}T${random.pick(["14", "15", "16"])}:30:00+07:00` : null,
        owner: isReceived ? `Lãnh đạo ${name} được phân công (hư cấu)` : null,
        documentNumber: hasDocument ? `DT-${number}/KH (diễn tập, hư cấu)` : null,
        documentDate: hasDocument ? random.pick(["2021-05-20", "2021-05-21"]) : null,
        note: null,
        ...told,
      };
      return { kind: "obligation", id: `${clause}/${key}`, set };
    }),
  );
  return { arrives, draft: { actor, marking: "open", title: "nhập sổ việc theo công văn 1519", edits, trueAt: isoOf(arrives) } };
}

interface Shown {
  clause: string;
  agency: string;
  unit: UnitKey | null;
  text: string;
  arrives: ExerciseMinute;
}

/** What was shown of it; of every other clause there is no evidence yet. */
const evidence: readonly Shown[] = [
  {
    clause: "A1",
    agency: "cong-an",
    unit: null,
    text: "Báo đã duy trì trực chỉ huy, trực chiến đấu từ 17:00 ngày 22/5.",
    arrives: at("22/5", "18:45"),
  },
  { clause: "A1", agency: "quan-su", unit: null, text: "Báo đã duy trì trực sẵn sàng chiến đấu các cấp.", arrives: at("22/5", "19:10") },
  { clause: "A1", agency: "bien-phong", unit: null, text: "Báo đã duy trì trực tại các đồn, trạm.", arrives: at("22/5", "19:12") },
  {
    clause: "Y2",
    agency: "so-y-te",
    unit: null,
    text: "Bộ phận thường trực giải đáp đã trực, đã trả lời 7 câu hỏi trong đêm.",
    arrives: at("22/5", "20:40"),
  },
  {
    clause: "Y3",
    agency: "so-y-te",
    unit: "district:030",
    text: "Đã kiểm tra khu cách ly tập trung Thanh Thủy, nhắc bố trí thêm một lối ra.",
    arrives: at("22/5", "20:05"),
  },
  { clause: "T1", agency: "so-tt-tt", unit: null, text: "Đã gửi tin nhắn kêu gọi đi bầu cử tới thuê bao trong tỉnh.", arrives: at("22/5", "19:50") },
  {
    clause: "T4",
    agency: "so-tt-tt",
    unit: "district:028",
    text: "Đã xử lý bài đăng sai giờ bỏ phiếu ở Yên Minh, có tin cải chính.",
    arrives: at("22/5", "21:58"),
  },
  {
    clause: "N2",
    agency: "so-nn-ptnt",
    unit: null,
    text: "Trực ban 24/24; đã huy động lực lượng tại chỗ ở bốn xã có sạt lở.",
    arrives: at("23/5", "05:20"),
  },
  {
    clause: "V4",
    agency: "so-noi-vu",
    unit: null,
    text: "Tổ giúp việc trực; nhận báo cáo khai mạc theo chế độ báo cáo.",
    arrives: at("23/5", "08:06"),
  },
];

const shown = (one: Shown): TimedDraft => {
  const set: EvidenceFields = {
    clause: one.clause,
    agency: one.agency,
    unit: one.unit,
    text: one.text,
    at: isoOf(one.arrives),
    file: null,
    fileName: null,
    ...told,
  };
  const id = exerciseId(one.arrives, seededRandom(`diễn tập 23/5/2021: minh chứng ${one.clause} ${one.agency}`));
  return {
    arrives: one.arrives,
    draft: { actor, marking: "open", title: `ghi minh chứng ${one.clause}`, edits: [{ kind: "evidence", id, set }], trueAt: isoOf(one.arrives) },
  };
};

/** Steps of the plan that somebody marks by hand, done by most; the papers of two districts were never told of. */
function planSteps(units: ExerciseUnits): TimedDraft {
  const arrives = at("22/5", "18:14");
  const random = seededRandom("diễn tập 23/5/2021: mốc kế hoạch");
  const done = (step: string, unit: UnitKey, day: string): Edit<"plan-step"> => {
    const set: PlanStepFields = { step, unit, doneAt: `2021-${day}T16:00:00+07:00`, by: null, note: null, ...told };
    return { kind: "plan-step", id: `${step}/${unit}`, set };
  };
  const edits = [
    ...units.districts.flatMap(({ code }) =>
      [
        done("training", `district:${code}`, "05-14"),
        done("made-known", `district:${code}`, "05-20"),
        done("roster", `district:${code}`, "05-19"),
      ].filter(() => random.chance(0.9)),
    ),
    ...units.communes.flatMap(({ code }) => [
      done("teams", `commune:${code}`, "04-03"),
      ...(random.chance(0.98) ? [done("candidate-lists", `commune:${code}`, "05-03")] : []),
      ...(random.chance(0.96) ? [done("notice", `commune:${code}`, "05-13")] : []),
    ]),
    ...units.communes.flatMap(({ code, districtCode }) =>
      districtCode === "032" || districtCode === "033" || random.chance(0.06) ? [] : [done("papers", `commune:${code}`, "05-22")],
    ),
  ];
  return { arrives, draft: { actor, marking: "open", title: `đánh dấu ${edits.length} mốc kế hoạch đã xong`, edits, trueAt: isoOf(arrives) } };
}

/** The directive's obligations with what evidence there is, and the plan as far as it was marked. */
export const dutyHistory = (units: ExerciseUnits): TimedDraft[] => [obligations(), planSteps(units), ...evidence.map(shown)];
