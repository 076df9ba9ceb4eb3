import { expect, it } from "vitest";
import { exportedRows } from "../../../../renderer/election/table/exported-rows.ts";

it("says before an export which rows it writes and how many", () => {
  expect(exportedRows({ picked: 0, matching: 1475, total: 1475 })).toEqual({ which: "all", n: 1475 });
  expect(exportedRows({ picked: 0, matching: 11, total: 1475 })).toEqual({ which: "filtered", n: 11 });
  expect(exportedRows({ picked: 3, matching: 11, total: 1475 })).toEqual({ which: "picked", n: 3 });
});
