import { describe, expect, it } from "vitest";
import { ballotMatterAt } from "../../../../electron/domain/election/ballots.ts";
import { electionDate, hoursOf } from "../../../../electron/domain/election/election-day.ts";
import { dateAmong, dateChangeFlags } from "../../../../electron/domain/election/election-day-moved.ts";
import { type InterruptionFacts, interruptionAt } from "../../../../electron/domain/election/interruption.ts";

const hours = hoursOf(electionDate);
const at = (hour: string): number => Date.parse(`${electionDate}T${hour}:00+07:00`);
const ms = (hour?: string): number | null => (hour === undefined ? null : at(hour));

interface Told {
  started: string;
  sealed?: string;
  notified?: string;
  resumed?: string;
  opened?: string;
  closed?: string;
}
const facts = ({ started, sealed, notified, resumed, opened = "07:00", closed }: Told): InterruptionFacts => ({
  startedMs: at(started),
  steps: { sealed: ms(sealed), notified: ms(notified), resumed: ms(resumed) },
  openedMs: opened === "never" ? null : at(opened),
  closedMs: ms(closed),
});

describe("an interruption (Law 85/2015, art. 71)", () => {
  it("asks for sealing, then telling the Ban bầu cử, then going on", () => {
    expect(interruptionAt(facts({ started: "09:00" }), hours, at("09:05"))).toEqual({
      open: true,
      next: "sealed",
      flags: ["not-sealed", "not-notified"],
    });
    expect(interruptionAt(facts({ started: "09:00", sealed: "09:01" }), hours, at("09:05"))).toEqual({
      open: true,
      next: "notified",
      flags: ["not-notified"],
    });
    expect(interruptionAt(facts({ started: "09:00", sealed: "09:01", notified: "09:03" }), hours, at("09:05"))).toEqual({
      open: true,
      next: "resumed",
      flags: [],
    });
    expect(interruptionAt(facts({ started: "09:00", sealed: "09:01", notified: "09:03", resumed: "10:00" }), hours, at("10:05"))).toEqual({
      open: false,
      next: null,
      flags: [],
    });
  });

  const sealed = { sealed: "23:00", notified: "23:00" };
  it.each([
    ["at 05: begun before it", { started: "04:50", opened: "04:40", sealed: "04:51", notified: "04:52", resumed: "05:30" }, "06:00", ["early"]],
    ["at 07: nothing yet to say", { started: "06:40", sealed: "06:41", notified: "06:42", opened: "never" }, "06:59", ["before-opening"]],
    [
      "at 07: the vote could not begin",
      { started: "06:40", sealed: "06:41", notified: "06:42", opened: "never" },
      "07:00",
      ["before-opening", "at-opening"],
    ],
    ["at 19: not yet", { started: "17:00", sealed: "17:01", notified: "17:02" }, "18:59", []],
    ["at 19: still interrupted", { started: "17:00", sealed: "17:01", notified: "17:02" }, "19:00", ["at-close"]],
    ["at 21: another day must be asked for", { started: "17:00", sealed: "17:01", notified: "17:02" }, "21:00", ["at-latest"]],
    ["resumed after 21", { started: "17:00", sealed: "17:01", notified: "17:02", resumed: "21:01" }, "21:30", ["resumed-late"]],
    ["resumed without a word of sealing", { started: "09:00", notified: "09:02", resumed: "09:30" }, "10:00", ["resumed-unsealed"]],
    ["sealed before it began", { started: "09:00", sealed: "08:59", notified: "09:02", resumed: "09:30" }, "10:00", ["order"]],
    ["after the vote had ended", { started: "19:30", closed: "19:00", ...sealed }, "23:30", ["after-close"]],
  ] as const)("guards %s", (_, told, now, flags) => {
    expect(interruptionAt(facts(told), hours, at(now)).flags).toEqual(flags);
  });

  it("stays open where it is told to have resumed before it began", () => {
    const slip = facts({ started: "09:00", sealed: "09:01", notified: "09:02", resumed: "06:00" });
    expect(interruptionAt(slip, hours, at("09:30"))).toMatchObject({ open: true, flags: ["order"] });
  });

  it("is over once the vote has ended, resumed or not", () => {
    expect(interruptionAt(facts({ started: "18:00", closed: "19:00" }), hours, at("19:30"))).toMatchObject({ open: false, next: null });
  });
});

describe("a ballot matter", () => {
  const none = { stopped: null, sealed: null, minutes: null, reprintAsked: null, reprintReceived: null, resumed: null };
  it("is open until ballots are handed out again, and asks for its steps in turn", () => {
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: none })).toEqual({ open: true, next: "stopped", flags: [] });
    const asked = { ...none, stopped: at("08:01"), sealed: at("08:05"), minutes: at("08:20"), reprintAsked: at("08:30") };
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: asked })).toEqual({ open: true, next: "reprintReceived", flags: [] });
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: { ...asked, reprintReceived: at("11:00"), resumed: at("11:05") } })).toEqual({
      open: false,
      next: null,
      flags: [],
    });
  });

  it("needs no reprint where sound ballots are left, but its minutes all the same", () => {
    const steps = { ...none, stopped: at("08:01"), sealed: at("08:05"), minutes: at("08:20"), resumed: at("08:30") };
    expect(ballotMatterAt({ foundMs: at("08:00"), steps }).flags).toEqual([]);
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: { ...steps, minutes: null } }).flags).toEqual(["gap"]);
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: { ...steps, reprintAsked: at("08:25") } }).flags).toEqual(["gap"]);
  });

  it("flags hours out of turn", () => {
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: { ...none, stopped: at("07:50") } }).flags).toEqual(["order"]);
    expect(ballotMatterAt({ foundMs: at("08:00"), steps: { ...none, stopped: at("08:10"), sealed: at("08:05") } }).flags).toEqual(["order"]);
  });
});

describe("another day (art. 72)", () => {
  const approval = { number: "1/NQ-HĐBCQG", date: "2021-05-21", signer: "Chủ tịch" };
  const asked = { at: "2021-05-20T08:00:00+07:00", by: null };
  it("is flagged where it lies on the wrong side or nobody asked", () => {
    const early = { kind: "early", units: ["commune:00952"], newDate: "2021-05-22", approval: null, asked } as const;
    const change = (more: object) => ({ ...early, units: [...early.units], ...more });
    expect(dateChangeFlags(change({}), electionDate)).toEqual([]);
    expect(dateChangeFlags(change({ newDate: "2021-05-24" }), electionDate)).toEqual(["wrong-side"]);
    expect(dateChangeFlags(change({ kind: "postponed" }), electionDate)).toEqual(["wrong-side"]);
    expect(dateChangeFlags(change({ approval, asked: null }), electionDate)).toEqual(["unasked"]);
  });

  it("goes by the nearest unit that was moved", () => {
    const moved = new Map([
      ["district:030", "2021-05-30"],
      ["place:00952-02", "2021-06-06"],
    ]);
    expect(dateAmong(["place:00952-02", "commune:00952", "district:030", "province"], moved, electionDate)).toBe("2021-06-06");
    expect(dateAmong(["place:00952-01", "commune:00952", "district:030", "province"], moved, electionDate)).toBe("2021-05-30");
    expect(dateAmong(["place:00688-01", "commune:00688", "district:024", "province"], moved, electionDate)).toBe(electionDate);
  });
});
