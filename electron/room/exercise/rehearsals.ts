import type { RehearsalFields, UnitKey, UnitReviewFields } from "../../contract/index.ts";
import { rehearsalForms, rehearsalScenarios } from "../../contract/index.ts";
import type { Edit } from "../../journal/journal.ts";
import { at, isoOf } from "./exercise-clock.ts";
import { exerciseId } from "./exercise-ids.ts";
import type { TimedDraft } from "./readiness-history.ts";
import { seededRandom } from "./seeded-random.ts";
import { type ExerciseUnits, inSentence } from "./units.ts";

const told = { invented: true, source: "diễn tập, hư cấu", marking: "open", deleted: false } as const;
const actor = "Bàn Bầu cử (Sở Nội vụ)";

/** A district that has rehearsed nothing, and the share of communes that have. */
const idleDistrict = "033";
const shareOfCommunes = 0.24;
const defects = [
  "Chậm niêm phong hòm phiếu phụ; người dẫn đường đến muộn.",
  "Thiếu bộ đồ bảo hộ cho người thứ ba.",
  "Bộ đàm không liên lạc được với thôn xa.",
  "Chưa phân rõ ai báo Ban bầu cử khi gián đoạn.",
] as const;

/** What districts and communes rehearsed between 12/5 and 22/5. */
function rehearsals(units: ExerciseUnits): TimedDraft {
  const arrives = at("22/5", "18:16");
  const random = seededRandom("diễn tập 23/5/2021: sổ diễn tập");
  const held = (unit: UnitKey, who: string, count: number): Edit<"rehearsal">[] =>
    Array.from({ length: count }, (_, index) => {
      const day = random.whole(12, 22);
      const hasDefects = random.chance(0.35);
      const set: RehearsalFields = {
        unit,
        form: random.pick(rehearsalForms),
        scenario: random.pick(rehearsalScenarios),
        date: `2021-05-${day}`,
        teams: [`Tổ bầu cử số 1, ${who}`, ...(random.chance(0.5) ? [`Y tế, Công an ${who}`] : [])],
        defects: hasDefects ? random.pick(defects) : null,
        mendedAt: hasDefects && random.chance(0.6) ? `2021-05-${Math.min(22, day + 1)}T16:00:00+07:00` : null,
        ...told,
      };
      return { kind: "rehearsal", id: exerciseId(arrives, seededRandom(`diễn tập 23/5/2021: buổi diễn tập ${unit} ${index}`)), set };
    });
  const edits = [
    ...units.districts
      .filter(({ code }) => code !== idleDistrict)
      .flatMap(({ code, name }) => held(`district:${code}`, inSentence(name), random.whole(1, 3))),
    ...units.communes.filter(() => random.chance(shareOfCommunes)).flatMap(({ code, name }) => held(`commune:${code}`, inSentence(name), 1)),
  ];
  return { arrives, draft: { actor, marking: "open", title: `nhập sổ ${edits.length} buổi diễn tập`, edits, trueAt: isoOf(arrives) } };
}

/** Rà soát of 21 and 22/5: most communes signed, some with defects, a dozen not heard of. */
function reviews(units: ExerciseUnits): TimedDraft[] {
  const random = seededRandom("diễn tập 23/5/2021: rà soát của xã, huyện");
  const reviewed = (unit: UnitKey, who: string, day: number, signer: string): Edit<"unit-review"> => {
    const outcome = random.chance(0.83) ? "ready" : random.chance(0.85) ? "lacking" : "failed";
    const isSigned = random.chance(0.92);
    const set: UnitReviewFields = {
      unit,
      date: `2021-05-${day}`,
      outcome,
      defects:
        outcome === "ready"
          ? null
          : random.pick([
              "Thiếu nguồn điện dự phòng ở một khu vực bỏ phiếu.",
              "Đường vào hai thôn bị sạt nhẹ.",
              `Trang thiết bị phòng dịch của ${who} chưa đủ.`,
            ]),
      signedBy: isSigned ? signer : null,
      signedAt: isSigned ? `2021-05-${day}T16:30:00+07:00` : null,
      ...told,
    };
    return { kind: "unit-review", id: `${unit}/2021-05-${day}`, set };
  };
  return [21, 22].map((day): TimedDraft => {
    const arrives = at("22/5", "18:17") + (day - 21);
    const edits = [
      ...units.districts.map(({ code, name }) =>
        reviewed(`district:${code}`, inSentence(name), day, `Chủ tịch UBND ${inSentence(name)} (mẫu, hư cấu)`),
      ),
      ...units.communes
        .filter(() => random.chance(day === 21 ? 0.71 : 0.93))
        .map(({ code, name }) => reviewed(`commune:${code}`, inSentence(name), day, `Chủ tịch UBND ${inSentence(name)} (mẫu, hư cấu)`)),
    ];
    return {
      arrives,
      draft: { actor, marking: "open", title: `nhập biên bản rà soát ngày ${day}/5 của ${edits.length} đơn vị`, edits, trueAt: isoOf(arrives) },
    };
  });
}

/** The rehearsal ledger and the daily reviews as they stood in the evening. */
export const rehearsalHistory = (units: ExerciseUnits): TimedDraft[] => [rehearsals(units), ...reviews(units)];
