import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alertRules } from "../../../../electron/contract/index.ts";
import { type ActFacts, actStanding } from "../../../../electron/domain/election/alert-acts.ts";
import type { Finding } from "../../../../electron/domain/election/alert-finding.ts";
import { gather, takeIn } from "../../../../electron/domain/election/alert-gather.ts";
import { judgePlace, type PlaceFacts } from "../../../../electron/domain/election/alert-place.ts";
import { alertRuleData, isRuleInForce, ruleDates } from "../../../../electron/domain/election/alert-rules.ts";
import { planMs, planState, planSteps } from "../../../../electron/domain/election/day-plan.ts";
import { electionDate, electionDateOf, hoursOf, movedWith } from "../../../../electron/domain/election/election-day.ts";
import { clauses, dueOn, obligationIds } from "../../../../electron/domain/election/obligations.ts";

const hours = hoursOf("2021-05-23");
const at = (text: string): number => Date.parse(`2021-05-23T${text}:00+07:00`);
const finding = (unit: string, more: Partial<Finding> = {}): Finding => ({
  rule: "opening-unsaid",
  cause: unit,
  unit,
  severity: 3,
  sinceMs: at("07:00"),
  text: "chưa có tin khai mạc",
  n: null,
  of: null,
  size: 1,
  marking: "open",
  invented: false,
  ...more,
});
const found = (units: readonly string[]): Map<string, Finding> => new Map(units.map((unit) => [unit, finding(unit)]));

describe("rules as data", () => {
  it("each has words, what to do, a source and its dates", () => {
    for (const rule of alertRules) {
      const { words, todo, basis, from, to } = alertRuleData[rule];
      expect(
        [words, todo, basis].every((text) => text.length > 5),
        rule,
      ).toBe(true);
      expect(to === null || to >= from, rule).toBe(true);
      expect(isRuleInForce(rule, "2010-01-01", electionDate), rule).toBe(false);
    }
  });
  it("holds on its first and last day and not beside them", () => {
    expect([isRuleInForce("not-disinfected", "2021-05-20", electionDate), isRuleInForce("not-disinfected", "2021-05-21", electionDate)]).toEqual([
      false,
      true,
    ]);
    expect([isRuleInForce("no-rehearsal", "2021-05-23", electionDate), isRuleInForce("no-rehearsal", "2021-05-24", electionDate)]).toEqual([
      true,
      false,
    ]);
  });
});

describe("another election day", () => {
  it("moves what is of one election, and leaves what the law says at all times", () => {
    expect(ruleDates("no-rehearsal", "2026-03-15")).toEqual({ from: "2026-03-12", to: "2026-03-15" });
    expect([isRuleInForce("no-rehearsal", "2021-05-23", "2026-03-15"), isRuleInForce("no-rehearsal", "2026-03-15", "2026-03-15")]).toEqual([
      false,
      true,
    ]);
    for (const rule of alertRules.filter((one) => alertRuleData[one].to === null))
      expect(ruleDates(rule, "2026-03-15")).toEqual({ from: alertRuleData[rule].from, to: null });
  });
  it("moves every hour of the directive by as many days, across months and years, and nothing on the day itself", () => {
    for (const clause of clauses) expect(dueOn(clause, electionDate)).toBe(clause.due);
    expect(movedWith("2021-05-22T17:00:00+07:00", "2024-03-01")).toBe("2024-02-29T17:00:00+07:00");
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        const date = new Date(Date.parse(electionDate) + days * 86_400_000).toISOString().slice(0, 10);
        for (const clause of clauses) expect(Date.parse(dueOn(clause, date) ?? "") - Date.parse(clause.due ?? "")).toBe(days * 86_400_000);
      }),
      { numRuns: 30 },
    );
  });
  it("is the room's own where the setting holds no day", () => {
    expect(["2026-03-15", "2026-99-99", "15/3/2026", null].map(electionDateOf)).toEqual(["2026-03-15", electionDate, electionDate, electionDate]);
  });
});

describe("gathering", () => {
  const wholes = [
    { unit: "commune:1", parts: ["place:1-1", "place:1-2"] },
    { unit: "commune:2", parts: ["place:2-1"] },
    { unit: "district:1", parts: ["commune:1", "commune:2"] },
  ];
  const causes = (units: readonly string[]): string[] => gather(found(units), wholes).map(({ cause }) => cause);
  it("has all of a unit as one, part of it as each, and one alone as itself", () => {
    expect(causes(["place:1-1", "place:1-2"])).toEqual(["commune:1"]);
    expect(causes(["place:1-1"])).toEqual(["place:1-1"]);
    expect(causes(["place:2-1"])).toEqual(["place:2-1"]);
    expect(gather(found(["place:1-1", "place:1-2", "place:2-1"]), wholes)).toMatchObject([{ cause: "district:1", n: 3, size: 3 }]);
  });
  it("a unit that fires while one of its own does not is no whole for a wider one", () => {
    const wider = [...wholes, { unit: "province", parts: ["district:1"] }];
    expect(gather(found(["district:1", "place:1-1"]), wider).map(({ cause }) => cause)).toEqual(["district:1", "place:1-1"]);
  });
  it("loses and doubles nobody, whatever fires, in whatever order", () => {
    const places = Array.from({ length: 5 }, (_, commune) => Array.from({ length: commune + 1 }, (_, n) => `place:${commune}-${n}`));
    const all = [
      ...places.map((parts, commune) => ({ unit: `commune:${commune}`, parts })),
      { unit: "district:1", parts: places.map((_, commune) => `commune:${commune}`) },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(places.flat()), (firing) => {
        const told = gather(found(firing), all);
        expect(told.reduce((sum, { size }) => sum + size, 0)).toBe(firing.length);
        expect(new Set(told.map(({ cause }) => cause)).size).toBe(told.length);
        const sorted = gather(found(firing.toSorted()), all);
        expect(told.map(({ cause }) => cause).toSorted()).toEqual(sorted.map(({ cause }) => cause).toSorted());
        if (firing.length === places.flat().length) expect(told).toHaveLength(1);
      }),
    );
  });
  it("a missing report takes in the silence of its own places alone", () => {
    const report = finding("commune:1", { rule: "report-missing", severity: 2, text: "chưa có Báo cáo khai mạc" });
    const silent = [finding("commune:1", { n: 4 }), finding("commune:2", { n: 2 }), finding("place:1-1")];
    const isWithin = (unit: string, of: string): boolean => unit === of;
    const told = takeIn(silent, [report], isWithin);
    expect(told.unsaid.map(({ cause }) => cause)).toEqual(["commune:2", "place:1-1"]);
    expect(told.missing).toMatchObject([{ severity: 3, size: 5 }]);
  });
});

describe("a place on its day", () => {
  const facts: PlaceFacts = {
    unit: "place:1-1",
    state: "opened",
    begun: true,
    notOpenMs: null,
    openedMs: at("07:00"),
    closedMs: null,
    flags: [],
    interruptions: [],
    ballotMatters: [],
    readiness: "ready",
    checklistWords: null,
    readinessMs: null,
    turnsStaleMs: null,
    invented: false,
  };
  const rules = (more: Partial<PlaceFacts>, now: string): string[] => judgePlace({ ...facts, ...more }, hours, at(now)).told.map(({ rule }) => rule);
  it("is told where stations say otherwise, and quiet once they do not", () => {
    expect(rules({ flags: ["disputed"] }, "08:00")).toEqual(["day-disputed"]);
    expect(rules({}, "08:00")).toEqual([]);
  });
  it("says nothing of silence that is over with the day", () => {
    expect(rules({ state: "unsaid", begun: false }, "08:00")).toEqual(["opening-unsaid"]);
    expect(judgePlace({ ...facts, state: "unsaid", begun: false }, hours, hours.overMs).told).toEqual([]);
  });
  it("says when it turns: never later than what it would tell then", () => {
    const silent = { ...facts, state: "unsaid" as const, begun: false };
    expect(judgePlace(silent, hours, at("07:01")).turnsMs).toBe(at("07:15"));
  });
});

describe("what was done about an alert", () => {
  const nothing: ActFacts = { acknowledgedMs: null, assignedMs: null, settledMs: null, snoozedMs: null, snoozedUntilMs: null, weightThen: null };
  const alert = { sinceMs: at("07:00"), weight: 10 };
  const state = (act: Partial<ActFacts>, more: Partial<typeof alert> = {}) => actStanding({ ...nothing, ...act }, { ...alert, ...more }, at("08:00"));
  it("settled holds while it weighs no more and is the same occurrence", () => {
    const settled = { settledMs: at("07:30"), weightThen: 10 };
    expect(state(settled)).toMatchObject({ state: "settled", returned: false });
    expect(state(settled, { weight: 9 })).toMatchObject({ state: "settled" });
    expect(state(settled, { weight: 11 })).toMatchObject({ state: "open", returned: true });
    expect(state(settled, { sinceMs: at("07:45") })).toMatchObject({ state: "open", returned: true });
  });
  it("put off holds until its hour", () => {
    const snoozed = { snoozedMs: at("07:30"), snoozedUntilMs: at("08:30"), weightThen: 10 };
    expect(state(snoozed)).toEqual({ state: "snoozed", returned: false, turnsMs: at("08:30") });
    expect(state({ ...snoozed, snoozedUntilMs: at("08:00") })).toMatchObject({ state: "open", returned: false });
    expect(state(snoozed, { weight: 12 })).toMatchObject({ state: "open", returned: true });
  });
  it("to have seen it holds for that occurrence alone", () => {
    expect(state({ acknowledgedMs: at("07:10") }).state).toBe("acknowledged");
    expect(state({ acknowledgedMs: at("07:10"), assignedMs: at("07:12") }).state).toBe("assigned");
    expect(state({ acknowledgedMs: at("06:10") }).state).toBe("open");
  });
});

describe("the directive and the plan", () => {
  it("has 22 clauses, each owed by somebody; asked of the organisations, never given", () => {
    expect(clauses).toHaveLength(22);
    expect(new Set(obligationIds).size).toBe(obligationIds.length);
    for (const { clause, agencies } of clauses) {
      expect(agencies.length, clause).toBeGreaterThan(0);
      const isAsked = clause.startsWith("M");
      for (const { verb } of agencies) expect(verb, clause).toBe(isAsked ? "đề nghị" : "giao");
    }
    expect(clauses.filter(({ attestOnly }) => attestOnly).map(({ clause }) => clause)).toEqual(["A1", "A2", "A3"]);
  });
  it("goes from fifty days before to three after, and what nobody told is never done", () => {
    const lists = planSteps.find(({ step }) => step === "voter-lists");
    expect(lists && new Date(planMs(lists.due, "2021-05-23")).toISOString()).toBe("2021-04-13T10:00:00.000Z");
    expect(planState({ fromMs: null, dueMs: 10, done: 0, of: 0 }, 11)).toBe("overdue");
    expect(planState({ fromMs: null, dueMs: 10, done: 3, of: 3 }, 11)).toBe("done");
    expect(planState({ fromMs: 5, dueMs: 10, done: 2, of: 3 }, 5)).toBe("due");
    expect(planState({ fromMs: 5, dueMs: 10, done: 2, of: 3 }, 4)).toBe("ahead");
  });
});
