import { readFileSync } from "node:fs";
import { expect, test } from "./room-page.ts";

test("the table of polling places: n of N, filters, keys, picking, a view kept by name, an export with its certificate", async ({ desk: page }) => {
  await page
    .getByTestId("election-home")
    .or(page.getByRole("button", { name: "Bầu cử" }))
    .first()
    .waitFor();
  await page.keyboard.press("Alt+2");
  await page
    .getByTestId("election-home")
    .getByRole("button", { name: /^Khu vực bỏ phiếu/ })
    .click();
  const shown = page.getByTestId("places-shown");
  await expect(shown).toContainText("1.475/1.475");
  const grid = page.getByTestId("places-grid");
  await expect(grid).toContainText("đã khai mạc");

  await page.locator("#sheet").getByRole("textbox", { name: "Tìm tên, xã, mã" }).fill("cao bo");
  await expect(shown).not.toContainText("1.475/1.475");
  await expect(grid).toContainText("Xã Cao Bồ");
  await grid.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press(" ");
  await expect(page.getByText("Đã chọn 1", { exact: true })).toBeVisible();
  await page.keyboard.press("Control+a");
  const matching = ((await shown.textContent()) ?? "").split("/")[0]?.trim() ?? "";
  await expect(page.getByText(`Đã chọn ${matching}`, { exact: true })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText(/^Đã chọn/)).toHaveCount(0);

  await page.getByRole("button", { name: "Khung nhìn", exact: true }).click();
  await page.getByRole("menuitem", { name: "Lưu khung nhìn" }).click();
  await page.getByRole("textbox", { name: "Tên khung nhìn" }).fill("Cao Bồ");
  await page.getByRole("dialog").getByRole("button", { name: "Lưu khung nhìn" }).click();
  await page.getByRole("button", { name: "Bỏ lọc" }).click();
  await expect(shown).toContainText("1.475/1.475");
  await page.getByRole("button", { name: "Khung nhìn", exact: true }).click();
  await page.getByRole("menuitem", { name: "Mở: Cao Bồ" }).click();
  await expect(shown).toContainText(`${matching}/1.475`);
  await page.getByRole("button", { name: "Bỏ lọc" }).click();

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Bảng tính", exact: true }).click();
  await page.getByRole("menuitem", { name: "Xuất CSV" }).click();
  const lines = readFileSync(await (await download).path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines).toHaveLength(1476);
  await expect(page.getByText("Đã xuất 1.475/1.475 dòng, kèm chứng nhận.")).toBeVisible();
});
