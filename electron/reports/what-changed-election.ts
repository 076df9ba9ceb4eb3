import { type ChangeSense, changeSenses, type DayWord, dayWords, type ToldKind } from "../contract/index.ts";
import { dayWordNames } from "../domain/election/day-state-words.ts";
import { kindsInWords } from "../domain/record-kinds.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { isBadNews } from "../domain/worsening-election.ts";

/** One record of the election day that differs. */
export interface ElectionNews {
  kind: ToldKind;
  /** "gián đoạn bỏ phiếu, khu vực bỏ phiếu số 2, xã Cao Bồ". */
  called: string;
  sense: ChangeSense;
  /** Of a place's day: what was told of it in between. */
  steps: readonly DayWord[];
}

const named = 5;
const someNames = (all: readonly ElectionNews[]): string => {
  const names = all.slice(0, named).map(({ called }) => called);
  return ` (${names.join("; ")}${all.length > named ? `; và ${writtenNumber(all.length - named)} mục khác` : ""})`;
};

const senseWords: Record<ChangeSense, string> = {
  added: "mới ghi",
  removed: "bỏ",
  worsened: "nặng hơn",
  eased: "đã đỡ",
  changed: "cập nhật",
};

/** What was told of the places' day: "1.432 khu vực bỏ phiếu khai mạc". */
const daySentence = (news: readonly ElectionNews[]): string[] => {
  const days = news.filter(({ kind }) => kind === "polling-day");
  const clauses = dayWords.flatMap((word) => {
    const told = days.filter(({ steps }) => steps.includes(word));
    if (told.length === 0) return [];
    return [`${writtenNumber(told.length)} khu vực bỏ phiếu ${dayWordNames[word]}${word === "notOpen" ? someNames(told) : ""}`];
  });
  const others = days.filter(({ steps, sense }) => steps.length === 0 && sense !== "added").length;
  if (others > 0) clauses.push(`${writtenNumber(others)} khu vực bỏ phiếu đính chính diễn biến`);
  return clauses.length === 0 ? [] : [`Ngày bầu cử: ${clauses.join(", ")}.`];
};

/** What of the election day differs, a sentence for the places' day, then one a kind; what stops or moves the vote is named. */
export const electionSentences = (news: readonly ElectionNews[]): string[] => {
  const byKind = Map.groupBy(
    news.filter(({ kind }) => kind !== "polling-day"),
    ({ kind }) => kind,
  );
  const kinds = [...byKind].sort(([one], [other]) => Number(isBadNews(other)) - Number(isBadNews(one)));
  const told = kinds.map(([kind, of]) => {
    const clauses = changeSenses.flatMap((sense) => {
      const fitting = of.filter((one) => one.sense === sense);
      return fitting.length === 0 ? [] : [`${writtenNumber(fitting.length)} ${senseWords[sense]}${isBadNews(kind) ? someNames(fitting) : ""}`];
    });
    const { noun } = kindsInWords[kind];
    return `${noun.charAt(0).toLocaleUpperCase("vi")}${noun.slice(1)}: ${clauses.join(", ")}.`;
  });
  return [...daySentence(news), ...told].map((sentence) => `Bầu cử: ${sentence}`);
};
