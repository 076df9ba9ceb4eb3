import { type Marking, mayRead, type RecordKind } from "../contract/index.ts";
import { kindsInWords } from "../domain/record-kinds.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import type { Finding } from "./examination.ts";
import type { Opening } from "./journal.ts";
import { mayBeTold } from "./verify.ts";

/** How a store was opened, before anything more is checked of it. */
export interface Opened {
  state: Opening["state"];
  /** What there is to say of it besides; "" where nothing. */
  message: string;
  /** What was found bad in it on opening. */
  damage?: Finding | undefined;
  /** What its station must have written and is not here, in words. */
  missing?: string;
}

/** Every projection was made anew, for it was not what the entries say. */
export const allRefolded = "Bảng gấp đã bị sửa ngoài nhật ký; đã gấp lại toàn bộ từ nhật ký.";

/** So many refolded records are named, the others counted. */
const named = 5;

/** What was checked: all of it with how many entries each clearance may count, or not to the end. */
type Checked = "nothing-to-check" | "latest" | "not-to-the-end" | { entries: Record<Marking, number> };

/** How the journal was opened and what has been found since, each viewer told as far as they may hold it. */
export class OpeningReport {
  readonly #opened: Opened;
  readonly #wayBack: () => string;
  #damage: Finding | undefined;
  #checked: Checked;
  #isAllRefolded = false;
  #isWithoutFrames = false;
  #forks: readonly Finding[] = [];
  readonly #refolded: { kind: RecordKind; id: string; marking: Marking }[] = [];

  /** `wayBack`: what is told of the copies once damage is found. */
  constructor(opened: Opened, checked: "nothing-to-check" | "latest", wayBack: () => string = () => "") {
    this.#opened = opened;
    this.#wayBack = wayBack;
    this.#damage = opened.damage;
    this.#checked = checked;
  }

  damaged(finding: Finding): void {
    this.#damage = finding;
  }

  refolded(kind: RecordKind, id: string, marking: Marking): void {
    this.#refolded.push({ kind, id, marking });
  }

  allRefolded(): void {
    this.#isAllRefolded = true;
  }

  /** What is laid down for looking back quickly could not be read: it is made anew from the entries. */
  framesDropped(): void {
    this.#isWithoutFrames = true;
  }

  /** Chains that part: nothing is damaged, both branches are kept. */
  forked(forks: readonly Finding[]): void {
    this.#forks = forks;
  }

  ended(checked: "not-to-the-end" | { entries: Record<Marking, number> }): void {
    this.#checked = checked;
  }

  told(clearance: Marking): Opening {
    if (this.#damage) return { state: "salvaged-read-only", message: `${damageInWords(this.#damage, clearance)} ${this.#wayBack()}`.trim() };
    const frames = this.#isWithoutFrames ? "Bảng xem lại quá khứ bị hỏng; đã bỏ và đang lập lại từ nhật ký, câu trả lời không thiếu gì." : "";
    const refolded = [this.#refoldedInWords(clearance), frames].filter((part) => part !== "").join(" ");
    const { state, message } = this.#opened;
    return {
      state: state === "ok" && refolded !== "" ? "restored" : state,
      message: [message, this.#checkedInWords(clearance), refolded, this.#forksInWords(clearance)].filter((part) => part !== "").join(" "),
    };
  }

  #checkedInWords(clearance: Marking): string {
    switch (this.#checked) {
      case "nothing-to-check":
        return "";
      case "latest":
        return "Đã kiểm phần mới nhất, đang kiểm phần còn lại.";
      case "not-to-the-end":
        return "Đã kiểm phần mới nhất; chưa kiểm hết được phần còn lại, hãy đóng rồi mở lại phòng để kiểm lại.";
      default:
        return `Đã kiểm toàn bộ ${writtenNumber(this.#checked.entries[clearance])} mục ghi, nguyên vẹn.`;
    }
  }

  #forksInWords(clearance: Marking): string {
    return this.#forks
      .filter((fork) => mayBeTold(clearance, fork))
      .slice(0, named)
      .map(({ reason }) => reason)
      .join(" ");
  }

  #refoldedInWords(clearance: Marking): string {
    if (this.#isAllRefolded) return allRefolded;
    const seen = this.#refolded.filter(({ marking }) => mayRead(clearance, marking));
    if (seen.length === 0) return "";
    const first = seen.slice(0, named).map(({ kind, id }) => `${kindsInWords[kind].noun} ${id}`);
    const rest = seen.length > named ? `… và ${writtenNumber(seen.length - named)} hồ sơ khác` : "";
    return `Đã gấp lại từ nhật ký ${writtenNumber(seen.length)} hồ sơ bị sửa ngoài nhật ký: ${first.join(", ")}${rest}.`;
  }
}

function damageInWords(damage: Finding, clearance: Marking): string {
  const where = mayBeTold(clearance, damage)
    ? `Nhật ký không còn nguyên vẹn ở thay đổi ${damage.changeSet}: ${damage.reason}`
    : "Nhật ký có chỗ không còn nguyên vẹn.";
  return `${where} Phòng mở chỉ để xem; hãy giữ nguyên thư mục.`;
}
