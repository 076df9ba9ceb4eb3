import type { Page } from "@playwright/test";
import { undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

const openSheet = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("bang ngoai phong");
  await page.getByRole("option", { name: /Ngoài phòng bỏ phiếu/ }).click();
  await expect(page.getByTestId("outreach-sheet")).toBeVisible();
  await page.getByRole("button", { name: /^Mở rộng bảng/ }).click();
};

/** Opens a place in the list of the part shown, by what is typed in the search field. */
const openPlace = async (page: Page, text: string, list: string, down = 0): Promise<void> => {
  await page.getByLabel("Tìm khu vực, xã, huyện").fill(text);
  await page.getByTestId(list).focus();
  for (let presses = 0; presses < down; presses++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
};

test("a place nobody reviewed is given a site, its box a round, and the round is told step by step", async ({ desk }) => {
  await openSheet(desk);
  const glance = desk.getByTestId("outreach-glance");
  await expect(glance).toContainText("/1.475 khu vực");
  const reviewed = await glance.textContent();
  // Worst first: what is surely missing leads, in shape and word.
  await expect(desk.getByTestId("outreach-place").getByRole("option").first()).toContainText("Thiếu");
  await desk.getByTestId("outreach-all").check();
  // The one place of Cao Bồ somebody reviewed comes before the others.
  await openPlace(desk, "bo cao", "outreach-place", 1);
  const detail = desk.getByTestId("outreach-detail");
  await expect(detail).toContainText("Chưa có điểm nào được ghi");
  await detail.getByRole("button", { name: "Thêm điểm" }).click();
  await detail.getByRole("button", { name: "Lưu điểm" }).click();
  await expect(detail.getByText("Cần nhập ô này.")).toHaveCount(2);
  await detail.getByRole("combobox", { name: /Trường hợp/ }).click();
  await desk.getByRole("option", { name: "Cơ sở điều trị" }).click();
  await detail.getByLabel(/Tên điểm/).fill("Trạm y tế xã Cao Bồ");
  await detail.getByLabel("Số cử tri").fill("5");
  await detail.getByLabel("Hòm phiếu phụ đã có").fill("1");
  await detail.getByLabel("Số người đi thu phiếu").fill("3");
  await detail.getByLabel("Bộ bảo hộ đã có").fill("1");
  await detail.getByRole("button", { name: "Lưu điểm" }).click();
  // One kit for three people is kept, and told.
  await expect(desk.getByText(/thiếu bộ bảo hộ so với số cần/)).toBeVisible();
  await expect(detail).toContainText("Trạm y tế xã Cao Bồ");
  await expect(glance).not.toHaveText(reviewed ?? "");

  await detail.getByRole("button", { name: "Lập hành trình" }).click();
  await detail.getByLabel(/^Hòm phiếu phụ/).fill("số 1");
  await detail.getByLabel(/^Giờ xuất phát/).fill("08:30");
  await detail.getByRole("button", { name: "Xếp giờ từ các điểm" }).click();
  await expect(detail.getByLabel("Điểm 1", { exact: true })).toHaveValue("Trạm y tế xã Cao Bồ");
  await detail.getByTestId("box-trip-form").getByLabel("Số cử tri").fill("4");
  await detail.getByRole("button", { name: "Lưu hành trình" }).click();
  await expect(detail).toContainText("4 cử tri · dự kiến");
  await expect(detail).toContainText("quá giờ xuất phát");
  await detail.getByRole("textbox", { name: "Xuất phát" }).fill("08:31");
  await detail.getByRole("textbox", { name: "Xuất phát" }).press("Enter");
  await expect(detail).toContainText("Đang đi");
  await expect(detail).not.toContainText("quá giờ xuất phát");
  await detail.getByRole("button", { name: "Bây giờ" }).click();
  await expect(detail).toContainText("đang ở đây");

  await desk.getByRole("tab", { name: "Hành trình hòm phiếu phụ" }).click();
  await expect(desk.getByRole("region", { name: "Hành trình hòm phiếu phụ" })).toContainText("Trạm y tế xã Cao Bồ");
});

test("a member who becomes F1 leaves a gap until the substitute is named and trained", async ({ desk }) => {
  await openSheet(desk);
  await desk.getByRole("tab", { name: "Tổ bầu cử" }).click();
  await openPlace(desk, "cao bo", "outreach-team");
  const detail = desk.getByTestId("team-detail");
  for (const [role, members] of [
    ["Tổ trưởng", "1"],
    ["Tổ phó", "1"],
    ["Thư ký", "1"],
    ["Ủy viên", "8"],
    ["Đã tập huấn", "11"],
    ["Công an", "1"],
  ] as const)
    await detail.getByTestId("team-form").getByLabel(role).fill(members);
  await detail.getByRole("button", { name: "Lưu Tổ bầu cử" }).click();
  await expect(detail).toContainText("11 thành viên · 11 tại chỗ");
  await detail.getByTestId("team-gap-form").getByLabel("Từ lúc").fill("06:30");
  await detail.getByRole("button", { name: "Ghi người phải nghỉ" }).click();
  await expect(detail).toContainText("11 thành viên · 10 tại chỗ");
  await expect(detail).toContainText("dưới 11 người");
  await detail.getByLabel("Người thay").fill("Người thay tổ 1");
  await detail.getByRole("button", { name: "Cử người thay" }).click();
  await expect(detail).toContainText("Chưa tập huấn người thay");
  await detail.getByLabel("Tập huấn xong lúc").fill("08:00");
  await detail.getByRole("button", { name: "Ghi đã tập huấn" }).click();
  await expect(detail).toContainText("11 thành viên · 11 tại chỗ");
  await detail.getByTestId("team-form").getByLabel("Ủy viên").fill("20");
  await detail.getByTestId("team-form").getByLabel("Ủy viên").press("Enter");
  await expect(detail).toContainText("trên 21 người");
  // Esc leaves what is open, and nothing else.
  await detail.getByTestId("team-form").getByLabel("Tổ trưởng").press("Escape");
  await expect(detail).toHaveCount(0);
  await expect(desk.getByTestId("outreach-sheet")).toBeVisible();
});

test("a commune's voters are entered at once, house figures by a form, and each is taken back by one undo; the calendar shows the rounds", async ({
  desk,
}) => {
  await openSheet(desk);
  await desk.getByRole("tab", { name: "Nhập nhiều nơi" }).click();
  await desk.getByRole("combobox", { name: "Xã" }).fill("cao bo");
  await desk.getByRole("option", { name: /Cao Bồ/ }).click();
  const grid = desk.getByTestId("outreach-many");
  const voters = grid.getByLabel(/^Số cử tri,/);
  await voters.first().fill("1.2");
  await expect(desk.getByRole("button", { name: "Chưa nhập dòng nào" })).toBeDisabled();
  await voters.first().fill("9");
  await voters.first().press("Enter");
  await expect(voters.nth(1)).toBeFocused();
  await desk.keyboard.type("15");
  await desk.getByRole("button", { name: "Lưu 2 dòng" }).click();
  await expect(voters.first()).toHaveAttribute("placeholder", "9");
  await expect(voters.nth(1)).toHaveAttribute("placeholder", "15");
  await undoByNotice(desk, /^Hoàn tác: ghi 2 điểm/);
  await expect(voters.first()).toHaveAttribute("placeholder", "");
  await expect(voters.nth(1)).toHaveAttribute("placeholder", "14");

  await desk.getByRole("tab", { name: "Định mức" }).click();
  const rules = desk.getByTestId("outreach-rules");
  await rules.getByLabel("Khử khuẩn một lần").fill("25");
  await rules.getByRole("button", { name: "Lưu định mức" }).click();
  await expect(rules).toContainText("1 định mức khác ban đầu.");
  await rules.getByRole("button", { name: "Về định mức ban đầu" }).click();
  await expect(rules.getByLabel("Khử khuẩn một lần")).toHaveValue("15");
  await desk.getByRole("tab", { name: "Lịch bỏ phiếu" }).click();
  const day = desk.getByTestId("voting-day-2021-05-23");
  await expect(day).toContainText("Ngày bầu cử");
  await day.getByText(/^Hòm phiếu phụ \(/).click();
  await expect(day.getByRole("button").first()).toBeVisible();
});
