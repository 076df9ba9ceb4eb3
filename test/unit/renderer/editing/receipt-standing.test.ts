import { expect, test } from "vitest";
import { receiptStanding } from "../../../../renderer/intake/receipt-standing.ts";

const step = (changeSet: string, knownAt: string) => ({ changeSet, title: changeSet, knownAt });
const own = step("import", "2021-05-23T08:50:00+07:00");
const before = step("before", "2021-05-23T08:48:00+07:00");
const after = step("after", "2021-05-23T08:55:00+07:00");

test("a receipt follows the room's steps: undoable, undone by whatever way, or too long ago", () => {
  expect(receiptStanding(null, "import", null)).toBe("fresh");
  expect(receiptStanding([before], "import", null)).toBe("fresh");
  expect(receiptStanding([after, own, before], "import", own)).toBe("undoable");
  expect(receiptStanding([after, before], "import", own)).toBe("undone");
  expect(receiptStanding([], "import", own)).toBe("undone");
  expect(receiptStanding([after], "import", own)).toBe("past");
});
