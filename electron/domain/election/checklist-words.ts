import type {
  ChecklistStanding,
  MarkCounts,
  Readiness,
  RehearsalCover,
  RehearsalForm,
  RehearsalScenario,
  ReviewOutcome,
  ShownItemState,
} from "../../contract/index.ts";
import { readinessNames } from "../readiness.ts";
import { writtenDate } from "../vietnamese-format.ts";
import { covidScenarios } from "./rehearsal.ts";

/** What people call each state of an item. */
export const itemStateNames: Record<ShownItemState, string> = {
  done: "xong",
  lacking: "còn thiếu",
  failed: "không đạt",
  "not-applicable": "không áp dụng",
  unknown: "chưa rà",
  stale: "tin cũ",
  changed: "mẫu đã đổi",
};

export const reviewOutcomeNames: Record<ReviewOutcome, string> = { ready: "sẵn sàng", lacking: "còn thiếu", failed: "không đạt" };

export const rehearsalFormNames: Record<RehearsalForm, string> = { "on-site": "tại chỗ", pilot: "dự điểm", briefing: "phổ biến" };

export const rehearsalScenarioNames: Record<RehearsalScenario, string> = {
  "covid-polling-room": "dịch tại phòng bỏ phiếu",
  "covid-home": "cách ly tại nhà",
  "covid-concentrated": "cách ly tập trung, phong tỏa",
  "covid-hospital": "bệnh viện",
  disaster: "thiên tai",
  interruption: "gián đoạn bỏ phiếu",
};

const namedAtMost = 4;

/** "hòm phiếu chính, con dấu và 3 việc khác". */
const listed = (names: readonly string[]): string =>
  names.length > namedAtMost ? `${names.slice(0, namedAtMost).join("; ")} và ${names.length - namedAtMost} việc khác` : names.join("; ");

/** Why a checklist has its mark, as "còn thiếu 2/24 việc: …". `wordsOf` names an item. */
export const checklistWords = (standing: ChecklistStanding, wordsOf: (key: string) => string): string => {
  const { mark, items, known, done, missing } = standing;
  if (!standing.ticked) return `chưa rà việc nào trong ${items} việc`;
  if (mark === "ready") return `đã xong ${done}/${items} việc, không việc bắt buộc nào thiếu`;
  return `${readinessNames[mark]}: đã biết ${known}/${items} việc, xong ${done}; vướng ${listed(missing.map(wordsOf))}`;
};

/** What the newest review says in words; `shown`: the one that counts. */
export const reviewWords = (
  shown: { date: string; outcome: ReviewOutcome; signed: boolean; conflict: boolean } | null,
  owed: string | null,
): string => {
  if (shown === null) return owed === null ? "chưa đến kỳ rà soát hằng ngày" : `chưa có rà soát ngày ${writtenDate(owed)}`;
  const signature = shown.signed ? "Chủ tịch đã ký" : "chưa có chữ ký Chủ tịch";
  const late = owed !== null && shown.date < owed ? `; chưa có rà soát ngày ${writtenDate(owed)}` : "";
  const dispute = shown.conflict ? ", mâu thuẫn giữa các máy" : "";
  return `rà soát ngày ${writtenDate(shown.date)}: ${reviewOutcomeNames[shown.outcome]}, ${signature}${dispute}${late}`;
};

export const rehearsalWords = ({ covid, scenarios, openDefects }: Pick<RehearsalCover, "covid" | "scenarios" | "openDefects">): string => {
  const held = scenarios === 0 ? "chưa có tin diễn tập" : `đã diễn tập ${covid}/${covidScenarios.length} tình huống dịch, ${scenarios}/6 kịch bản`;
  return openDefects === 0 ? held : `${held}; ${openDefects} cuộc còn tồn tại chưa khắc phục`;
};

/** "187/193 xã sẵn sàng; 2 còn thiếu, 4 chưa rõ". */
export const beneathWords = (counts: MarkCounts, noun: string): string => {
  if (counts.of === 0) return `chưa có ${noun} nào trong danh sách`;
  const others = (["failed", "lacking", "unknown", "stale"] as const satisfies readonly Readiness[]).flatMap((mark) =>
    counts[mark] > 0 ? [`${counts[mark]} ${readinessNames[mark]}`] : [],
  );
  const head = `${counts.ready}/${counts.of} ${noun} sẵn sàng`;
  const dispute = counts.conflict > 0 ? `; ${counts.conflict} mâu thuẫn` : "";
  return others.length === 0 ? `${head}${dispute}` : `${head}; ${others.join(", ")}${dispute}`;
};
