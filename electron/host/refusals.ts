import type { Problem, ProblemCode } from "../contract/index.ts";

/** Most bytes one request may bring, over HTTP and WebSocket alike: a spreadsheet of 30 MB written in base64 fits. */
export const requestLimitBytes = 40 * 1024 * 1024;

const problem = (code: ProblemCode, message: string, hint: string): Problem => ({ code, message, hint });

/** What the host itself refuses, before the room is asked. */
export const refusals = {
  foreign: problem("forbidden", "Yêu cầu đến từ trang khác nên không được nhận.", "Mở phòng bằng đúng địa chỉ mà chương trình đã in ra."),
  noToken: problem("unauthorised", "Yêu cầu không kèm mã truy cập đúng.", "Mở lại phòng bằng địa chỉ có mã (#token=…) mà chương trình đã in ra."),
  unknownMethod: problem("not-found", "Không có việc nào mang tên này.", "Xem danh sách các việc trong electron/contract/methods.ts."),
  notPost: problem("bad-input", "Việc này chỉ nhận cách gửi POST.", "Gửi lại bằng POST với nội dung JSON."),
  notJson: problem("bad-input", "Nội dung gửi lên không phải JSON.", "Gửi với content-type: application/json, nội dung là một đối tượng {…}."),
  tooLarge: problem(
    "too-large",
    `Nội dung gửi lên quá lớn: tối đa ${requestLimitBytes / 1024 / 1024} MB mỗi lần.`,
    "Chưa có gì được ghi. Chia tệp thành nhiều phần nhỏ hơn rồi gửi lại.",
  ),
  bug: problem("bug", "Phòng gặp lỗi khi làm việc này.", "Thử lại; nếu còn lỗi, báo người phụ trách kỹ thuật kèm giờ xảy ra."),
} as const satisfies Record<string, Problem>;

/** The HTTP status that goes with a failure; the body says it in words. */
export const statusOf: Record<ProblemCode, number> = {
  "bad-input": 400,
  unauthorised: 401,
  forbidden: 403,
  "not-found": 404,
  cancelled: 409,
  "too-large": 413,
  "outside-province": 422,
  "not-in-force": 422,
  "no-such-moment": 422,
  locked: 423,
  "unreadable-file": 422,
  bug: 500,
  "not-durable": 503,
};
