import { describe, expect, test } from "vitest";
import { UnitNames } from "../../../electron/intake/commune-matching.ts";
import { communes, districts } from "./made-files.ts";

const units = new UnitNames(communes, districts);

describe("communes by name", () => {
  test.each([
    ["Xã Lũng Cú", "00715"],
    ["lung cu", "00715"],
    ["X. LŨNG CÚ", "00715"],
    ["Lũng Cú".normalize("NFD"), "00715"],
    ["P. Nguyễn Trãi", "00694"],
    ["phuong nguyen trai", "00694"],
    ["TT Đồng Văn", "00721"],
    ["TT. Mèo Vạc", "00769"],
    ["Thuận Hòa", "00922"],
    ["Phương Độ", "00946"],
    ["xa phin", "00736"],
    ["Thị trấn Nông Trường Việt Lâm", "00916"],
  ])("%s", (written, code) => expect(units.commune(written, null)).toEqual({ found: expect.objectContaining({ code }) }));

  test("every commune is found by its full name within its district, with and without accents", () => {
    for (const commune of communes) {
      expect(units.commune(commune.name, commune.districtCode)).toEqual({ found: commune });
      const plain = commune.name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
      expect([plain, units.commune(plain, commune.districtCode)]).toEqual([plain, { found: commune }]);
    }
  });

  test("Tả Lủng is ambiguous without a district, and both are named", () => {
    expect(units.commune("Tả Lủng", null)).toEqual({ refused: expect.stringMatching(/Huyện Đồng Văn.*Huyện Mèo Vạc/) });
    expect(units.commune("Tả Lủng", "027")).toEqual({ found: expect.objectContaining({ code: "00796" }) });
  });

  test("a slip of the hand is asked about, not accepted", () => {
    expect(units.commune("Lũng Cúu", "026")).toEqual({ refused: expect.stringContaining("có phải Xã Lũng Cú") });
    expect(units.commune("Lugn Cu", "026")).toEqual({ refused: expect.stringContaining("có phải Xã Lũng Cú") });
    expect(units.commune("Xã Không Có Đâu", null)).toEqual({ refused: expect.not.stringContaining("có phải") });
  });

  test("the wrong kind of unit is asked about", () => {
    expect(units.commune("TT Việt Lâm", null)).toEqual({ refused: expect.stringContaining("có phải Xã Việt Lâm") });
    expect(units.commune("Phường Lũng Cú", null)).toEqual({ refused: expect.stringContaining("có phải Xã Lũng Cú") });
  });

  test("a commune of another district is not taken", () => {
    expect(units.commune("Lũng Cú", "027")).toEqual({ refused: expect.stringContaining("không thuộc Huyện Mèo Vạc") });
  });

  test("codes with and without their leading zeros", () => {
    expect(units.communeByCode("694")?.name).toBe("Phường Nguyễn Trãi");
    expect(units.communeByCode("00694")?.name).toBe("Phường Nguyễn Trãi");
    expect(units.communeByCode("99999")).toBeUndefined();
  });
});

describe("districts", () => {
  test.each([
    ["Huyện Đồng Văn", "026"],
    ["dong van", "026"],
    ["H. Đồng Văn", "026"],
    ["TP. Hà Giang", "024"],
    ["026", "026"],
    ["Hoàng Su Phì", "032"],
  ])("%s", (written, code) => expect(units.district(written)).toEqual({ found: expect.objectContaining({ code }) }));

  test("a slip is asked about", () => {
    expect(units.district("Đồng Văng")).toEqual({ refused: expect.stringContaining("có phải Huyện Đồng Văn") });
  });
});
