import { describe, expect, it } from "vitest";
import { currentSlot, nextTurnMs, owedState, regimeInForce, slotState, slotTimes } from "../../../../electron/domain/election/reporting.ts";
import { defaultRegime } from "../../../../electron/domain/election/reporting-default.ts";

const at = (time: string): number => Date.parse(`2021-05-23T${time}+07:00`);
const slots = slotTimes(defaultRegime);
const nine = { asOfMs: at("09:00:00"), dueMs: at("09:20:00"), graceMinutes: 15, receivedMs: null, covered: false };

describe("where a unit stands with a slot", () => {
  it.each([
    ["08:59:59", "not-due"],
    ["09:00:00", "due"],
    ["09:20:00", "due"],
    ["09:20:01", "overdue"],
    ["09:34:59", "overdue"],
    ["09:35:00", "missing"],
  ] as const)("at %s nothing having come: %s", (time, state) => {
    expect(owedState(nine, at(time))).toBe(state);
  });

  it("is on time up to the due time itself, late after it, and stays so however late it is asked", () => {
    expect(owedState({ ...nine, receivedMs: at("09:20:00") }, at("23:00:00"))).toBe("on-time");
    expect(owedState({ ...nine, receivedMs: at("09:20:01") }, at("23:00:00"))).toBe("late");
  });

  it("is covered where what it owes is known otherwise, and its own report is still told as its own", () => {
    expect(owedState({ ...nine, covered: true }, at("12:00:00"))).toBe("covered");
    expect(owedState({ ...nine, covered: true, receivedMs: at("10:00:00") }, at("12:00:00"))).toBe("late");
  });

  it("changes at no moment between the turns foretold", () => {
    const turns: number[] = [];
    for (let ms = nextTurnMs(slots, 15, at("00:00:00")); ms !== null; ms = nextTurnMs(slots, 15, ms)) turns.push(ms);
    const statesAt = (ms: number): string =>
      slots.flatMap(({ asOfMs, dueMs }) => Object.values(dueMs).map((due) => owedState({ ...nine, asOfMs, dueMs: due }, ms))).join();
    let before = statesAt(at("00:00:00"));
    for (const [place, turn] of turns.entries()) {
      expect(statesAt(turn - 1)).toBe(before);
      before = statesAt(turn);
      expect(statesAt((turns[place + 1] ?? turn + 60_000) - 1)).toBe(before);
    }
    expect(before.split(",").every((state) => state === "missing")).toBe(true);
  });
});

describe("slots and regimes", () => {
  it("looks at the newest slot whose time has come, before the first of them at the first", () => {
    expect(currentSlot(slots, at("05:00:00"))?.slot.key).toBe("opening");
    expect(currentSlot(slots, at("08:59:59"))?.slot.key).toBe("opening");
    expect(currentSlot(slots, at("09:00:00"))?.slot.key).toBe("t09");
    const times = slots.find(({ slot }) => slot.key === "t09");
    expect(times && [slotState(times, at("08:00:00")), slotState(times, at("10:00:00")), slotState(times, at("10:00:01"))]).toEqual([
      "ahead",
      "gathering",
      "past",
    ]);
  });

  it("takes the newest in force by then, of two the higher version, and none before its hour", () => {
    const one = { version: 1, inForceFrom: "2021-05-22T00:00:00+07:00" };
    const two = { version: 2, inForceFrom: "2021-05-23T12:00:00+07:00" };
    const three = { version: 3, inForceFrom: "2021-05-22T00:00:00+07:00" };
    expect(regimeInForce([one, two, three], at("11:59:59"))).toBe(three);
    expect(regimeInForce([one, two, three], at("12:00:00"))).toBe(two);
    expect(regimeInForce([two], at("11:00:00"))).toBeUndefined();
  });
});
