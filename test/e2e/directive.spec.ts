import type { Locator, Page } from "@playwright/test";
import { undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

const openSheet = async (desk: Page, search: string, name: RegExp, testId: string): Promise<Locator> => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type(search);
  await desk.getByRole("option", { name }).click();
  const sheet = desk.getByTestId(testId);
  await expect(sheet).toBeVisible();
  return sheet;
};
const numberIn = async (text: Locator, pattern: RegExp): Promise<number> => Number(((await text.textContent()) ?? "").match(pattern)?.[1] ?? "NaN");

test("the directive's board puts what nobody evidenced first; evidence is linked by keys, counted, and undone in words", async ({ desk }) => {
  const sheet = await openSheet(desk, "1519", /1519/, "directive-sheet");
  const first = sheet.locator("[data-obligation]").first();
  await expect(first).toContainText("chưa có minh chứng");
  const counts = sheet.getByTestId("directive-counts");
  const row = sheet.locator('[data-obligation="T3/so-tt-tt"]');
  await row.getByRole("button").click();
  const detail = sheet.getByRole("complementary");
  const held = await numberIn(detail.locator("h4"), /\((\d+)\)/);
  const evidenced = await numberIn(counts, /Có minh chứng (\d+)\//);
  await desk.keyboard.press("m");
  await detail.getByLabel(/^Minh chứng nói gì/).fill("Bản tin truyền hình 19:00 ngày 22/5");
  await detail.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(detail).toContainText("Bản tin truyền hình 19:00 ngày 22/5");
  await expect(detail.locator("h4")).toContainText(`(${held + 1})`);
  await expect(counts).toContainText(`Có minh chứng ${evidenced + (held === 0 ? 1 : 0)}/`);
  await undoByNotice(desk, /^Hoàn tác: ghi minh chứng T3 Sở Thông tin và Truyền thông/);
  await expect(detail.locator("h4")).toContainText(`(${held})`);
  await expect(counts).toContainText(`Có minh chứng ${evidenced}/`);
});

test("an alert is acknowledged, many are put off at once with one way back, and the count above agrees with the sheet", async ({ desk }) => {
  const sheet = await openSheet(desk, "canh bao", /Cảnh báo/, "alerts-sheet");
  const counts = sheet.getByTestId("alert-counts");
  const above = desk.getByTestId("attention-count");
  const list = sheet.getByRole("listbox");
  await list.press("Home");
  const live = await numberIn(counts, /^(\d+) đang chờ/);
  const told = await numberIn(above, /^(\d+) việc/);
  await expect(sheet.getByRole("option").first()).toContainText("chưa ai nhận");
  await list.press("b");
  await expect(sheet.getByRole("option").first()).toContainText("đã biết");
  await expect(counts).toContainText(`${live} đang chờ`);

  await sheet.getByLabel("Bàn", { exact: true }).click();
  await desk.getByRole("option", { name: /^Bầu cử \(/ }).click();
  await list.focus();
  await desk.keyboard.press("Home");
  for (const key of [" ", "ArrowDown", " ", "h"]) await desk.keyboard.press(key);
  await sheet.getByLabel(/^Lý do hoãn/).fill("Đang gọi xác minh");
  await desk.keyboard.press("Enter");
  await expect(counts).toContainText(`${live - 2} đang chờ`);
  await expect(counts).toContainText("2 đang hoãn");
  await expect(above).toContainText(`${told - 2} việc`);
  await undoByNotice(desk, /^Hoàn tác: hoãn đến \d\d:\d\d 23\/5\/2021 2 cảnh báo$/);
  await expect(counts).toContainText(`${live} đang chờ`);
  await expect(above).toContainText(`${told} việc`);
});

test("the plan says what is next at each level, and a step marked for two units is taken back", async ({ desk }) => {
  const sheet = await openSheet(desk, "lich viec", /Lịch việc/, "plan-sheet");
  await expect(sheet.getByTestId("plan-levels").locator('[data-level="place"]')).toContainText("Kết thúc bỏ phiếu");
  const step = sheet.locator('[data-step="notice"]');
  await step.click();
  const told = step.locator("b");
  const done = await numberIn(told, /^(\d+)\//);
  const units = sheet.getByRole("listbox", { name: /^Từng đơn vị/ });
  await units.focus();
  for (const key of ["Home", " ", "ArrowDown", " "]) await desk.keyboard.press(key);
  await sheet.getByRole("button", { name: "Đánh dấu xong", exact: true }).click();
  await expect(told).toContainText(`${done + 2}/`);
  await undoByNotice(desk, /^Hoàn tác: đánh dấu xong .* 2 đơn vị/);
  await expect(told).toContainText(`${done}/`);
});
