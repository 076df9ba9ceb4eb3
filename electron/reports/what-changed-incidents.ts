import type { IncidentStatus } from "../contract/index.ts";
import { severityName, statusNames } from "../domain/field-words.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";

/** One incident that differs; null on a side: not there, or not in sight. */
export interface IncidentNews {
  category: string;
  /** What was reported, in its own words. */
  text: string;
  /** "xã Cao Bồ, huyện Vị Xuyên". */
  where: string;
  before: { status: IncidentStatus; severity: number; disputed: string[] } | null;
  after: { status: IncidentStatus; severity: number; disputed: string[] } | null;
  /** Labels of the other fields that differ. */
  otherFields: string[];
}

const listed = 20;

/** From this severity on an incident is told by its own words: "sự cố khác" says nothing of what is grave. */
const graveFrom = 3;
const longest = 120;

const subjectOf = ({ category, text, before, after }: IncidentNews): string => {
  const words = text.replace(/\s+/g, " ").trim();
  if (words === "" || Math.max(before?.severity ?? 0, after?.severity ?? 0) < graveFrom) return category;
  const letters = [...words];
  return `“${letters.length > longest ? `${letters.slice(0, longest).join("").trimEnd()}…` : words}”`;
};

const turnOf = ({ before, after, otherFields }: IncidentNews): string => {
  if (!after) return "đưa ra khỏi sổ";
  if (!before) return `ghi nhận mới, ${severityName(after.severity)}, ${statusNames[after.status]}`;
  const arisen = after.disputed.filter((label) => !before.disputed.includes(label));
  const settled = before.disputed.filter((label) => !after.disputed.includes(label));
  return [
    ...(before.severity === after.severity
      ? []
      : [`${after.severity > before.severity ? "nâng" : "hạ"} mức độ từ ${severityName(before.severity)} thành ${severityName(after.severity)}`]),
    ...(before.status === after.status ? [] : [`từ ${statusNames[before.status]} sang ${statusNames[after.status]}`]),
    ...(arisen.length > 0 ? [`phát sinh mâu thuẫn về ${arisen.join(", ")}`] : []),
    ...(settled.length > 0 ? [`hết mâu thuẫn về ${settled.join(", ")}`] : []),
    ...(otherFields.length > 0 ? [`cập nhật ${otherFields.join(", ")}`] : []),
  ].join("; ");
};

/** How many came and were dealt with, then one sentence an incident in the order given; beyond the first twenty only their number. */
export const incidentSentences = (news: readonly IncidentNews[]): string[] => {
  if (news.length === 0) return [];
  const count = (fits: (one: IncidentNews) => boolean): number => news.filter(fits).length;
  const counts: [number, string][] = [
    [count(({ before }) => before === null), "ghi nhận mới"],
    [count(({ before, after }) => before !== null && before.status !== "closed" && after?.status === "closed"), "đã xong"],
    [count(({ before, after }) => before !== null && before.status !== "withdrawn" && after?.status === "withdrawn"), "đã rút"],
  ];
  const clauses = counts.flatMap(([number, words]) => (number > 0 ? [`${writtenNumber(number)} ${words}`] : []));
  const head = `An ninh trật tự: ${writtenNumber(news.length)} vụ việc, sự cố có thay đổi${clauses.length > 0 ? ` (${clauses.join(", ")})` : ""}.`;
  const told = news.slice(0, listed).map((one) => `An ninh trật tự: ${one.where}: ${subjectOf(one)}: ${turnOf(one)}.`);
  return [head, ...told, ...(news.length > listed ? [`An ninh trật tự: và ${writtenNumber(news.length - listed)} vụ việc, sự cố khác.`] : [])];
};
