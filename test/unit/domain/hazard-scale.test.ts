import { describe, expect, it } from "vitest";
import { checkHazardLevel, hazardScaleAt, scaleTable } from "../../../electron/domain/hazard-scale.ts";

const electionDay = "2021-05-23T08:47:00+07:00";

describe("the scale in force", () => {
  it.each([
    ["2014-10-01T00:00:00+07:00", "QĐ 44/2014/QĐ-TTg"],
    [electionDay, "QĐ 44/2014/QĐ-TTg"],
    ["2021-06-30T23:59:59+07:00", "QĐ 44/2014/QĐ-TTg"],
    ["2021-06-30T17:00:00Z", "QĐ 18/2021/QĐ-TTg"],
    ["2021-07-01T00:00:00+07:00", "QĐ 18/2021/QĐ-TTg"],
  ])("on %s is %s, by Vietnam's calendar", (at, decision) => {
    expect(hazardScaleAt(at)).toMatchObject({ ok: true, value: { decision } });
  });

  it("is none before the first decision", () => {
    expect(hazardScaleAt("2014-09-30T23:59:59+07:00")).toMatchObject({ ok: false, error: { code: "not-in-force" } });
  });
});

describe("a level", () => {
  it.each([
    ["heavy-rain", 3],
    ["thunderstorm", 2],
    ["lightning", 2],
    ["hail", 2],
    ["flash-flood", 3],
    ["pipe-flood", 3],
    ["landslide", 3],
  ] as const)("of %s goes up to %d on election day and is refused above, naming the decision", (hazard, maximum) => {
    expect(checkHazardLevel(hazard, maximum, electionDay).ok).toBe(true);
    const above = checkHazardLevel(hazard, maximum + 1, electionDay);
    expect(above).toMatchObject({ ok: false, error: { code: "not-in-force" } });
    if (!above.ok) expect(above.error.message).toContain("QĐ 44/2014/QĐ-TTg");
  });

  it("of heavy rain may be 4 from 1/7/2021, and asking earlier is told so", () => {
    expect(checkHazardLevel("heavy-rain", 4, "2021-07-01T07:00:00+07:00").ok).toBe(true);
    const early = checkHazardLevel("heavy-rain", 4, electionDay);
    if (!early.ok) expect(early.error.hint).toContain("QĐ 18/2021/QĐ-TTg, hiệu lực 1/7/2021");
    expect(early.ok).toBe(false);
  });
});

it("tells each decision as one table, as sure as its least sure figure", () => {
  const old = hazardScaleAt(electionDay);
  const now = hazardScaleAt("2021-07-01T00:00:00+07:00");
  if (!old.ok || !now.ok) throw new Error("both days have a scale");
  expect(scaleTable(old.value)).toMatchObject({ maximum: { "heavy-rain": 3, hail: 2, landslide: 3, "forest-fire": 5 }, confidence: "L" });
  expect(scaleTable(now.value)).toMatchObject({ maximum: { "heavy-rain": 4, hail: 2, landslide: 3, "forest-fire": 5 }, confidence: "L" });
});
