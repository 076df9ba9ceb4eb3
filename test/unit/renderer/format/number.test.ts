import { describe, expect, it } from "vitest";
import { formatNumber, formatPercent } from "../../../../renderer/format/number.ts";

describe("numbers as Vietnam writes them", () => {
  it("groups by points and parts by a comma", () => {
    expect(formatNumber(1475, "vi")).toBe("1.475");
    expect(formatNumber(1.25, "vi", 2)).toBe("1,25");
    expect(formatNumber(1475, "en")).toBe("1,475");
  });
});

describe("percentages stay honest", () => {
  it("keeps 100 % for the whole alone", () => {
    expect(formatPercent(1, "vi")).toBe("100\u00a0%");
    expect(formatPercent(1474 / 1475, "vi")).toBe("99,9\u00a0%");
    expect(formatPercent(0.99999, "vi", 2)).toBe("99,99\u00a0%");
    expect(formatPercent(0.9999, "vi", 0)).toBe("99\u00a0%");
  });
  it("keeps 0 % for nothing alone", () => {
    expect(formatPercent(0, "vi")).toBe("0\u00a0%");
    expect(formatPercent(0.0001, "vi")).toBe("0,1\u00a0%");
  });
  it("rounds what lies between", () => {
    expect(formatPercent(1231 / 1475, "vi")).toBe("83,5\u00a0%");
    expect(formatPercent(0.8346, "en")).toBe("83.5\u00a0%");
  });
});
