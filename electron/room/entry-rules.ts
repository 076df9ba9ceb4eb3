import { fail, type Marking, mayRead, ok, type Result } from "../contract/index.ts";
import { vietnamTime, writtenTime } from "../domain/vietnamese-format.ts";
import type { Viewer } from "./room.ts";
import type { RoomClock } from "./room-clock.ts";

/** Text as kept: composed (NFC), no blanks around it. */
export const tidy = (text: string): string => text.normalize("NFC").trim();

/** The same where an empty text is no text; left out stays left out. */
export const tidyOrNull = (text: string | null | undefined): string | null | undefined => {
  if (text === undefined || text === null) return text;
  const kept = tidy(text);
  return kept === "" ? null : kept;
};

/** A moment as kept: the same instant, with Vietnam's offset. */
export const inVietnam = (iso: string): string => vietnamTime(Date.parse(iso));

/** Only the keys that were given: what is left out stays as it is. */
export const given = <T extends object>(fields: T): { [F in keyof T]?: Exclude<T[F], undefined> } => {
  const kept: { [F in keyof T]?: Exclude<T[F], undefined> } = {};
  for (const field in fields) {
    const value = fields[field];
    if (isGiven(value)) kept[field] = value;
  }
  return kept;
};
const isGiven = <V>(value: V): value is Exclude<V, undefined> => value !== undefined;

/** Refuses a report of what has not happened yet; plans use from–to instead. */
export const checkTrueAt = (clock: RoomClock, trueAt: string | undefined): Result<null> =>
  trueAt === undefined || Date.parse(trueAt) <= clock.now()
    ? ok(null)
    : fail(
        "bad-input",
        `Giờ xảy ra ${writtenTime(trueAt)} ở tương lai.`,
        `Bây giờ là ${writtenTime(clock.nowText())}. Việc sắp tới hãy ghi bằng thời hạn từ – đến.`,
      );

/** Refuses an end that is not after its beginning. */
export const checkSpan = (from: string, to: string | null): Result<null> =>
  to === null || Date.parse(to) > Date.parse(from)
    ? ok(null)
    : fail(
        "bad-input",
        `Thời điểm kết thúc ${writtenTime(to)} không sau thời điểm bắt đầu ${writtenTime(from)}.`,
        "Sửa lại thời hạn; chưa có gì thay đổi.",
      );

/** Refuses keeping something under a marking the officer is not cleared to read. */
export const checkMarking = ({ clearance }: Viewer, marking: Marking): Result<null> =>
  mayRead(clearance, marking)
    ? ok(null)
    : fail("forbidden", "Độ phổ biến này cao hơn quyền của máy đang dùng.", "Chọn độ phổ biến thấp hơn hoặc nhập từ máy được phân công.");

/** What must be said when a record's marking is raised. */
export const raisedNote = (before: Marking | undefined, after: Marking): string[] =>
  before !== undefined && !mayRead(before, after) ? ["Đã nâng độ phổ biến; bản đã xem hoặc đã xuất ra trước đó không thu hồi được."] : [];

export const notFound = (what: string): Result<never> =>
  fail("not-found", `Không tìm thấy ${what}.`, "Có thể mục đã bị xóa hoặc mã bị gõ sai; tải lại danh sách rồi chọn lại.");
