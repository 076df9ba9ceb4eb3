import { readFileSync } from "node:fs";
import writeXlsxFile from "write-excel-file/node";
import { expect, test } from "./room-page.ts";

type Cells = (string | number | null)[];
const xlsx = async (rows: Cells[]): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: "kvbp-vi-xuyen.xlsx",
  mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  buffer: await writeXlsxFile(rows.map((row) => row.map((value) => (value === null ? null : { value })))).toBuffer(),
});

const list: Cells[] = [
  ["Huyện", "Xã", "Khu vực bỏ phiếu số", "Tên khu vực bỏ phiếu", "Số cử tri"],
  ["Vị Xuyên", "Cao Bồ", 1, "Nhà văn hóa thôn Tham Vè", "1.475"],
  ["Vị Xuyên", "cao bo", 41, "Điểm trường thôn mới", 300],
  ["Vị Xuyên", "Không Có Xã Này", 1, "Thôn X", 10],
  ["Vị Xuyên", "Cao Bồ", 42, "Thôn Y", "ba trăm"],
  [null, "Tổng cộng", null, null, 1785],
];

test("a list is shown row by row, its rejected rows go back as CSV, and what is kept can be taken back", async ({ desk }) => {
  await desk.keyboard.press("Alt+i");
  const wizard = desk.getByTestId("intake");
  await expect(wizard.getByText("tối đa 20 MB", { exact: false })).toBeVisible();
  await wizard.getByTestId("file-input").setInputFiles(await xlsx(list));

  await expect(wizard.getByTestId("intake-sum")).toHaveText("5 dòng đã đọc = 2 nhận + 2 từ chối + 1 dòng tổng + 0 dòng trống");
  await expect(wizard.getByTestId("intake-new")).toHaveText("1");
  await expect(wizard.getByTestId("intake-changed")).toHaveText("1");
  const rows = desk.locator(".under-map tbody tr[data-outcome]");
  await expect(rows.first()).toContainText("từ chối");

  const coming = desk.waitForEvent("download");
  await wizard.getByRole("button", { name: "Tải 2 dòng từ chối (CSV)" }).click();
  const file = await coming;
  expect(file.suggestedFilename()).toBe("kvbp-vi-xuyen-tu-choi.csv");
  const csv = readFileSync(await file.path(), "utf8");
  expect(csv.startsWith("\ufeff")).toBe(true);
  expect(csv.trim().split("\r\n")).toHaveLength(3);

  await wizard.getByRole("button", { name: "Nhận 2 KVBP" }).click();
  await expect(wizard.getByTestId("intake-receipt")).toBeVisible();
  await expect(desk.getByTestId("map")).toHaveAttribute("data-points", "1476");
  await wizard.getByRole("button", { name: "Hoàn tác: nạp danh sách" }).click();
  await expect(desk.getByTestId("map")).toHaveAttribute("data-points", "1475");
  await expect(wizard.getByTestId("intake-receipt")).toContainText("Đã hoàn tác");
  await expect(wizard.getByRole("button", { name: "Hoàn tác: nạp danh sách" })).toBeHidden();
  await desk.keyboard.press("Alt+i");
  await expect(wizard.getByRole("button", { name: "Chọn tệp XLSX hoặc CSV" })).toBeVisible();
});

test("columns are given their meaning by hand", async ({ desk }) => {
  await desk.keyboard.press("Alt+i");
  const wizard = desk.getByTestId("intake");
  await wizard.getByTestId("file-input").setInputFiles(
    await xlsx([
      ["Huyện", "Xã", "Khu vực bỏ phiếu số", "Cột lạ"],
      ["Vị Xuyên", "Cao Bồ", 1, 999],
    ]),
  );
  await wizard.getByRole("button", { name: "Trang và cột" }).click();
  await desk.getByLabel("Nghĩa của cột Cột lạ").selectOption({ label: "Số cử tri" });
  await desk.getByRole("button", { name: "Đọc lại theo cách ghép này" }).click();
  await wizard.getByRole("button", { name: "Các dòng" }).click();
  await expect(desk.locator(".under-map")).toContainText("999");
  await expect(wizard.getByText("Tổng cử tri trong các dòng nhận: 999")).toBeVisible();
});

test("what is no spreadsheet is refused with a hint, and a template comes down", async ({ desk }) => {
  await desk.keyboard.press("Alt+i");
  const wizard = desk.getByTestId("intake");
  await wizard
    .getByTestId("file-input")
    .setInputFiles({ name: "danh-sach.xlsx", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 not a sheet") });
  await expect(wizard.getByRole("alert")).toBeVisible();
  const coming = desk.waitForEvent("download");
  await wizard.getByRole("button", { name: "Mỗi huyện một trang" }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);
});
