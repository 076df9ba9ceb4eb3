import type { PlanState, UnitLevel } from "../../contract/index.ts";

/** Steps that the room's own books count, not marks made by hand. */
export type PlanCount = "opened" | "closed" | "minutes" | "handed-over" | "posted" | "review" | "rehearsal" | "team";

/** One step of the plan. Days and hours are those of the election day 23/5/2021, moved with it. */
export interface PlanStep {
  step: string;
  level: UnitLevel;
  words: string;
  /** Days before the day (negative: after), and the hour; null: no beginning. */
  from: [days: number, hour: string] | null;
  due: [days: number, hour: string];
  basis: string;
  confidence: "H" | "M" | "L";
  counted: PlanCount | null;
  sheet: string | null;
}

const law = "Luật Bầu cử 85/2015/QH13";
const directive = "Công văn 1519/UBND-NCPC ngày 19/5/2021";
const house = "Quy ước của phòng";
const step = (
  id: string,
  level: UnitLevel,
  words: string,
  due: PlanStep["due"],
  basis: string,
  confidence: PlanStep["confidence"],
  more: Partial<Pick<PlanStep, "from" | "counted" | "sheet">> = {},
): PlanStep => ({ step: id, level, words, due, basis, confidence, from: null, counted: null, sheet: null, ...more });

/** From 50 days before to the boxes' handover. The law gives days, the room hours: those are its own (L where nothing else fixes them). */
export const planSteps: readonly PlanStep[] = [
  step("teams", "commune", "Thành lập Tổ bầu cử (50 ngày trước)", [50, "17:00"], `${law}, Điều 25`, "H"),
  step("voter-lists", "place", "Niêm yết danh sách cử tri (40 ngày trước)", [40, "17:00"], `${law}, Điều 32`, "H", {
    counted: "posted",
    sheet: "places",
  }),
  step("candidate-lists", "commune", "Niêm yết danh sách người ứng cử (20 ngày trước)", [20, "17:00"], `${law}, Điều 59`, "L"),
  step("training", "district", "Tập huấn Tổ bầu cử", [7, "17:00"], house, "L"),
  step("notice", "commune", "Bắt đầu thông báo hằng ngày về ngày, nơi, giờ bỏ phiếu (10 ngày trước)", [10, "17:00"], `${law}, Điều 70`, "L"),
  step("made-known", "district", "Quán triệt công văn chỉ đạo, phân công", [3, "17:00"], directive, "M", { from: [4, "00:00"] }),
  step("roster", "district", "Lịch trực 19–23/5 của lãnh đạo, cán bộ", [4, "17:00"], directive, "H"),
  step("rehearsal-district", "district", "Diễn tập phương án bỏ phiếu khi có dịch", [1, "17:00"], directive, "H", {
    counted: "rehearsal",
    sheet: "checklists",
  }),
  step("rehearsal-commune", "commune", "Diễn tập hoặc phổ biến kịch bản ở xã", [1, "17:00"], directive, "H", {
    counted: "rehearsal",
    sheet: "checklists",
  }),
  step("review", "commune", "Rà soát hằng ngày, Chủ tịch ký (đến 22/5)", [1, "17:00"], directive, "M", {
    from: [4, "00:00"],
    counted: "review",
    sheet: "checklists",
  }),
  step("team-final", "place", "Kiện toàn Tổ bầu cử, người thay thế đã tập huấn", [1, "17:00"], `${law}, Điều 25`, "M", {
    counted: "team",
    sheet: "outreach",
  }),
  step("papers", "commune", "Giao phiếu bầu, con dấu, biểu mẫu cho Tổ bầu cử", [1, "20:00"], house, "L"),
  step("attest", "agency", "Lực lượng báo đã duy trì trực", [0, "05:00"], directive, "M", { from: [1, "17:00"], sheet: "reports" }),
  step("opened", "place", "Khai mạc", [0, "07:00"], `${law}, Điều 71`, "H", { from: [0, "05:00"], counted: "opened", sheet: "day" }),
  step("closed", "place", "Kết thúc bỏ phiếu", [0, "21:00"], `${law}, Điều 71`, "H", { from: [0, "19:00"], counted: "closed", sheet: "day" }),
  step("minutes", "place", "Lập biên bản kiểm phiếu", [-1, "12:00"], `${law}, Điều 76`, "M", {
    from: [0, "19:00"],
    counted: "minutes",
    sheet: "day",
  }),
  step("handover", "place", "Bàn giao hòm phiếu, biên bản (chậm nhất 3 ngày sau)", [-3, "17:00"], `${law}, Điều 76`, "M", {
    from: [0, "21:00"],
    counted: "handed-over",
    sheet: "day",
  }),
];

const dayMs = 86_400_000;

/** A step's hour, ms since 1970. `date`: the election day, `YYYY-MM-DD`. */
export const planMs = ([days, hour]: readonly [number, string], date: string): number => Date.parse(`${date}T${hour}:00+07:00`) - days * dayMs;

/** Where a step stands: `due` from its beginning, else within a day of its hour. What nobody told of stays untold, never done. */
export const planState = (asked: { fromMs: number | null; dueMs: number; done: number; of: number }, nowMs: number): PlanState => {
  if (asked.of > 0 && asked.done >= asked.of) return "done";
  if (nowMs >= asked.dueMs) return "overdue";
  return nowMs >= (asked.fromMs ?? asked.dueMs - dayMs) ? "due" : "ahead";
};
