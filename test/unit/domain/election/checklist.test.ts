import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChecklistItem, itemStates, type Readiness, type ShownItemState, shownItemStates } from "../../../../electron/contract/index.ts";
import { checklistAt, type ItemNow, itemAt, type Ticked } from "../../../../electron/domain/election/checklist.ts";
import { owedDate, reviewDates, reviewMark } from "../../../../electron/domain/election/checklist-review.ts";
import { countMark, markBeneath, noMarks, placeMark, worseMarkFirst } from "../../../../electron/domain/election/readiness-parts.ts";
import { rehearsalCover, rehearsalMark } from "../../../../electron/domain/election/rehearsal.ts";
import { builtInTemplates, templateInForce } from "../../../../electron/domain/election/templates.ts";

const nowMs = Date.parse("2021-05-22T18:00:00+07:00");
const hourMs = 3_600_000;
const ticked = (over: Partial<Ticked> = {}): Ticked => ({
  state: "done",
  atMs: nowMs,
  disputed: [],
  existenceDisputed: false,
  wordsChanged: false,
  ...over,
});
const item = (key: string, over: Partial<ChecklistItem> = {}): ChecklistItem => ({
  key,
  group: "g",
  words: key,
  weight: 2,
  critical: false,
  scope: "all",
  basis: null,
  ...over,
});
const so = (state: ShownItemState, conflict = false): ItemNow => ({ state, conflict, turnsMs: null });
const critical = item("box", { critical: true, weight: 3 });
const minor = item("speaker", { weight: 1 });
const mark = (box: ShownItemState, speaker: ShownItemState, share = 100): Readiness =>
  checklistAt(
    [
      { item: critical, now: so(box) },
      { item: minor, now: so(speaker) },
    ],
    share,
  ).mark;

describe("an item", () => {
  it("nobody ticked is unknown, not undone and not done", () => {
    expect(itemAt(undefined, 24, nowMs)).toEqual({ state: "unknown", conflict: false, turnsMs: null });
  });
  it("done grows old after its hours, on the full minute; what lacks or failed does not", () => {
    const tick = ticked({ atMs: nowMs + 20_000 });
    const oldMs = nowMs + 24 * hourMs + 60_000;
    expect(itemAt(tick, 24, oldMs - 1)).toEqual({ state: "done", conflict: false, turnsMs: oldMs });
    expect(itemAt(tick, 24, oldMs)).toMatchObject({ state: "stale", turnsMs: null });
    for (const state of ["lacking", "failed", "not-applicable"] as const) expect(itemAt(ticked({ state }), 24, oldMs * 2).state).toBe(state);
  });
  it("ticked under other words must be looked at again", () => {
    expect(itemAt(ticked({ wordsChanged: true }), 24, nowMs).state).toBe("changed");
    expect(itemAt(ticked({ wordsChanged: true, state: "failed" }), 24, nowMs).state).toBe("failed");
  });
  it("in dispute is never done, and shows the worst said", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...itemStates), { minLength: 2 }), (disputed) => {
        const now = itemAt(ticked({ state: disputed[0] ?? "done", disputed }), 24, nowMs * 2);
        expect(now).toEqual({ state: disputed.includes("failed") ? "failed" : "lacking", conflict: true, turnsMs: null });
      }),
    );
  });
});

describe("a checklist's mark", () => {
  it("follows the stated rule", () => {
    expect(mark("done", "done")).toBe("ready");
    expect(mark("failed", "done")).toBe("failed");
    expect(mark("lacking", "done")).toBe("lacking");
    expect(mark("done", "failed")).toBe("lacking");
    expect(mark("done", "lacking")).toBe("lacking");
    expect(mark("done", "lacking", 75)).toBe("ready");
    expect(mark("done", "unknown")).toBe("unknown");
    expect(mark("unknown", "done", 50)).toBe("unknown");
    expect(mark("stale", "done")).toBe("stale");
    expect(mark("stale", "unknown")).toBe("unknown");
    expect(mark("changed", "done")).toBe("unknown");
    expect(mark("done", "not-applicable")).toBe("ready");
  });
  it("does not let what is asked of everybody be waved away", () => {
    expect(mark("not-applicable", "done")).toBe("lacking");
    const scoped = item("kit", { critical: true, scope: "in-zone" });
    const both = [
      { item: scoped, now: so("not-applicable") },
      { item: minor, now: so("done") },
    ];
    expect(checklistAt(both, 100).mark).toBe("ready");
  });
  const asked = fc.array(
    fc.record({
      item: fc.record({ critical: fc.boolean(), weight: fc.integer({ min: 1, max: 10 }) }).map((over) => item("x", over)),
      now: fc.record({ state: fc.constantFrom(...shownItemStates), conflict: fc.boolean(), turnsMs: fc.constant(null) }),
    }),
    { minLength: 1, maxLength: 30 },
  );
  it("counts every item once, and silence never makes anything ready", () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 50, max: 100 }), (items, share) => {
        const told = checklistAt(items, share);
        const { done, lacking, failed, notApplicable, unknown, stale, changed } = told;
        expect(done + lacking + failed + notApplicable + unknown + stale + changed).toBe(items.length);
        expect(told.known).toBe(items.length - unknown - stale - changed);
        if (told.mark === "ready") {
          expect(told.weightDone * 100).toBeGreaterThanOrEqual(told.weight * share);
          expect(items.every(({ item: one, now }) => !one.critical || now.state === "done")).toBe(true);
        }
      }),
    );
  });
  it("gets no worse where something more is done, and does not hang on the order", () => {
    fc.assert(
      fc.property(asked, fc.nat(), (items, which) => {
        const index = which % items.length;
        const better = items.map((one, place) => (place === index ? { ...one, now: so("done") } : one));
        expect(worseMarkFirst(checklistAt(better, 100).mark, checklistAt(items, 100).mark)).toBeGreaterThanOrEqual(0);
        expect(checklistAt([...items].reverse(), 100).mark).toBe(checklistAt(items, 100).mark);
      }),
    );
  });
});

describe("readiness of a unit", () => {
  it("of a place is the worse of what was reported and what was ticked, as far as anybody told", () => {
    expect(placeMark("ready", true, "failed")).toBe("failed");
    expect(placeMark("lacking", true, "ready")).toBe("lacking");
    expect(placeMark("ready", true, "stale")).toBe("stale");
    expect(placeMark("ready", true, null)).toBe("ready");
    expect(placeMark("unknown", false, "ready")).toBe("ready");
    expect(placeMark("unknown", false, null)).toBe("unknown");
  });
  it("by what lies beneath is ready only where all is, and unknown where nothing is listed", () => {
    const of = (...marks: Readiness[]): Readiness => {
      const counts = noMarks();
      for (const one of marks) countMark(counts, one, false);
      return markBeneath(counts);
    };
    expect(of()).toBe("unknown");
    expect(of("ready", "ready")).toBe("ready");
    expect(of("ready", "failed")).toBe("lacking");
    expect(of("ready", "unknown", "stale")).toBe("unknown");
    expect(of("ready", "stale")).toBe("stale");
    const disputed = noMarks();
    countMark(disputed, "ready", true);
    expect(markBeneath(disputed)).toBe("lacking");
  });
});

describe("daily reviews", () => {
  const dates = reviewDates("2021-05-23");
  it("are owed for the four days before the vote, each once it is over", () => {
    expect(dates).toEqual(["2021-05-19", "2021-05-20", "2021-05-21", "2021-05-22"]);
    expect(owedDate(dates, Date.parse("2021-05-19T23:59:59+07:00"))).toBeNull();
    expect(owedDate(dates, Date.parse("2021-05-20T00:00:00+07:00"))).toBe("2021-05-19");
    expect(owedDate(dates, nowMs)).toBe("2021-05-21");
  });
  const told = (date: string, outcome: "ready" | "lacking" | "failed", signed: boolean, conflict = false) => ({ date, outcome, signed, conflict });
  it("make ready only with the chairman's signature and where the newest owed is there", () => {
    expect(reviewMark([told("2021-05-21", "ready", true)], "2021-05-21")).toBe("ready");
    expect(reviewMark([told("2021-05-21", "ready", false)], "2021-05-21")).toBe("unknown");
    expect(reviewMark([told("2021-05-20", "ready", true)], "2021-05-21")).toBe("stale");
    expect(reviewMark([told("2021-05-21", "failed", false)], "2021-05-21")).toBe("failed");
    expect(reviewMark([told("2021-05-22", "lacking", true), told("2021-05-21", "ready", true)], "2021-05-21")).toBe("lacking");
    expect(reviewMark([told("2021-05-21", "ready", true, true)], "2021-05-21")).toBe("lacking");
    expect(reviewMark([], "2021-05-21")).toBe("unknown");
    expect(reviewMark([], null)).toBeNull();
  });
});

describe("rehearsals", () => {
  const held = (
    scenario: "covid-home" | "covid-hospital" | "disaster",
    date: string,
    defects: string | null = null,
    mendedAt: string | null = null,
  ) => ({
    scenario,
    date,
    defects,
    mendedAt,
  });
  it("count what was held by today, not what is planned, and defects until they are mended", () => {
    const cover = rehearsalCover(
      [held("covid-home", "2021-05-20", "thiếu đồ bảo hộ"), held("disaster", "2021-05-22"), held("covid-hospital", "2021-05-23")],
      "2021-05-22",
    );
    expect(cover).toMatchObject({ scenarios: 2, covid: 1, openDefects: 1, planned: 1 });
    expect(rehearsalCover([held("covid-home", "2021-05-20", "thiếu", "2021-05-21T08:00:00+07:00")], "2021-05-22").openDefects).toBe(0);
  });
  it("gate readiness only where the setting says so", () => {
    expect(rehearsalMark({ covid: 0, openDefects: 3 }, "off")).toBeNull();
    expect(rehearsalMark({ covid: 1, openDefects: 0 }, "any-covid")).toBe("ready");
    expect(rehearsalMark({ covid: 3, openDefects: 0 }, "all-covid")).toBe("unknown");
    expect(rehearsalMark({ covid: 4, openDefects: 0 }, "all-covid")).toBe("ready");
    expect(rehearsalMark({ covid: 4, openDefects: 1 }, "any-covid")).toBe("lacking");
  });
});

describe("templates", () => {
  it("name each item once, with something critical and nothing empty", () => {
    for (const { items } of Object.values(builtInTemplates)) {
      expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
      expect(items.some((one) => one.critical && one.scope === "all")).toBe(true);
    }
  });
  it("are in force from their day, the highest version first", () => {
    const second = { ...builtInTemplates.place, version: 2, inForceFrom: "2021-05-23T00:00:00+07:00" };
    const versions = [builtInTemplates.place, second];
    expect(templateInForce(versions, "place", nowMs).version).toBe(1);
    expect(templateInForce(versions, "place", Date.parse(second.inForceFrom)).version).toBe(2);
    expect(templateInForce(versions, "commune", Date.parse(second.inForceFrom))).toBe(builtInTemplates.commune);
  });
});
