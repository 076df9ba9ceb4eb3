import type { Page } from "@playwright/test";
import { undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

const openSheet = async (desk: Page) => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type("ra soat");
  await desk.getByRole("option", { name: /Rà soát, diễn tập/ }).click();
  const sheet = desk.getByTestId("checklists-sheet");
  await expect(sheet.getByTestId("checklist-rows").getByRole("option").first()).toBeVisible();
  return sheet;
};

test("who lacks what stands first with its reason, one item is ticked and taken back, many are ticked at once", async ({ desk }) => {
  const sheet = await openSheet(desk);
  await expect(sheet.getByTestId("checklists-glance")).toContainText("1.475");
  const rows = sheet.getByTestId("checklist-rows");
  await rows.focus();
  await desk.keyboard.press("Enter");
  const detail = sheet.getByTestId("unit-checklist");
  const item = detail.getByTestId("item-candidate-lives");
  await item.getByRole("button", { name: /^Sửa/ }).click();
  await item.getByLabel("Ghi chú").fill("mới niêm yết một nửa");
  await item.getByRole("combobox").click();
  await desk.locator(".select-popup").getByRole("option", { name: "không đạt" }).click();
  await item.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(item).toContainText("không đạt");
  await expect(item).toContainText("mới niêm yết một nửa");
  await undoByNotice(desk, /^Hoàn tác: ghi rà soát tiểu sử/);
  await expect(item).not.toContainText("mới niêm yết một nửa");

  await rows.focus();
  await desk.keyboard.press("Escape");
  await desk.keyboard.press("Home");
  await desk.keyboard.press("Shift+ArrowDown");
  const bar = sheet.getByTestId("tick-bar");
  await expect(bar).toContainText("2 đơn vị");
  await bar.getByRole("combobox").first().click();
  await desk
    .locator(".select-popup")
    .getByRole("option", { name: /^Đủ biểu mẫu/ })
    .click();
  await bar.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(desk.getByText("Đã ghi 2 mục của 2 đơn vị")).toBeVisible();
});

test("a commune's daily review counts only once signed, and a rehearsal is entered in the ledger", async ({ desk }) => {
  const sheet = await openSheet(desk);
  await sheet.getByRole("tab", { name: "Rà soát hằng ngày" }).click();
  const cell = sheet.getByRole("button", { name: /^Rà soát ngày 22\/5\/2021/ }).first();
  await cell.click();
  const form = sheet.getByTestId("review-form");
  await form.getByLabel("Chủ tịch ký").fill("Chủ tịch UBND xã");
  await form.getByRole("button", { name: "Ghi rà soát" }).click();
  await expect(cell).toContainText("ký 08:4");

  await sheet.getByRole("tab", { name: "Sổ diễn tập" }).click();
  const rehearsal = sheet.getByTestId("rehearsal-form");
  await rehearsal.getByRole("combobox").first().click();
  await desk
    .locator(".select-popup")
    .getByRole("option", { name: /Cao Bồ/ })
    .click();
  await rehearsal.getByLabel("Ngày", { exact: true }).fill("21/5/2021");
  await rehearsal.getByLabel("Tồn tại").fill("thiếu đồ bảo hộ");
  await rehearsal.getByRole("button", { name: "Ghi diễn tập" }).click();
  const card = sheet.getByRole("listitem").filter({ hasText: "thiếu đồ bảo hộ" });
  await expect(card).toContainText("còn tồn tại");
  await card.getByRole("button", { name: "Đã khắc phục" }).click();
  await expect(card).toContainText("Khắc phục lúc 08:");

  await sheet.getByRole("tab", { name: /^Cách tính/ }).click();
  await expect(sheet).toContainText("Mục chưa ai rà là chưa rõ");
  await expect(sheet.getByText("Rà soát khu vực bỏ phiếu")).toBeVisible();
});
