import { describe, expect, test } from "vitest";
import { readCount, readLocation } from "../../../electron/intake/cell-values.ts";

describe("numbers of voters", () => {
  test.each([
    ["1.475", 1475],
    ["1,475", 1475],
    ["1 475", 1475],
    ["1\u00a0475", 1475],
    ["1475", 1475],
    ["1475.0", 1475],
    ["1475,00", 1475],
    ["1.475,0", 1475],
    ["1.475 cử tri", 1475],
    ["12.345", 12_345],
    [1475, 1475],
    [0, 0],
    ["0", 0],
    ["-", null],
    [null, null],
  ])("%j is read as %j", (cell, value) => expect(readCount(cell)).toMatchObject({ value }));

  test("a number Excel took for a fraction is read as a thousand, with a note", () => {
    expect(readCount(1.475)).toMatchObject({ value: 1475, note: expect.stringContaining("1.475") });
  });

  test.each(["1.47", "14,75", "1.4755", "abc", "1475 + 3", "12.34.567", "1,475.5", "khoảng 300", "1e3", -5, 1.47, 1475.5, 200_000, "999.999"])(
    "%j is refused",
    (cell) => expect(readCount(cell)).toHaveProperty("refused"),
  );
});

describe("coordinates", () => {
  const lungCu = [105.3185, 23.3596];
  test.each([
    [105.3185, 23.3596],
    ["105,3185", "23,3596"],
    ["105.3185°", "23.3596° B"],
    ["105.3185 Đ", "23.3596N"],
  ])("%j and %j", (lon, lat) => expect(readLocation(lon, lat, false)).toEqual({ value: lungCu }));

  test("degrees, minutes and seconds", () => {
    const read = readLocation("105°19'06.6\"", "23°21’34,56”", false);
    expect(read).toMatchObject({ value: [expect.closeTo(105.3185, 6), expect.closeTo(23.3596, 6)] });
  });

  test("swapped columns are put right, and said", () => {
    expect(readLocation(23.3596, 105.3185, false)).toEqual({ value: lungCu, note: expect.stringContaining("ngược") });
  });

  test.each(["23.3596, 105.3185", "23,3596; 105,3185", "105.3185 23.3596", "23.3596,105.3185"])("both in one cell: %s", (cell) =>
    expect(readLocation(cell, cell, true)).toEqual({ value: lungCu }),
  );

  test("none is none", () => {
    expect(readLocation(null, null, false)).toEqual({ value: null });
    expect(readLocation(null, null, true)).toEqual({ value: null });
  });

  test.each([
    [105.3, null, "một trong hai"],
    ["ở gần chợ", 23.3, "không đọc được"],
    [105.3, 48.2, "ngoài Việt Nam"],
    ["2 584 000", "481 000", "VN-2000"],
    [481_000, 2_584_000, "VN-2000"],
  ])("%j and %j are refused", (lon, lat, words) => expect(readLocation(lon, lat, false)).toEqual({ refused: expect.stringContaining(words) }));
});
