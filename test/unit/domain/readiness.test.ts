import { describe, expect, it } from "vitest";
import { readinessAt } from "../../../electron/domain/readiness.ts";
import { countPlace, hatchOf, noPlaces, readyShare } from "../../../electron/domain/readiness-rollup.ts";

const hour = 3_600_000;
const reported = Date.parse("2021-05-22T20:00:00+07:00");

describe("readinessAt", () => {
  it("keeps a report good until it is twelve hours old, and says when it turns", () => {
    const report = { readiness: "ready", trueAtMs: reported, disputed: [], existenceDisputed: false } as const;
    expect(readinessAt(report, reported + 12 * hour - 1)).toEqual({
      readiness: "ready",
      conflict: false,
      turnsStaleMs: reported + 12 * hour,
    });
    expect(readinessAt(report, reported + 12 * hour)).toEqual({ readiness: "stale", conflict: false, turnsStaleMs: null });
  });

  it("never lets a failed place grow stale", () => {
    expect(readinessAt({ readiness: "failed", trueAtMs: reported, disputed: [], existenceDisputed: false }, reported + 100 * hour).readiness).toBe(
      "failed",
    );
  });

  it("calls unknown what nobody reported", () => {
    expect(readinessAt({ readiness: "ready", trueAtMs: null, disputed: [], existenceDisputed: false }, reported).readiness).toBe("unknown");
  });

  it.each([
    ["ready", "lacking"],
    ["unknown", "lacking"],
    ["failed", "failed"],
  ] as const)("calls a %s place %s where it is disputed whether it is there at all, however old the report", (readiness, shown) => {
    expect(readinessAt({ readiness, trueAtMs: reported, disputed: [], existenceDisputed: true }, reported + 100 * hour)).toEqual({
      readiness: shown,
      conflict: true,
      turnsStaleMs: null,
    });
  });

  it.each([
    [["ready", "unknown"], "lacking"],
    [["ready", "lacking"], "lacking"],
    [["ready", "failed"], "failed"],
  ] as const)("shows the dispute %j as %s, never as good and never as merely old", (disputed, shown) => {
    expect(readinessAt({ readiness: "ready", trueAtMs: reported, disputed: [...disputed], existenceDisputed: false }, reported + 100 * hour)).toEqual(
      {
        readiness: shown,
        conflict: true,
        turnsStaleMs: null,
      },
    );
  });
});

describe("roll-up", () => {
  const totalsOf = (marks: readonly ("ready" | "lacking" | "failed" | "unknown" | "stale")[]) => {
    const totals = noPlaces();
    for (const readiness of marks) countPlace(totals, { readiness, conflict: false, voters: null });
    return totals;
  };

  it.each([
    [[], "full"],
    [["unknown"], "full"],
    [["ready", "unknown", "stale"], "full"],
    [["ready", "unknown"], "part"],
    [["ready", "ready", "stale"], "part"],
    [["ready", "lacking", "failed"], "none"],
  ] as const)("hatches %j as %s", (marks, hatch) => {
    expect(hatchOf(totalsOf(marks))).toBe(hatch);
  });

  it("counts only confirmed places as ready", () => {
    expect(readyShare(totalsOf(["ready", "unknown", "stale", "lacking"]))).toBe(0.25);
    expect(readyShare(totalsOf([]))).toBe(0);
  });

  it("adds the voters that are known and counts the places where they are not", () => {
    const totals = noPlaces();
    countPlace(totals, { readiness: "ready", conflict: false, voters: 1094 });
    countPlace(totals, { readiness: "ready", conflict: true, voters: null });
    expect(totals).toMatchObject({ places: 2, voters: 1094, votersUnknown: 1, conflict: 1 });
  });
});
