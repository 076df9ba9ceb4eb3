import { type Readiness, type ReadinessTotals, readinessStaleHours, readinessStates } from "../contract/index.ts";
import { writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";
import { exerciseWords } from "./touched-report.ts";
import { type AreaNews, areaSentences } from "./what-changed-areas.ts";
import { type ElectionNews, electionSentences } from "./what-changed-election.ts";
import { type IncidentNews, incidentSentences } from "./what-changed-incidents.ts";

/** One polling place that differs; a mark is null where the place was or is not listed. */
export interface PlaceNews {
  called: string;
  before: Readiness | null;
  after: Readiness | null;
  conflictBefore: boolean;
  conflictAfter: boolean;
  /** The other fields that differ: their labels, figures with both values, as "số cử tri 553 → 559". */
  otherFields: string[];
}

/** All that differs, in facts. */
export interface ChangeNews {
  places: PlaceNews[];
  zones: AreaNews[];
  riskAreas: AreaNews[];
  incidents: IncidentNews[];
  /** Of the election day and its desk. */
  election: ElectionNews[];
}

/** Which moments are compared and how far the figures reach. */
export interface NewsScope {
  /** ISO 8601, `from` before `to` or after it. */
  from: string;
  to: string;
  /** By what had arrived, or by what was so in the world. */
  axis: "knownAt" | "trueAt";
  /** The markings counted, as "thường"; null where everything is. */
  markings: string | null;
  /** Desks told of, by name; null where all are. */
  desks: string[] | null;
  /** The places in sight at `to`; null where the desk of the election is not told of. */
  totals: ReadinessTotals | null;
  /** The same at `from`. */
  totalsBefore: ReadinessTotals | null;
  /** Entries of a newer release, kept and not read, as far as this viewer may know. */
  unread: number;
  /** True in an exercise: the first line says DIỄN TẬP. */
  exercise: boolean;
}

const places = (count: number): string => `${writtenNumber(count)} khu vực bỏ phiếu`;

/** "07:00", and with its day where `day` does not say it already. */
const clockAndDay = (iso: string): { clock: string; day: string } => {
  const [clock = "", day = ""] = writtenTime(iso).split(" ");
  return { clock, day };
};

const span = ({ from, to, axis }: NewsScope): string => {
  const [start, end] = [clockAndDay(from), clockAndDay(to)];
  const words =
    start.day === end.day
      ? `Từ ${start.clock} đến ${end.clock} ngày ${end.day}`
      : `Từ ${start.clock} ngày ${start.day} đến ${end.clock} ngày ${end.day}`;
  return `${words}, ${axis === "knownAt" ? "theo tin đã nhận" : "theo giờ xảy ra"}`;
};

const turnedTo: Record<Readiness, (count: number) => string> = {
  ready: (count) => `${places(count)} chuyển sang sẵn sàng`,
  lacking: (count) => `${places(count)} chuyển sang còn thiếu`,
  failed: (count) => `${places(count)} chuyển sang không đạt`,
  stale: (count) => `${places(count)} không còn xác nhận (quá ${readinessStaleHours} giờ)`,
  unknown: (count) => `${places(count)} trở lại chưa rõ`,
};

const named = 5;
const someNames = (all: string[]): string =>
  `${all.slice(0, named).join("; ")}${all.length > named ? `; và ${writtenNumber(all.length - named)} nơi khác` : ""}`;

const markNames: Record<Readiness, string> = { ready: "sẵn sàng", lacking: "còn thiếu", failed: "không đạt", unknown: "chưa rõ", stale: "tin cũ" };

const placeSentences = (news: readonly PlaceNews[], scope: NewsScope): string[] => {
  const clauses: string[] = [];
  const staying = news.filter(({ before, after }) => before !== null && after !== null);
  const turned = staying.filter(({ before, after }) => before !== after);
  for (const mark of readinessStates) {
    const to = turned.filter(({ after }) => after === mark);
    if (to.length === 0) continue;
    clauses.push(mark === "failed" ? `${turnedTo.failed(to.length)} (${someNames(to.map(({ called }) => called))})` : turnedTo[mark](to.length));
  }
  const arisen = staying.filter(({ conflictBefore, conflictAfter }) => !conflictBefore && conflictAfter);
  if (arisen.length > 0) clauses.push(`${places(arisen.length)} phát sinh mâu thuẫn (${someNames(arisen.map(({ called }) => called))})`);
  const settled = staying.filter(({ conflictBefore, conflictAfter }) => conflictBefore && !conflictAfter);
  if (settled.length > 0) clauses.push(`${places(settled.length)} hết mâu thuẫn`);
  const added = news.filter(({ before }) => before === null);
  if (added.length > 0) {
    const parts = readinessStates.flatMap((mark) => {
      const count = added.filter(({ after }) => after === mark).length;
      return count > 0 ? [`${writtenNumber(count)} ${markNames[mark]}`] : [];
    });
    clauses.push(`thêm ${places(added.length)} vào danh sách (${parts.join(", ")})`);
  }
  const removed = news.filter(({ after }) => after === null);
  if (removed.length > 0) clauses.push(`${places(removed.length)} rút khỏi danh sách (${someNames(removed.map(({ called }) => called))})`);
  const otherwise = staying.filter(({ before, after, conflictBefore, conflictAfter }) => before === after && conflictBefore === conflictAfter);
  if (otherwise.length > 0) {
    const edited = otherwise.filter(({ otherFields }) => otherFields.length > 0);
    const each = edited.map(({ called, otherFields }) => `${called}: ${otherFields.join(", ")}`);
    clauses.push(`${places(otherwise.length)} sửa thông tin${each.length > 0 ? ` (${someNames(each)})` : ""}`);
  }
  const changed = clauses.length === 0 ? [] : [`Bầu cử: ${clauses.join(", ")}.`];
  return [...changed, ...(clauses.length > 0 && scope.totals ? [standing(scope.totalsBefore, scope.totals, scope.to)] : [])];
};

/** "sẵn sàng từ 1.033 lên 1.231 trên 1.475 khu vực bỏ phiếu"; where the list itself grew or shrank, each of its own. */
const readyTurn = (before: ReadinessTotals | null, after: ReadinessTotals): string | null => {
  if (!before || before.ready === after.ready) return null;
  const turn = after.ready > before.ready ? "lên" : "xuống";
  const was = `${writtenNumber(before.ready)}${before.places === after.places ? "" : ` trên ${writtenNumber(before.places)}`}`;
  return `sẵn sàng từ ${was} ${turn} ${writtenNumber(after.ready)} trên ${places(after.places)}`;
};

/** How all places in sight stand at the end, the ready ones with what they were and what they are a part of. */
const standing = (before: ReadinessTotals | null, totals: ReadinessTotals, to: string): string => {
  const { clock, day } = clockAndDay(to);
  const turn = readyTurn(before, totals);
  const others = readinessStates.filter((mark) => mark !== "ready").map((mark) => `${writtenNumber(totals[mark])} ${markNames[mark]}`);
  const parts = turn === null ? [`${writtenNumber(totals.ready)}/${writtenNumber(totals.places)} ${markNames.ready}`, ...others] : others;
  return `Bầu cử: ${turn === null ? "" : `${turn}; `}đến ${clock} ngày ${day} có ${parts.join(", ")}${totals.conflict > 0 ? `; trong đó ${writtenNumber(totals.conflict)} mâu thuẫn` : ""}.`;
};

const scopeSentence = ({ markings, desks, unread }: NewsScope): string =>
  `${[
    `Phạm vi: ${markings === null ? "mọi mục trong nhật ký của phòng" : `các mục độ phổ biến “${markings}”, mục ngoài phạm vi không tính`}`,
    ...(desks === null ? [] : [`chỉ gồm ${desks.join(", ")}`]),
    ...(unread > 0 ? [`${writtenNumber(unread)} mục do bản phần mềm mới hơn ghi, bản này chưa đọc được nên không tính`] : []),
    "“chưa rõ” và “tin cũ” không được coi là sẵn sàng",
  ].join("; ")}.`;

/** What changed between two moments as an officer writes it, one sentence a line, desk by desk; says its own scope. */
export const whatChanged = (news: ChangeNews, scope: NewsScope): string[] => {
  const sentences = [
    ...placeSentences(news.places, scope),
    ...electionSentences(news.election),
    ...areaSentences("Y tế", news.zones),
    ...areaSentences("Thiên tai", news.riskAreas),
    ...incidentSentences(news.incidents),
  ];
  const told = sentences.length === 0 ? [`${span(scope)}: không có thay đổi trong các mục được xem.`] : [`${span(scope)}:`, ...sentences];
  return [...(scope.exercise ? [`${exerciseWords}.`] : []), ...told, scopeSentence(scope)];
};
