import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DayStep, daySteps } from "../../../../electron/contract/index.ts";
import { type DayFacts, dayStateAt } from "../../../../electron/domain/election/day-state.ts";
import { countDay, noDays, sumDays } from "../../../../electron/domain/election/day-state-counts.ts";
import { electionDate, hoursOf, nextHour, phaseAt } from "../../../../electron/domain/election/election-day.ts";

const hours = hoursOf(electionDate);
const at = (hour: string): number => Date.parse(`${electionDate}T${hour}:00+07:00`);
const facts = (steps: Partial<Record<DayStep, string>> = {}, more: Partial<DayFacts> = {}): DayFacts => ({
  steps: {
    opened: null,
    closed: null,
    counting: null,
    minutes: null,
    handedOver: null,
    ...Object.fromEntries(Object.entries(steps).map(([step, hour]) => [step, at(hour)])),
  },
  notOpenMs: null,
  disputed: false,
  interruptedMs: [],
  openBallotMatters: 0,
  isAhead: false,
  isMoved: false,
  ...more,
});

describe("what leads", () => {
  it("is readiness until 05:00, then the day, until the minutes must have reached the commune", () => {
    expect(
      [at("04:59"), at("05:00"), at("23:59"), Date.parse("2021-05-26T23:59:00+07:00"), Date.parse("2021-05-27T00:00:00+07:00")].map((ms) =>
        phaseAt(hours, ms),
      ),
    ).toEqual(["readiness", "day", "day", "day", "over"]);
  });

  it("turns at 05, 07, 19 and 21 h", () => {
    expect([at("00:00"), at("05:00"), at("07:00"), at("19:00")].map((ms) => nextHour(hours, ms))).toEqual([
      at("05:00"),
      at("07:00"),
      at("19:00"),
      at("21:00"),
    ]);
  });
});

describe("where a polling place stands", () => {
  it("says nothing of silence but that nothing was said", () => {
    expect(dayStateAt(facts(), hours, at("06:59"))).toMatchObject({ state: "not-open", mark: "unknown", begun: false });
    expect(dayStateAt(facts(), hours, at("07:00"))).toMatchObject({ state: "unsaid", mark: "unknown", sinceMs: null, begun: false });
  });

  it("takes 'chưa mở' for a fact only where it was said after the hour", () => {
    expect(dayStateAt(facts({}, { notOpenMs: at("06:40") }), hours, at("07:30"))).toMatchObject({ state: "unsaid", mark: "unknown" });
    expect(dayStateAt(facts({}, { notOpenMs: at("07:20") }), hours, at("07:30"))).toMatchObject({
      state: "not-open",
      mark: "failed",
      sinceMs: at("07:20"),
    });
  });

  it("goes with the furthest step, and says since when", () => {
    const steps = { opened: "07:00", closed: "19:00", counting: "19:20", minutes: "22:10", handedOver: "23:30" };
    const states = daySteps.map(
      (_, index) => dayStateAt(facts(Object.fromEntries(Object.entries(steps).slice(0, index + 1))), hours, at("23:59")).state,
    );
    expect(states).toEqual(["opened", "closed", "counting", "minutes", "handed-over"]);
    expect(dayStateAt(facts(steps), hours, at("23:59"))).toMatchObject({ mark: "good", sinceMs: at("23:30"), flags: [] });
  });

  it("is interrupted until the vote goes on or has ended", () => {
    const interrupted = { interruptedMs: [at("10:00"), at("09:30")] };
    expect(dayStateAt(facts({ opened: "07:00" }, interrupted), hours, at("10:30"))).toMatchObject({
      state: "interrupted",
      mark: "failed",
      sinceMs: at("09:30"),
      begun: true,
    });
    expect(dayStateAt(facts({}, interrupted), hours, at("10:30"))).toMatchObject({ state: "interrupted", begun: false });
    expect(dayStateAt(facts({ opened: "07:00", closed: "19:00" }, interrupted), hours, at("19:30"))).toMatchObject({ state: "closed" });
  });

  it.each([
    [{ opened: "04:59" }, "08:00", ["opened-early"], "attention"],
    [{ opened: "05:00" }, "08:00", [], "good"],
    [{ opened: "07:15" }, "08:00", [], "good"],
    [{ opened: "07:16" }, "08:00", ["opened-late"], "good"],
    [{ opened: "07:00", closed: "18:59" }, "20:00", ["closed-early"], "attention"],
    [{ opened: "07:00", closed: "21:00" }, "22:00", [], "good"],
    [{ opened: "07:00", closed: "21:01" }, "22:00", ["closed-late"], "attention"],
    [{ opened: "07:00" }, "20:59", [], "good"],
    [{ opened: "07:00" }, "21:00", ["close-unsaid"], "attention"],
    [{ closed: "19:00" }, "20:00", ["skipped"], "attention"],
    [{ opened: "07:00", counting: "19:30" }, "20:00", ["skipped"], "attention"],
    [{ opened: "19:30", closed: "19:00" }, "20:00", ["opened-late", "order"], "attention"],
  ] as const)("keeps what does not fit and flags it: %j at %s", (steps, now, flags, mark) => {
    expect(dayStateAt(facts(steps), hours, at(now))).toMatchObject({ flags, mark });
  });

  it("is never good where stations say otherwise, a clock is wrong or ballots are wanting", () => {
    expect(dayStateAt(facts({ opened: "07:00" }, { disputed: true }), hours, at("08:00"))).toMatchObject({
      mark: "attention",
      conflict: true,
      flags: ["disputed"],
    });
    expect(dayStateAt(facts({ opened: "07:00" }, { isAhead: true }), hours, at("08:00"))).toMatchObject({ mark: "attention", flags: ["ahead"] });
    expect(dayStateAt(facts({ opened: "07:00" }, { openBallotMatters: 1 }), hours, at("08:00"))).toMatchObject({
      mark: "attention",
      flags: ["ballots"],
    });
    expect(dayStateAt(facts({ opened: "07:00" }, { notOpenMs: at("07:20") }), hours, at("08:00"))).toMatchObject({
      mark: "attention",
      flags: ["order"],
    });
  });

  it("keeps what failed failed, whatever else does not fit", () => {
    expect(dayStateAt(facts({}, { notOpenMs: at("07:20"), disputed: true }), hours, at("08:00")).mark).toBe("failed");
  });
});

const hour = fc.option(fc.integer({ min: at("04:00"), max: at("23:59") }));
const anyFacts = fc
  .record({
    steps: fc.record({ opened: hour, closed: hour, counting: hour, minutes: hour, handedOver: hour }),
    notOpenMs: hour,
    disputed: fc.boolean(),
    interruptedMs: fc.array(fc.integer({ min: at("05:00"), max: at("19:00") }), { maxLength: 2 }),
    openBallotMatters: fc.nat(1),
    isAhead: fc.boolean(),
    isMoved: fc.boolean(),
  })
  .map((made): DayFacts => made);
const anyHour = fc.integer({ min: at("04:00"), max: at("23:59") });

describe("counts of the day", () => {
  it("are the sum of their parts, in whatever order, and every place is in one state", () => {
    fc.assert(
      fc.property(fc.array(anyFacts, { maxLength: 30 }), anyHour, fc.nat(30), (all, now, cut) => {
        const days = all.map((one) => dayStateAt(one, hours, now));
        const whole = noDays();
        for (const day of [...days].reverse()) countDay(whole, day);
        const parts = [days.slice(0, cut), days.slice(cut)].map((part) => {
          const counts = noDays();
          for (const day of part) countDay(counts, day);
          return counts;
        });
        expect(sumDays(parts)).toEqual(whole);
        const { unsaid, opened, interrupted, closed, counting, minutes, places } = whole;
        expect(unsaid + whole["not-open"] + opened + interrupted + closed + counting + minutes + whole["handed-over"]).toBe(places);
        for (const day of days) countDay(whole, day, -1);
        expect(whole).toEqual(noDays());
      }),
    );
  });

  it("never mark as good what nobody told or what is disputed", () => {
    fc.assert(
      fc.property(anyFacts, anyHour, (one, now) => {
        const { mark, begun } = dayStateAt(one, hours, now);
        if (!begun || one.disputed) expect(mark).not.toBe("good");
      }),
    );
  });
});
