import { describe, expect, it } from "vitest";
import type { TimelineStep } from "../../../../electron/contract/history.ts";
import { marksOf, momentAt, moved, shareOf, stepAt, stepFrom, ticksOf, trackOf } from "../../../../renderer/time/track.ts";
import { readHour } from "../../../../renderer/time/typed-hour.ts";

const at = (hour: string, day = "23") => `2021-05-${day}T${hour}:00+07:00`;
const ms = (hour: string, day = "23") => Date.parse(at(hour, day));
const track = { from: Date.parse("2021-05-22T18:00:21+07:00"), to: ms("08:47") };

const step = (changeSet: string, knownAt: string, trueTo = knownAt, landmark = false): TimelineStep => ({
  changeSet,
  title: changeSet,
  actor: "Trực ban",
  knownAt,
  trueFrom: trueTo,
  trueTo,
  desks: [],
  landmark,
});

describe("the track", () => {
  it("runs from the first news to the present minute", () => {
    const timeline = { from: "2021-05-22T18:00:20.300+07:00", now: at("08:47"), steps: [], omitted: 0, course: [], aged: [] };
    expect(trackOf(timeline, track.to)).toEqual(track);
    expect(trackOf({ ...timeline, from: null }, track.to)).toBeNull();
    expect(trackOf(timeline, null)).toBeNull();
  });
  it("gives whole minutes, never before its beginning, and now at its end", () => {
    expect(momentAt(track, 0, "knownAt")).toEqual({ knownAt: "2021-05-22T18:00:21+07:00" });
    expect(momentAt(track, 1, "trueAt")).toEqual({});
    expect(momentAt(track, shareOf(track, ms("06:30")), "trueAt")).toEqual({ trueAt: at("06:30") });
  });
  it("moves by minutes and hours from wherever it stands", () => {
    expect(moved(track, {}, -1, "knownAt")).toEqual({ knownAt: at("08:46") });
    expect(moved(track, { knownAt: at("08:46") }, 1, "knownAt")).toEqual({});
    expect(moved(track, { trueAt: "2021-05-23T06:30:20.500+07:00" }, 1, "trueAt")).toEqual({ trueAt: at("06:31") });
    expect(moved(track, { trueAt: "2021-05-23T06:30:20.500+07:00" }, -1, "trueAt")).toEqual({ trueAt: at("06:30") });
    expect(moved(track, { knownAt: at("18:30", "22") }, -60, "knownAt")).toEqual({ knownAt: "2021-05-22T18:00:21+07:00" });
  });
  it("has lines for hours and days, labelled where there is room", () => {
    const words = { hour: (moment: number) => new Date(moment + 7 * 3_600_000).toISOString().slice(11, 16), day: () => "ngày" };
    const ticks = ticksOf(track, 600, words);
    expect(ticks.filter(({ kind }) => kind === "day").map((tick) => tick.at)).toEqual([ms("00:00")]);
    expect(ticks.length).toBe(14);
    expect(ticks.map(({ label }) => label).filter((label) => label !== null)).toEqual(["20:00", "22:00", "ngày", "02:00", "04:00", "06:00", "08:00"]);
    expect(ticksOf({ from: ms("00:00", "01"), to: ms("00:00", "23") }, 300, words).every(({ kind }) => kind === "day")).toBe(true);
  });
  it("keeps landmarks that would cover each other in one mark", () => {
    const steps = [
      step("a", at("01:00"), at("01:00"), true),
      step("b", at("01:05"), at("01:05"), true),
      step("c", at("05:00"), at("05:00"), true),
      step("d", at("06:00")),
    ];
    expect(marksOf(track, steps, "knownAt", 600).map(({ steps: own }) => own.map(({ changeSet }) => changeSet))).toEqual([["a", "b"], ["c"]]);
  });
});

describe("stepping by change set", () => {
  // News of 06:00 that came in at 08:00: late.
  const steps = [step("first", at("05:00")), step("late", at("08:00"), at("06:00")), step("second", at("07:00"))];
  it("goes by arrival, or by the hour it was so", () => {
    expect(stepFrom(steps, {}, -1)).toEqual({ knownAt: at("08:00") });
    expect(stepFrom(steps, { knownAt: at("08:00") }, -1)).toEqual({ knownAt: at("07:00") });
    expect(stepFrom(steps, { trueAt: at("07:00") }, -1)).toEqual({ trueAt: at("06:00") });
  });
  it("ends at now after the last, and before the first goes nowhere", () => {
    expect(stepFrom(steps, { knownAt: at("07:30") }, 1)).toEqual({ knownAt: at("08:00") });
    expect(stepFrom(steps, { knownAt: at("08:00") }, 1)).toEqual({});
    expect(stepFrom(steps, {}, 1)).toBeNull();
    expect(stepFrom(steps, { knownAt: at("05:00") }, -1)).toBeNull();
  });
  it("tells the newest in sight", () => {
    expect(stepAt(steps, { knownAt: at("07:30") })?.changeSet).toBe("second");
    expect(stepAt(steps, { trueAt: at("06:30") })?.changeSet).toBe("late");
    expect(stepAt(steps, { knownAt: at("04:00") })).toBeNull();
    expect(stepAt(steps, {})?.changeSet).toBe("late");
  });
});

describe("a typed hour", () => {
  const near = ms("08:47");
  it("takes the day it is near to where none is typed", () => {
    expect(readHour("06:30", near)).toBe(at("06:30"));
    expect(readHour("7h05", near)).toBe(at("07:05"));
    expect(readHour("19:30 22/5", near)).toBe(at("19:30", "22"));
    expect(readHour("19:30 22/5/2020", near)).toBe("2020-05-22T19:30:00+07:00");
  });
  it("is none where there is no such hour or day", () => {
    for (const text of ["", "24:10", "06:61", "06:30 31/2", "bản tin 12", "22/5"]) expect(readHour(text, near), text).toBeNull();
  });
});
