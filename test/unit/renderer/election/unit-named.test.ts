import { expect, it } from "vitest";
import { isUnitNamed } from "../../../../renderer/election/checklists/unit-named.ts";

it("finds a unit by the beginnings of its words in any order, with or without accents", () => {
  expect(isUnitNamed("Xã Thượng Sơn Huyện Vị Xuyên", "thuong son")).toBe(true);
  expect(isUnitNamed("Xã Thượng Sơn Huyện Vị Xuyên", "vi xuyên, thượng")).toBe(true);
  expect(isUnitNamed("Thị trấn Đồng Văn Huyện Đồng Văn", "dong v")).toBe(true);
  expect(isUnitNamed("Xã Thượng Sơn Huyện Vị Xuyên", "ong son")).toBe(false);
  expect(isUnitNamed("Xã Cao Bồ", "")).toBe(true);
});
