import type { BallotStep, DayFlag, DayWord, Election, InterruptionFlag, InterruptionStep, ShownDayState } from "../../contract/index.ts";
import { openingGraceMinutes } from "./election-day.ts";

/** What people call each state of a polling place's day. */
export const dayStateNames: Record<ShownDayState, string> = {
  unsaid: "chưa có tin khai mạc",
  "not-open": "chưa mở",
  opened: "đã khai mạc",
  interrupted: "gián đoạn",
  closed: "kết thúc bỏ phiếu",
  counting: "đang kiểm phiếu",
  minutes: "đã lập biên bản",
  "handed-over": "đã bàn giao",
};

export const dayWordNames: Record<DayWord, string> = {
  notOpen: "chưa mở",
  opened: "khai mạc",
  closed: "kết thúc bỏ phiếu",
  counting: "bắt đầu kiểm phiếu",
  minutes: "lập biên bản",
  handedOver: "bàn giao hòm phiếu, tài liệu",
};

export const interruptionStepNames: Record<InterruptionStep, string> = {
  sealed: "niêm phong hòm phiếu, giấy tờ",
  notified: "báo Ban bầu cử",
  resumed: "bỏ phiếu trở lại",
};

export const ballotStepNames: Record<BallotStep, string> = {
  stopped: "ngừng phát phiếu",
  sealed: "niêm phong phiếu",
  minutes: "lập biên bản",
  reprintAsked: "đề nghị in lại",
  reprintReceived: "nhận phiếu in lại",
  resumed: "phát phiếu trở lại",
};

export const electionNames: Record<Election, string> = {
  assembly: "đại biểu Quốc hội",
  province: "HĐND tỉnh",
  district: "HĐND huyện",
  commune: "HĐND xã",
};

/** Each flag of the day as it is told to who caused it. */
export const dayFlagWords: Record<DayFlag, string> = {
  "opened-early": "khai mạc trước 05:00, trái Điều 71 Luật Bầu cử",
  "opened-late": `khai mạc muộn hơn 07:${openingGraceMinutes}`,
  "closed-early": "kết thúc trước 19:00, trái Điều 71 dù đã đủ 100 % cử tri",
  "closed-late": "kết thúc sau 21:00, trái Điều 71",
  order: "giờ các bước không theo thứ tự",
  skipped: "có bước sau mà chưa có tin khai mạc hoặc kết thúc",
  "close-unsaid": "quá 21:00 chưa có tin kết thúc",
  disputed: "mâu thuẫn giữa các máy",
  ballots: "còn vướng mắc về phiếu bầu",
  ahead: "giờ ghi muộn hơn đồng hồ của phòng khi nhận tin: xem lại đồng hồ máy gửi",
  "other-day": "bỏ phiếu vào ngày khác theo Điều 72",
};

export const interruptionFlagWords: Record<InterruptionFlag, string> = {
  early: "gián đoạn ghi trước 05:00",
  "before-opening": "gián đoạn khi chưa khai mạc hoặc chưa có tin khai mạc",
  "at-opening": "đến 07:00 chưa bỏ phiếu được",
  "at-close": "đến 19:00 vẫn gián đoạn: Tổ bầu cử quyết định kéo dài, không quá 21:00",
  "at-latest": "quá 21:00 vẫn gián đoạn: báo cáo để đề nghị ngày bỏ phiếu khác (Điều 72)",
  "after-close": "gián đoạn ghi sau khi đã kết thúc bỏ phiếu",
  "not-sealed": "chưa có tin niêm phong: Điều 71 buộc niêm phong ngay",
  "not-notified": "chưa báo Ban bầu cử",
  "resumed-unsealed": "đã bỏ phiếu trở lại mà không có tin niêm phong",
  "resumed-late": "bỏ phiếu trở lại sau 21:00",
  order: "giờ các bước không theo thứ tự",
};

export const ballotFlagWords = { order: "giờ các bước không theo thứ tự", gap: "có bước sau mà thiếu bước trước" } as const;

export const dateChangeFlagWords = {
  "wrong-side": "ngày mới không khớp: bỏ phiếu sớm phải trước, hoãn phải sau ngày bầu cử",
  unasked: "đã có quyết định mà chưa ghi đề nghị của Ủy ban bầu cử",
} as const;
