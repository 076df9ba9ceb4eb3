import {
  type AbsenceCause,
  absenceCauses,
  type Election,
  type FourCounts,
  noCounts,
  type RemainingByCause,
  type ReportDraft,
  type Understood,
} from "../../contract/index.ts";
import { writtenNumber } from "../vietnamese-format.ts";
import { electionNames } from "./electorate.ts";
import { hourPattern, hoursIn, leavesEventOpen } from "./pasted-hours.ts";
import { type Clause, clausesOf, countsIn, foldInPlace, without } from "./pasted-text.ts";

type Line = "order" | "health" | "utilities" | "facilities" | "difficulties";

/** What is read of a message besides its unit and slot. `time`: the hour its figures are of, `HH:MM`. */
export type MessageRead = Pick<
  ReportDraft,
  "voters" | "voted" | "remaining" | "placesOpened" | "placesClosed" | "placesFull" | "sender" | "understood" | "leftOver" | "doubts" | Line
> & { time: string | null; speaksOfOpening: boolean };

const percents = /\d{1,3}(?:[.,]\d+)?\s*%/g;
const dates = /(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}(?!\d)|(?:ngay|ngay bau cu)\s*\d{1,2}\s*[/-]\s*\d{1,2}(?:\s*[/-]\s*\d{2,4})?/g;
const phones = /(?<!\d)(?:0|\+84)\d{8,10}(?!\d)/g;
const placeNumbers = /(?:kvbp|khu vuc bo phieu|khu vuc|to bau cu|to|diem bo phieu|diem bau cu)\s+so\s*:?\s*\d{1,3}/g;

const ballots: readonly [Election, RegExp][] = [
  ["assembly", /(?<![a-z])(?:qh|dbqh|quoc hoi)(?![a-z])/],
  ["province", /hdnd\s*(?:cap\s*)?tinh|cap tinh|(?<![a-z])tinh\s*[:=]?\s*(?=\d)/],
  ["district", /hdnd\s*(?:cap\s*)?(?:huyen|tp|thanh pho)|cap huyen|(?<![a-z])huyen\s*[:=]?\s*(?=\d)/],
  ["commune", /hdnd\s*(?:cap\s*)?(?:xa|phuong)|cap xa|(?<![a-z])(?:xa|phuong)\s*[:=]?\s*(?=\d)/],
];

const causes: Readonly<Record<AbsenceCause, RegExp>> = {
  ill: /(?<![a-z])(?:om|dau om|benh|benh tat|nam vien)(?![a-z])/,
  quarantined: /cach ly/,
  away: /di vang|vang mat|di lam (?:an )?xa|(?<![a-z])vang(?![a-z])/,
  "cut-off": /chia cat|co lap/,
  unclear: /chua ro|khong ro/,
};
const causeNames: Record<AbsenceCause, string> = { ill: "ốm", quarantined: "cách ly", away: "đi vắng", "cut-off": "chia cắt", unclear: "chưa rõ" };

const lines: readonly [Line, RegExp][] = [
  ["difficulties", /kho khan|vuong mac|de xuat|kien nghi|de nghi/],
  ["order", /antt|an ninh|trat tu|(?<![a-z])at(?:xh)(?![a-z])/],
  ["health", /y te|covid|dich benh|phong dich|phong chong dich|suc khoe|than nhiet|khau trang/],
  ["utilities", /thoi tiet|mua|nang|mat dien|luoi dien|dien (?:on dinh|luoi|thoai)|giao thong|duong sa|sat lo|vien thong|mat song|internet/],
  ["facilities", /co so vat chat|hom phieu|phong bo phieu|trang thiet bi|(?<![a-z])csvc(?![a-z])/],
];

const placesWords = /kvbp|khu vuc|kv bo phieu|to bau cu|diem (?:bo phieu|bau cu)/;
/** "10/10 điểm đã khai mạc", "khai mạc 10/10": a share of places, whatever they are called there. */
const openedShare = /\d\s*\/\s*\d+\s*(?:(?!cu tri)[a-z]+\s+){0,3}(?:khai mac|mo cua)|(?:khai mac|mo cua):? ?\d+ ?\/ ?\d/;
const votedWords = /(?:da|so)\s*(?:di\s*)?(?:bo phieu|bau)|di (?:bo phieu|bau)|da bo(?![a-z])|da bau/;
const notYetWords = /con lai|chua (?:di|bo phieu|bau)|con \d/;
const votersWords = /cu tri/;
/** Words that open or close a message and say nothing of the vote. */
const courtesies =
  /^(?:kinh gui.*|bao cao(?: nhanh)?|bc(?: nhanh)?|kinh bao cao.*|tran trong.*|xin bao cao|nhu sau|cap nhat|so lieu|tinh den|den|luc|vao luc|ty le|dat(?: ty le)?|tong hop|dong chi|cu the|trong do|ly do|nguyen nhan)$/;

class Reading {
  readonly voters: FourCounts = { ...noCounts };
  readonly voted: FourCounts = { ...noCounts };
  readonly remaining: RemainingByCause = { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null };
  readonly places: Record<"placesOpened" | "placesClosed" | "placesFull", number | null> = {
    placesOpened: null,
    placesClosed: null,
    placesFull: null,
  };
  readonly lines: Record<Line, string | null> = { order: null, health: null, utilities: null, facilities: null, difficulties: null };
  readonly understood: Understood[] = [];
  readonly leftOver: string[] = [];
  readonly doubts: string[] = [];
  readonly percents: { value: number; decimals: number; words: string }[] = [];
  time: string | null = null;
  sender: string | null = null;
  left: number | null = null;
  speaksOfOpening = false;
  #mode: { sentence: number; of: "voters" | "voted" } = { sentence: -1, of: "voted" };
  #line: { sentence: number; line: Line } | null = null;
  /** The hour was told as what the figures run to. */
  #isTimeSure = false;
  #isEventOpen = false;

  take(clause: Clause): void {
    const before = this.understood.length;
    const folded = this.#takeTimes(clause);
    const { pair, all } = countsIn(folded);
    if (/khai mac/.test(folded)) this.speaksOfOpening = true;
    const taken = all.length > 0 && this.#takeCounts(clause, folded, pair, all);
    if (!taken && this.#takeWords(clause, folded)) return;
    if (taken || this.understood.length > before) {
      if (!taken && all.length > 0) this.leftOver.push(clause.words);
      return;
    }
    if (!courtesies.test(folded.replace(/[^a-z0-9]+/g, " ").trim())) this.leftOver.push(clause.words);
  }

  note(field: string, words: string, value: string): void {
    this.understood.push({ field, words, value });
  }

  /** Takes hours and percentages out, so that the digits left are counts. */
  #takeTimes({ words, folded }: Clause): string {
    let rest = without(without(folded, phones), dates);
    for (const found of rest.matchAll(percents)) {
      const written = found[0].replace(/\s*%/, "").replace(",", ".");
      this.percents.push({
        value: Number(written),
        decimals: written.split(".")[1]?.length ?? 0,
        words: words.slice(found.index, found.index + found[0].length),
      });
    }
    const hasPercent = /%/.test(rest);
    rest = without(rest, percents);
    for (const { at, end, time, of } of hoursIn(rest, this.#isEventOpen)) {
      if (of === "event" || (this.time !== null && (of === "bare" || this.#isTimeSure))) continue;
      const before = this.understood.findIndex(({ field }) => field === "asOf");
      if (before >= 0) this.understood.splice(before, 1);
      this.time = time;
      this.#isTimeSure = of === "until";
      this.note("asOf", words.slice(at, end).trim(), this.time);
    }
    this.#isEventOpen = leavesEventOpen(rest);
    rest = without(without(rest, hourPattern), placeNumbers);
    if (hasPercent && !/\d/.test(rest)) this.note("percent", words, words);
    return rest;
  }

  #takeCounts(clause: Clause, folded: string, pair: [number, number] | null, all: readonly number[]): boolean {
    if (placesWords.test(folded) || openedShare.test(folded)) return this.#takePlaces(clause, folded, pair?.[0] ?? all[0]);
    const cause = absenceCauses.find((one) => causes[one].test(folded));
    const [first] = all;
    if (first === undefined) return false;
    if (cause && !pair && all.length === 1) {
      this.#put(this.remaining, cause, first, "remaining", causeNames[cause], clause);
      return true;
    }
    const ballot = ballots.find(([, pattern]) => pattern.test(folded));
    const of = ballot?.[0] ?? "assembly";
    if (pair) {
      this.#count("voted", of, pair[0], clause);
      this.#count("voters", of, pair[1], clause);
      this.#mode = { sentence: clause.sentence, of: "voted" };
      return all.length === 2;
    }
    if (all.length > 1) return this.#takeTwo(clause, folded, of, all);
    if (notYetWords.test(folded)) {
      this.left = first;
      this.note("left", clause.words, writtenNumber(first));
      return true;
    }
    const said = votedWords.test(folded) ? "voted" : votersWords.test(folded) ? "voters" : null;
    const inherited = ballot && this.#mode.sentence === clause.sentence ? this.#mode.of : null;
    const which = said ?? inherited ?? (ballot ? "voted" : null);
    if (which === null) return false;
    if (said) this.#mode = { sentence: clause.sentence, of: said };
    this.#count(which, of, first, clause);
    return true;
  }

  /** "tổng số cử tri 2.350 đã bỏ phiếu 1.245" without a comma: each number belongs to the words before it. */
  #takeTwo(clause: Clause, folded: string, of: Election, all: readonly number[]): boolean {
    if (all.length !== 2) return false;
    const [one = 0, other = 0] = all;
    const second = folded.search(/\d[^\d]*[a-z][^\d]*\d/);
    const cut = second < 0 ? -1 : (folded.slice(second).match(/^[\d.,]+/)?.[0].length ?? 1) + second;
    if (cut < 0) return false;
    const [head, tail] = [folded.slice(0, cut), folded.slice(cut)];
    const isVoted = (part: string): boolean => votedWords.test(part);
    if (isVoted(tail) && !isVoted(head) && votersWords.test(head)) {
      this.#count("voters", of, one, clause);
      this.#count("voted", of, other, clause);
      return true;
    }
    if (isVoted(head) && !isVoted(tail)) {
      this.#count("voted", of, one, clause);
      if (notYetWords.test(tail)) {
        this.left = other;
        this.note("left", clause.words, writtenNumber(other));
      } else if (votersWords.test(tail)) this.#count("voters", of, other, clause);
      else return false;
      return true;
    }
    return false;
  }

  #takePlaces(clause: Clause, folded: string, count: number | undefined): boolean {
    if (count === undefined) return false;
    const share = this.percents.findIndex(({ value, words }) => value === 100 && clause.words.includes(words));
    const isFull = share >= 0 || /hoan thanh|bo phieu xong|bau xong/.test(folded);
    // "2 KVBP đạt 100 %" says nothing of the unit's own share.
    if (share >= 0) this.percents.splice(share, 1);
    const field = isFull
      ? "placesFull"
      : /ket thuc|dong|be mac/.test(folded)
        ? "placesClosed"
        : /khai mac|mo cua|bat dau/.test(folded)
          ? "placesOpened"
          : null;
    if (!field) return false;
    this.#put(this.places, field, count, field, field, clause);
    return true;
  }

  /** What is said in words: order, health and the rest; a piece without a subject of its own goes on with the one before it. */
  #takeWords(clause: Clause, folded: string): boolean {
    const sender = clause.words.match(/(?:người (?:báo(?: cáo)?|gửi)|nguoi (?:bao(?: cao)?|gui))\s*:?\s*(.+)$/iu)?.[1];
    if (sender) {
      this.sender = sender.trim().slice(0, 200);
      this.note("sender", clause.words, this.sender);
      return true;
    }
    const line = lines.find(([, pattern]) => pattern.test(folded))?.[0] ?? (this.#line?.sentence === clause.sentence ? this.#line.line : null);
    if (!line || courtesies.test(folded.trim())) return false;
    const before = this.lines[line];
    this.lines[line] = before === null ? clause.words : `${before}${this.#line?.sentence === clause.sentence ? ", " : "; "}${clause.words}`;
    this.#line = { sentence: clause.sentence, line };
    this.note(line, clause.words, clause.words);
    return true;
  }

  #count(which: "voters" | "voted", of: Election, count: number, clause: Clause): void {
    this.#put(which === "voters" ? this.voters : this.voted, of, count, which, electionNames[of], clause);
  }

  /** The first number told for a thing stands; another one is told as a doubt. */
  #put<K extends string>(into: Record<K, number | null>, key: K, count: number, field: string, name: string, clause: Clause): void {
    const before = into[key];
    if (before !== null && before !== count) {
      this.doubts.push(`Có hai số cho cùng một mục (${name}): ${writtenNumber(before)} và ${writtenNumber(count)}; lấy số đầu.`);
      return;
    }
    into[key] = count;
    this.note(field, clause.words, `${name} ${writtenNumber(count)}`);
  }
}

const doubtsOf = ({ voters, voted, percents: told, left }: Reading): string[] => {
  const doubts: string[] = [];
  const [all, some] = [voters.assembly, voted.assembly];
  if (some === null && told.length > 0) doubts.push("Tin chỉ có tỷ lệ, không có số cử tri đã bỏ phiếu: hỏi lại con số.");
  if (all !== null && some !== null && all > 0)
    for (const { value, decimals, words } of told) {
      if (Math.abs(value - (100 * some) / all) > 10 ** -decimals)
        doubts.push(
          `Tỷ lệ ${words} không khớp ${writtenNumber(some)}/${writtenNumber(all)} = ${writtenNumber(Math.floor((1e4 * some) / all) / 100, 2)} %.`,
        );
    }
  if (all !== null && some !== null && left !== null && all - some !== left)
    doubts.push(`Còn lại ${writtenNumber(left)} không khớp ${writtenNumber(all)} - ${writtenNumber(some)} = ${writtenNumber(all - some)}.`);
  return doubts;
};

/**
 * Reads the figures and words of a pasted message (Zalo, SMS) as communes write them; a house grammar (L), so it says of each thing which
 * words it was read from, and what it could not read. Nothing is guessed: a percentage never becomes a count.
 */
export const readMessage = (text: string): MessageRead => {
  const reading = new Reading();
  for (const clause of clausesOf(text)) reading.take(clause);
  const { voters, voted, remaining, sender, understood, leftOver, doubts, time, speaksOfOpening } = reading;
  return {
    voters,
    voted,
    remaining,
    ...reading.places,
    ...reading.lines,
    sender,
    understood,
    leftOver,
    doubts: [...doubts, ...doubtsOf(reading)],
    time,
    speaksOfOpening,
  };
};

/** The slot an hour belongs to: the nearest, not farther than half an hour; null where none is. */
export const slotAtTime = <S extends { asOf: string }>(slots: readonly S[], time: string): S | null => {
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  let best: S | null = null;
  for (const slot of slots) {
    const far = Math.abs(minutes(slot.asOf) - minutes(time));
    if (far <= 30 && (best === null || far < Math.abs(minutes(best.asOf) - minutes(time)))) best = slot;
  }
  return best;
};

/** The text as patterns read it. */
export const folded = (text: string): string => foldInPlace(text.normalize("NFC"));
