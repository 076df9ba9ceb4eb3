import { expect, it } from "vitest";
import { incidentCategory, seemsToNameSomebody } from "../../../electron/domain/incident-categories.ts";

it("keeps security inside and lets mishaps be seen, unless somebody says otherwise", () => {
  for (let number = 1; number <= 8; number += 1) expect(incidentCategory(number)).toMatchObject({ group: "vụ việc ANTT", marking: "internal" });
  for (let number = 9; number <= 12; number += 1) expect(incidentCategory(number)).toMatchObject({ group: "sự cố", marking: "open" });
});

it("knows no thirteenth category", () => {
  expect(() => incidentCategory(13)).toThrow(RangeError);
});

it.each([
  ["Ông Nguyễn Văn A gây rối tại cổng trường", true],
  ["Bà Trần Thị B khiếu kiện", true],
  ["CCCD 002 085 001 234", true],
  ["Gọi 0912.345.678", true],
  ["Nhóm 15 người tụ tập lúc 08:30 23/5/2021 tại ủy ban xã", false],
  ["Cây đổ chắn Quốc lộ 2, 1.475 cử tri chờ", false],
  ["Mất điện ở anh em thôn Bản Hà", false],
])("%j names somebody: %s", (text, names) => {
  expect(seemsToNameSomebody(text)).toBe(names);
});
