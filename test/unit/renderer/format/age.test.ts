import { describe, expect, it } from "vitest";
import { ageParts, ageTone } from "../../../../renderer/format/age.ts";

const minute = 60_000;

describe("ages", () => {
  it("are told in whole units, rounded down", () => {
    expect(ageParts(-5_000)).toEqual({ unit: "now", n: 0 });
    expect(ageParts(119_000)).toEqual({ unit: "minutes", n: 1 });
    expect(ageParts(59 * minute)).toEqual({ unit: "minutes", n: 59 });
    expect(ageParts(119 * minute)).toEqual({ unit: "hours", n: 1 });
    expect(ageParts(47 * 60 * minute)).toEqual({ unit: "hours", n: 47 });
    expect(ageParts(71 * 60 * minute)).toEqual({ unit: "days", n: 2 });
  });
  it("change colour at an hour and at twelve, and never look fresh for want of a report", () => {
    expect([0, 59 * minute, 60 * minute, 719 * minute, 720 * minute].map(ageTone)).toEqual(["fresh", "fresh", "ageing", "ageing", "old"]);
    expect(ageTone(null)).toBe("none");
  });
});
