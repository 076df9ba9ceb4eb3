import { expect, test } from "vitest";
import { previewPollingPlaces } from "../../../electron/intake/polling-places.ts";
import { pollingPlaceTemplate } from "../../../electron/intake/template.ts";
import { readWorkbook } from "../../../electron/intake/workbook.ts";
import { communes, contextWith, districts } from "./made-files.ts";

test.each([
  [false, ["Danh sách", "Hướng dẫn"]],
  [true, [...districts.map((district) => district.name), "Hướng dẫn"]],
])("the template (a sheet per district: %s) lists every commune and is understood when it comes back", async (byDistrict, names) => {
  const bytes = await pollingPlaceTemplate(communes, districts, byDistrict);
  const workbook = await readWorkbook({ fileName: "mau.xlsx", bytes });
  if (!workbook.ok) throw new Error(workbook.error.message);
  expect(workbook.value.sheets.map((sheet) => sheet.name)).toEqual(names);
  const listed = workbook.value.sheets.slice(0, -1).flatMap((sheet) => sheet.rows.slice(1).map((row) => row[2]));
  expect(listed.sort()).toEqual(communes.map((commune) => commune.code).sort());

  const untouched = await previewPollingPlaces({ fileName: "mau.xlsx", bytes }, contextWith());
  expect(untouched).toMatchObject({ ok: false, error: { code: "bad-input", message: expect.stringContaining("không có hàng dữ liệu") } });
});
