import type { Page } from "@playwright/test";
import { editor, undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

/** Opens the election desk and one of its sheets by its name. */
const openSheet = async (desk: Page, name: string): Promise<void> => {
  await desk.getByTestId("desk-election").click();
  await desk
    .getByTestId("election-home")
    .getByRole("button", { name: new RegExp(`^${name}`) })
    .last()
    .click();
};

const cellOf = (desk: Page, unit: string, column: number) =>
  desk
    .getByRole("row", { name: new RegExp(unit) })
    .locator("td")
    .nth(column)
    .getByRole("button");

test("a report told by telephone is read back with what does not fit, kept as told, and taken back in words", async ({ desk }) => {
  await openSheet(desk, "Báo cáo");
  const cell = cellOf(desk, "Phường Trần Phú", 1);
  await expect(cell).toContainText("chưa đến giờ");
  await cell.click();
  const report = editor(desk);
  await expect(report.getByRole("heading", { name: "Phường Trần Phú" })).toBeVisible();
  await report.getByRole("button", { name: "Chưa nhập gì để lưu" }).click();
  await expect(desk.getByText("Chưa lưu: báo cáo còn trống")).toBeVisible();
  await report.getByLabel("Cử tri", { exact: true }).first().fill("480");
  await report.getByLabel("Đã đi bỏ phiếu").first().fill("500");
  await expect(report.getByTestId("report-live").getByRole("listitem").first()).toBeVisible();
  await report.getByRole("button", { name: "Đọc lại" }).click();
  const said = report.getByRole("status", { name: "Đọc lại cho người báo" });
  await expect(said).toContainText("500 đã đi bỏ phiếu, nhiều hơn 480 cử tri là 20");
  await expect(said.getByRole("listitem").first()).toBeVisible();
  await desk.keyboard.press("Control+s");
  await expect(cell).toContainText("08:");
  await expect(cell.getByLabel(/chỗ không khớp/)).toBeVisible();
  await undoByNotice(desk, /^Hoàn tác: /);
  await expect(cell).toContainText("chưa đến giờ");
});

test("what is typed of a report outlives the editor and is asked about before it is thrown away", async ({ desk }) => {
  await openSheet(desk, "Báo cáo");
  await cellOf(desk, "Phường Trần Phú", 1).click();
  await editor(desk).getByLabel("Đã đi bỏ phiếu").first().fill("212");
  await desk.keyboard.press("Escape");
  await desk.getByRole("button", { name: "Đóng, giữ bản nháp" }).click();
  await cellOf(desk, "Phường Trần Phú", 1).click();
  await expect(editor(desk).getByLabel("Đã đi bỏ phiếu").first()).toHaveValue("212");
});

test("one key says that a unit was called, and the next round is the second", async ({ desk }) => {
  await openSheet(desk, "Đôn đốc");
  const row = desk.locator(".chase-row").first();
  const name = (await row.locator(".chase-name").textContent()) ?? "";
  await row.focus();
  await desk.keyboard.press("Space");
  const same = desk.locator(".chase-row", { hasText: name.trim() }).first();
  await expect(same).toContainText("lần 1 lúc");
  await expect(same.getByRole("button", { name: "đôn đốc lần 2" })).toBeVisible();
  await undoByNotice(desk, /^Hoàn tác: /);
  await expect(same).not.toContainText("lần 1 lúc");
  const other = desk.locator(".chase-row").nth(1);
  await other.getByRole("button", { name: "Đã gọi" }).dblclick();
  await expect(other).toContainText("lần 1 lúc");
  await expect(other.getByRole("button", { name: "đôn đốc lần 2" })).toBeEnabled();
  await expect(other).toBeFocused();
});

test("a pasted message becomes a draft that nobody has saved yet", async ({ desk }) => {
  await openSheet(desk, "Báo cáo");
  await desk.getByTestId("reports-paste").click();
  await desk.getByLabel("Tin nhắn nhận được").fill("Phường Trần Phú báo cáo lúc 9h: tổng số cử tri 3.214, đã đi bầu 1.876. ốm 12. ANTT ổn định.");
  await desk.getByRole("button", { name: "Đọc tin" }).click();
  await expect(desk.getByRole("table", { name: /Hiểu được/ })).toContainText("1.876");
  await desk.getByRole("button", { name: "Mở thành báo cáo" }).click();
  await expect(editor(desk).getByRole("heading", { name: "Phường Trần Phú" })).toBeVisible();
  await expect(editor(desk).getByLabel("Đã đi bỏ phiếu").first()).toHaveValue("1.876");
  await desk.getByTestId("reports-board").click();
  await expect(cellOf(desk, "Phường Trần Phú", 1)).toContainText("chưa đến giờ");
});
