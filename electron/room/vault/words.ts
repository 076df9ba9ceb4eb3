import { fail, type Problem, type Result } from "../../contract/index.ts";

/** What the door says. Each: what happened, what is safe, what to do. */
export const locked: Problem = {
  code: "locked",
  message: "Phòng đang khóa.",
  hint: "Dữ liệu vẫn nguyên vẹn. Mở khóa phòng trên máy của bàn trực rồi làm lại.",
};
export const notMadeYet: Problem = {
  code: "locked",
  message: "Phòng chưa được lập.",
  hint: "Đặt mật khẩu của phòng trên máy của bàn trực để lập phòng; trước đó chưa có dữ liệu nào.",
};
export const busy: Problem = {
  code: "locked",
  message: "Phòng đang mở, mã hóa hoặc khôi phục dữ liệu.",
  hint: "Chưa có gì thay đổi. Chờ xong rồi làm lại.",
};
export const viewOnly = (): Result<never> =>
  fail("forbidden", "Màn hình này chỉ được xem.", "Dùng máy của bàn trực để khóa, mở và đổi chìa; trên màn hình này không có gì thay đổi.");
export const heldElsewhere: Problem = {
  code: "forbidden",
  message: "Thư mục dữ liệu này đang được một phòng khác mở.",
  hint: "Mỗi thư mục chỉ một phòng được mở. Hãy dùng cửa sổ đang mở, hoặc đóng nó rồi mở lại; dữ liệu không bị ảnh hưởng.",
};
const keepKeyFile =
  "Dữ liệu mã hóa vẫn nguyên vẹn trong thư mục. Nhờ người phụ trách kỹ thuật chép lại tệp khóa (room.keys) từ một bản sao của thư mục phòng rồi bấm Thử lại; đừng xóa tệp nào.";
export const keyFileMissing: Problem = { code: "locked", message: "Không thấy tệp khóa của phòng đã mã hóa này.", hint: keepKeyFile };
export const keyFileDamaged: Problem = { code: "locked", message: "Tệp khóa của phòng đã hỏng, không đọc được.", hint: keepKeyFile };
export const keyFileNewer: Problem = {
  code: "locked",
  message: "Tệp khóa do một bản phần mềm mới hơn ghi.",
  hint: "Dữ liệu vẫn nguyên vẹn. Mở phòng bằng bản phần mềm mới hơn đó.",
};
export const usingCopy: Problem = {
  code: "locked",
  message: "Tệp khóa mất hoặc hỏng; đang dùng bản sao nằm cạnh các bản sao lưu.",
  hint: "Mở phòng như thường; mở được thì tệp khóa được ghi lại. Nếu đã đổi mật khẩu sau khi có bản sao này, dùng mật khẩu cũ.",
};
export const tooWeak = (): Result<never> =>
  fail(
    "bad-input",
    "Mật khẩu này quá dễ đoán nên không được nhận.",
    "Chưa có gì thay đổi. Dùng từ bốn tiếng trở lên không thành câu quen thuộc, không phải tên người, tên nơi, ngày tháng.",
  );
export const waiting = (seconds: number): Result<never> =>
  fail(
    "bad-input",
    `Đã nhập sai nhiều lần, chờ ${seconds} giây rồi nhập lại.`,
    "Dữ liệu vẫn nguyên vẹn. Nếu quên mật khẩu, dùng chìa khôi phục hoặc hai mảnh phong bì.",
  );
export const notProtected = (): Result<never> =>
  fail("bad-input", "Phòng này chưa được mã hóa nên chưa có khóa.", "Chưa có gì thay đổi. Mã hóa phòng trước.");
export const alreadyThere = (): Result<never> =>
  fail("bad-input", "Phòng này đã có rồi, không lập lại.", "Chưa có gì thay đổi. Mở phòng bằng mật khẩu, chìa khôi phục hoặc phong bì.");
export const isExercise = (): Result<never> =>
  fail("bad-input", "Phòng diễn tập không có khóa.", "Chưa có gì thay đổi. Số liệu diễn tập không phải tình hình thật.");
export const noRealKeychain = (): Result<never> =>
  fail("bad-input", "Máy này không có kho khóa đủ tin cậy để giữ chìa.", "Chưa có gì thay đổi. Tiếp tục mở phòng bằng mật khẩu.");
export const backupsLeftClear = (paths: string[]): Problem => ({
  code: "not-durable",
  message: `Phòng đã mã hóa, nhưng ${paths.length} tệp cũ đã hỏng nên không mã hóa được và vẫn nằm rõ trên đĩa.`,
  hint: `Chép ra nơi an toàn nếu còn cần rồi xóa: ${paths.join("; ")}`,
});
export const restoreSteps = {
  check: "Đang kiểm bản sao lưu",
  keep: "Đang giữ lại dữ liệu hiện tại",
  "lay-ready": "Đang chuẩn bị bản sao lưu",
  "put-in-place": "Đang đặt bản sao lưu vào chỗ",
  done: "Đang mở lại phòng",
} as const;
