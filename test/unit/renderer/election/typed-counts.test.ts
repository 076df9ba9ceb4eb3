import { describe, expect, it } from "vitest";
import { pastedCells, typedCount } from "../../../../renderer/election/outreach/typed-counts.ts";

describe("counts entered many at a time", () => {
  it.each([
    ["0", 0],
    [" 12 ", 12],
    ["1475", 1475],
    ["1.475", 1475],
    ["84.767", 84767],
  ])("reads %j as offices write it", (text, count) => expect(typedCount(text)).toBe(count));

  it.each(["", "12,5", "1.47", "12%", "-3", "một", "1.4750"])("takes %j for no count", (text) => expect(typedCount(text)).toBeNull());

  it("finds the cells of a block copied from a spreadsheet, empty ones too", () => {
    expect(pastedCells("12\t1\r\n\t2\r\n")).toEqual([
      ["12", "1"],
      ["", "2"],
    ]);
  });
});
