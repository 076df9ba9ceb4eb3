import { describe, expect, it } from "vitest";
import { type StopFacts, type TripFacts, tripStanding } from "../../../../electron/domain/election/box-trip.ts";
import { type PlannedSite, proposeTrip } from "../../../../electron/domain/election/box-trip-plan.ts";
import { houseRules } from "../../../../electron/domain/election/outreach-rules.ts";

const ms = (hour: string, date = "2021-05-23"): number => Date.parse(`${date}T${hour}:00+07:00`);
const stop = (from: string, to: string, more: Partial<StopFacts> = {}): StopFacts => ({
  case: "hospital",
  voters: 5,
  fromMs: ms(from),
  toMs: ms(to),
  arrivedMs: null,
  leftMs: null,
  disinfectedMs: null,
  ...more,
});
const trip: TripFacts = {
  departsMs: ms("08:00"),
  departedMs: null,
  returnedMs: null,
  stops: [stop("08:30", "09:00"), stop("09:30", "10:00")],
  date: "2021-05-23",
  closedMs: null,
  others: [],
  disputed: false,
};
const standing = (more: Partial<TripFacts>, now: string) => tripStanding({ ...trip, ...more }, houseRules, ms(now));
const done = { arrivedMs: ms("08:30"), leftMs: ms("09:00") };

describe("the round of an auxiliary box", () => {
  it("is neither good nor bad before its hour, and its silence counts a quarter of an hour after", () => {
    expect(standing({}, "07:00")).toMatchObject({ state: "planned", mark: "unknown", flags: [], next: { step: "departed" }, turnsMs: ms("08:15") });
    expect(standing({}, "08:14").flags).toEqual([]);
    expect(standing({}, "08:15")).toMatchObject({ mark: "attention", flags: ["not-departed"] });
    expect(standing({ departedMs: ms("08:05") }, "08:45")).toMatchObject({
      state: "under-way",
      flags: ["not-arrived"],
      stopFlags: [["not-arrived"], []],
    });
    expect(standing({ departedMs: ms("08:05"), stops: [stop("08:30", "09:00", { arrivedMs: ms("08:31") })] }, "09:15").flags).toEqual(["not-left"]);
  });

  it("is where somebody last said it was, back as long after its last stop as it took to the first", () => {
    const there = standing({ departedMs: ms("08:00"), stops: [stop("08:30", "09:00", { arrivedMs: ms("08:30") })] }, "08:40");
    expect(there).toMatchObject({ at: 0, mark: "good", next: { step: "left", stop: 0 }, endsMs: ms("09:30") });
  });

  it("must be disinfected after a site with infection, and failed where it went on without", () => {
    const left = [stop("08:30", "09:00", done), stop("09:30", "10:00")];
    const out = { departedMs: ms("08:00") };
    expect(standing({ ...out, stops: left }, "09:10")).toMatchObject({ mark: "good", next: { step: "disinfected", stop: 0 }, turnsMs: ms("09:30") });
    expect(standing({ ...out, stops: left }, "09:30")).toMatchObject({ mark: "failed", flags: ["not-disinfected"] });
    const wentOn = [left[0] ?? trip.stops[0], stop("09:30", "10:00", { arrivedMs: ms("09:12") })].filter((one) => one !== undefined);
    expect(standing({ ...out, stops: wentOn }, "09:15")).toMatchObject({ mark: "failed", stopFlags: [["not-disinfected"], []] });
    const clean = [stop("08:30", "09:00", { ...done, disinfectedMs: ms("09:10") }), stop("09:30", "10:00")];
    expect(standing({ ...out, stops: clean }, "09:15")).toMatchObject({ mark: "good", flags: [], next: { step: "arrived", stop: 1 } });
    expect(standing({ ...out, stops: [stop("08:30", "09:00", { ...done, case: "old-or-sick" })] }, "09:40").next).toMatchObject({ step: "returned" });
    expect(standing({ ...out, stops: [stop("08:30", "09:00", { ...done, case: null })] }, "09:40").flags).toContain("not-disinfected");
  });

  it("is failed first where the place was told closed while the box is out", () => {
    const out = { departedMs: ms("17:00"), departsMs: ms("17:00"), stops: [stop("17:30", "18:00")] };
    expect(standing({ ...out, closedMs: ms("19:00") }, "19:05")).toMatchObject({ mark: "failed" });
    expect(standing({ ...out, closedMs: ms("19:00") }, "19:05").flags[0]).toBe("closed-while-out");
    expect(standing({ ...out, closedMs: ms("19:00"), returnedMs: ms("18:50") }, "19:05").flags).not.toContain("closed-while-out");
    expect(standing({ ...out, closedMs: ms("19:00"), returnedMs: ms("19:10") }, "19:15").flags).toEqual(["closed-while-out", "after-close"]);
  });

  it("tells of a plan that does not fit", () => {
    expect(standing({ departsMs: ms("04:30") }, "04:00").flags).toContain("early");
    expect(standing({ stops: [stop("18:40", "19:05")] }, "07:00").flags).toContain("after-close");
    expect(standing({ date: "2021-05-30" }, "07:00").flags).toEqual(["not-with-place"]);
    expect(standing({ stops: [stop("09:00", "08:30")] }, "07:00").flags).toContain("order");
    expect(standing({ stops: [stop("08:30", "08:40", { voters: 30 })] }, "07:00")).toMatchObject({ flags: ["tight"], stopFlags: [["tight"]] });
    expect(standing({ stops: [stop("08:30", "09:00"), stop("09:30", "11:00", { case: "old-or-sick" })] }, "07:00").flags).toEqual(["mixed"]);
    expect(standing({ others: [{ fromMs: ms("09:59"), toMs: ms("12:00") }] }, "07:00").flags).toEqual(["clash"]);
    expect(standing({ others: [{ fromMs: ms("10:30"), toMs: ms("12:00") }] }, "07:00").flags).toEqual([]);
    expect(standing({ departedMs: ms("08:40"), stops: [stop("08:30", "09:00", { arrivedMs: ms("08:30") })] }, "08:45").flags).toEqual(["order"]);
  });
});

describe("a round laid out", () => {
  const site = (id: string, more: Partial<PlannedSite>): PlannedSite => ({ id, site: id, case: "old-or-sick", voters: 2, location: null, ...more });
  const start = [104.87, 22.76] as const;

  it("goes to those without infection first, the nearest next, and leaves time to disinfect", () => {
    const sites = [
      site("viện", { case: "hospital", voters: 10 }),
      site("xa", { location: [104.95, 22.8] }),
      site("gần", { location: [104.88, 22.76] }),
      site("nhà", { case: "home-quarantine", voters: 1 }),
    ];
    const { stops, left, endsMs } = proposeTrip(sites, start, ms("07:30"), 10, ms("19:00"), houseRules);
    expect(stops.map(({ siteId }) => siteId)).toEqual(["gần", "xa", "nhà", "viện"]);
    expect(left).toEqual([]);
    const [near, , home, hospital] = stops;
    expect(near).toMatchObject({ fromMs: ms("07:40"), toMs: ms("07:50") });
    expect((hospital?.fromMs ?? 0) - (home?.toMs ?? 0)).toBe(25 * 60_000);
    expect(endsMs).toBe((hospital?.toMs ?? 0) + 25 * 60_000);
  });

  it("leaves out what the day is too short for, and so never makes a round that does not fit", () => {
    const sites = [site("dài", { voters: 60 }), site("ngắn", { voters: 4 })];
    const { stops, left } = proposeTrip(sites, start, ms("15:00"), 15, ms("19:00"), houseRules);
    expect([stops.map(({ siteId }) => siteId), left]).toEqual([["ngắn"], ["dài"]]);
    const stopFacts = stops.map(({ fromMs, toMs }) => ({ ...stop("15:00", "16:00"), case: "old-or-sick" as const, voters: 4, fromMs, toMs }));
    expect(standing({ departsMs: ms("15:00"), stops: stopFacts }, "14:00").flags).toEqual([]);
  });
});
