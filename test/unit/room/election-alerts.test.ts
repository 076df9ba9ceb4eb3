import { beforeEach, describe, expect, it } from "vitest";
import type { AlertRow, AlertRule, InputOf, OutputOf } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, riskInput, type TestClock, wall, zoneInput } from "./room-fixture.ts";

const clock: TestClock = { ms: 0 };
const hour = (text: string, day = 23): string => `2021-05-${day}T${text}:00+07:00`;
const goTo = (text: string, day = 23): void => {
  clock.ms = Date.parse(hour(text, day));
};
const commune = "commune:00952";
let room: Room;
let ids: string[];
const placeAt = (index: number): string => ids[index] ?? "";

beforeEach(async () => {
  // The room's clock never goes back: every test goes on from here.
  goTo("08:00", 18);
  room = await emptyRoom(clock);
  ids = await addPlaces(room, "00952", caoBo, 3);
});

const list = async (asked: InputOf<"alerts.list"> = {}): Promise<OutputOf<"alerts.list">> =>
  answered(await room.call(desk, "alerts.list", { limit: 2000, ...asked }));
const firing = async (rule: AlertRule, asked: InputOf<"alerts.list"> = {}): Promise<AlertRow[]> => (await list({ rule, ...asked })).rows;
const keys = async (rule: AlertRule, asked: InputOf<"alerts.list"> = {}): Promise<string[]> => (await firing(rule, asked)).map(({ key }) => key);
const open = async (indexes: number[], at: string): Promise<void> => {
  answered(await room.call(desk, "day.report", { ids: indexes.map(placeAt), word: "opened", at: hour(at) }));
};

describe("a silent unit", () => {
  it("is one alert where all of it is silent, each place where only some are, and clears as they are heard of", async () => {
    goTo("07:14");
    expect(await firing("opening-unsaid")).toEqual([]);
    goTo("07:15");
    // Cao Bồ is the only commune with places in its district: it stands for the district.
    const [whole, ...rest] = await firing("opening-unsaid");
    expect(rest).toEqual([]);
    expect(whole).toMatchObject({ key: `opening-unsaid/${commune}`, n: 3, of: 3, severity: 3, state: "open", since: hour("07:00"), kind: "absence" });
    await open([0], "07:02");
    expect((await keys("opening-unsaid")).sort()).toEqual([`opening-unsaid/place:${placeAt(1)}`, `opening-unsaid/place:${placeAt(2)}`]);
    await open([1, 2], "07:05");
    expect(await firing("opening-unsaid")).toEqual([]);
  });

  it("whose report is missing too stands once, for both", async () => {
    goTo("07:40");
    expect(await firing("opening-unsaid")).toEqual([]);
    const [report] = await firing("report-missing", { within: "district:030" });
    expect(report).toMatchObject({ severity: 3, key: "report-missing/district:030" });
    expect(report?.text).toContain("chưa có tin khai mạc");
    await open([0, 1, 2], "07:05");
    expect(await keys("report-missing", { within: commune })).toEqual([]);
  });

  it("that told of not being open is another matter, told at once", async () => {
    goTo("07:05");
    answered(await room.call(desk, "day.report", { ids: [placeAt(0)], word: "notOpen", at: hour("07:03") }));
    expect(await keys("not-opened")).toEqual([`not-opened/place:${placeAt(0)}`]);
    await open([0], "07:04");
    expect(await firing("not-opened")).toEqual([]);
  });
});

describe("the reporting regime", () => {
  const silentDistrict = async () => (await firing("report-missing")).find(({ key }) => key === "report-missing/district:030");
  it("has a district with all its communes as one, that grows with the next slot", async () => {
    goTo("07:34");
    expect(await firing("report-missing")).toEqual([]);
    goTo("07:50");
    const first = await silentDistrict();
    expect(first?.n).toBeGreaterThan(10);
    expect((await firing("report-missing", { within: "district:030" })).map(({ key }) => key)).toEqual(["report-missing/district:030"]);
    answered(await room.call(desk, "alerts.settle", { keys: ["report-missing/district:030"], note: "Đã gọi huyện" }));
    expect(await silentDistrict()).toBeUndefined();
    goTo("09:50");
    expect(await silentDistrict()).toMatchObject({ returned: true, state: "open" });
  });

  it("falls into its communes once one of them is heard, each as it was taken before", async () => {
    goTo("07:50");
    answered(await room.call(desk, "alerts.assign", { keys: ["report-missing/district:030"], to: "Ca trực 1" }));
    expect(await silentDistrict()).toMatchObject({ state: "assigned" });
    answered(await room.call(desk, "reports.save", { unit: commune, slot: "opening", placesOpened: 3, channel: "phone" }));
    const rows = await firing("report-missing", { within: "district:030" });
    expect(rows.map(({ key }) => key)).toContain("report-missing/district:030");
    const parts = rows.filter(({ level }) => level === "commune");
    expect(parts.length).toBeGreaterThan(10);
    expect(parts.map(({ key }) => key)).not.toContain(`report-missing/${commune}`);
    expect(new Set(parts.map(({ state }) => state))).toEqual(new Set(["assigned"]));
    expect(parts[0]?.act).toMatchObject({ assignedTo: "Ca trực 1", of: "report-missing/district:030" });
  });

  it("tells figures that do not fit, once a unit, until they fit", async () => {
    goTo("09:10");
    const unit = `place:${placeAt(0)}` as const;
    const told = { unit, slot: "t09", channel: "phone" } as const;
    answered(await room.call(desk, "reports.save", { ...told, voters: { assembly: 400 }, voted: { assembly: 900 } }));
    expect(await firing("report-odd")).toMatchObject([{ unit, severity: 2 }]);
    answered(await room.call(desk, "reports.save", { ...told, voted: { assembly: 90 }, correction: "gõ nhầm" }));
    expect(await firing("report-odd")).toEqual([]);
  });

  it("wants a contact for everybody: one alert while there is none at all", async () => {
    goTo("06:00");
    const [all] = await firing("no-contact", { within: "province" });
    expect(all).toMatchObject({ key: "no-contact/province", severity: 1 });
    answered(await room.call(desk, "contacts.save", { unit: commune, person: "Nguyễn Văn Diễn Tập", phone: "0900 000 001" }));
    const after = await firing("no-contact");
    expect(after.map(({ key }) => key)).not.toContain("no-contact/province");
    expect(after.map(({ key }) => key)).not.toContain(`no-contact/${commune}`);
    expect(after.some(({ unit }) => unit === "district:030")).toBe(true);
  });
});

describe("the guards of the day", () => {
  it("tell an opening before five and a close before seven in the evening, until they are corrected", async () => {
    goTo("18:00");
    await open([0], "04:50");
    answered(await room.call(desk, "day.report", { ids: [placeAt(0)], word: "closed", at: hour("17:30") }));
    expect(await keys("opened-early")).toEqual([`opened-early/place:${placeAt(0)}`]);
    expect(await firing("closed-early")).toMatchObject([{ since: hour("17:30"), severity: 3 }]);
    answered(await room.call(desk, "day.correct", { id: placeAt(0), word: "closed", at: null, reason: "Ghi nhầm" }));
    answered(await room.call(desk, "day.correct", { id: placeAt(0), word: "opened", at: hour("07:00"), reason: "Ghi nhầm" }));
    expect(await firing("closed-early")).toEqual([]);
    expect(await firing("opened-early")).toEqual([]);
  });

  it("ask for the close after nine, and tell one that came after", async () => {
    goTo("20:59");
    await open([0, 1, 2], "07:00");
    answered(await room.call(desk, "day.report", { ids: [placeAt(0)], word: "closed", at: hour("19:00") }));
    expect(await firing("close-unsaid")).toEqual([]);
    goTo("21:20");
    expect((await keys("close-unsaid")).sort()).toEqual([`close-unsaid/place:${placeAt(1)}`, `close-unsaid/place:${placeAt(2)}`]);
    answered(await room.call(desk, "day.report", { ids: [placeAt(1)], word: "closed", at: hour("19:30") }));
    answered(await room.call(desk, "day.report", { ids: [placeAt(2)], word: "closed", at: hour("21:10") }));
    expect(await firing("close-unsaid")).toEqual([]);
    expect(await keys("closed-late")).toEqual([`closed-late/place:${placeAt(2)}`]);
  });

  it("tell steps out of turn", async () => {
    goTo("20:00");
    await open([0], "07:00");
    expect(await firing("day-order")).toEqual([]);
    answered(await room.call(desk, "day.report", { ids: [placeAt(0)], word: "minutes", at: hour("19:50") }));
    expect(await keys("day-order")).toEqual([`day-order/place:${placeAt(0)}`]);
    answered(await room.call(desk, "day.report", { ids: [placeAt(0)], word: "closed", at: hour("19:00") }));
    expect(await firing("day-order")).toEqual([]);
  });

  it("tell an interruption until the vote goes on, and ballots until they are handed out again", async () => {
    goTo("09:30");
    await open([0], "07:00");
    const broken = answered(await room.call(desk, "interruptions.save", { place: placeAt(0), cause: "Mất điện", startedAt: hour("09:10") }));
    const [told] = await firing("interrupted");
    expect(told).toMatchObject({ key: `interrupted/interruption:${broken.id}`, severity: 3, record: { kind: "interruption", id: broken.id } });
    expect(told?.text).toContain("Mất điện");
    answered(await room.call(desk, "interruptions.save", { id: broken.id, resumed: { at: hour("09:25"), by: null } }));
    expect(await firing("interrupted")).toEqual([]);
    const fault = answered(
      await room.call(desk, "ballotMatters.save", {
        place: placeAt(0),
        election: "commune",
        fault: "misprinted",
        ballots: 12,
        foundAt: hour("08:00"),
      }),
    );
    expect(await keys("ballots")).toEqual([`ballots/ballot-matter:${fault.id}`]);
    answered(await room.call(desk, "ballotMatters.save", { id: fault.id, resumed: { at: hour("09:00"), by: null } }));
    expect(await firing("ballots")).toEqual([]);
  });
});

describe("before the vote", () => {
  it("readiness is asked for on the eve, by commune where nobody told, and what failed is told until it opens", async () => {
    goTo("16:59", 22);
    expect(await firing("readiness-unsaid")).toEqual([]);
    goTo("17:00", 22);
    expect(await keys("readiness-unsaid")).toEqual([`readiness-unsaid/${commune}`]);
    answered(await room.call(desk, "readiness.report", { ids, readiness: "ready" }));
    expect(await firing("readiness-unsaid")).toEqual([]);
    answered(await room.call(desk, "readiness.report", { ids: [placeAt(0)], readiness: "failed" }));
    expect(await keys("readiness-failed")).toEqual([`readiness-failed/place:${placeAt(0)}`]);
    goTo("06:30");
    await open([0], "06:20");
    expect(await firing("readiness-failed")).toEqual([]);
  });

  it("reviews are asked for each evening, and rehearsals from 20 to the morning of 23 May", async () => {
    goTo("12:00", 19);
    const within = { within: commune };
    expect(await firing("review-unsigned", { within: "district:030" })).toEqual([]);
    goTo("17:30", 21);
    expect(await keys("review-unsigned", { within: "district:030" })).toEqual(["review-unsigned/district:030"]);
    answered(await room.call(desk, "reviews.save", { units: [commune], date: "2021-05-21", outcome: "ready", signedBy: "Chủ tịch xã" }));
    expect(await firing("review-unsigned", within)).toEqual([]);
    expect(await keys("no-rehearsal", { within: "district:030" })).toEqual(["no-rehearsal/district:030"]);
    answered(await room.call(desk, "rehearsals.save", { unit: commune, form: "briefing", scenario: "covid-home", date: "2021-05-21", teams: [] }));
    const without = await keys("no-rehearsal", { within: "district:030" });
    expect(without.length).toBeGreaterThan(10);
    expect(without).not.toContain(`no-rehearsal/${commune}`);
    goTo("07:30");
    expect(await firing("no-rehearsal")).toEqual([]);
    expect(await firing("review-unsigned")).toEqual([]);
  });
});

describe("areas", () => {
  it("a zone over a polling place wants its plan", async () => {
    goTo("06:00");
    const zone = answered(await room.call(desk, "quarantineZones.save", zoneInput));
    expect(await firing("zone-without-plan")).toMatchObject([{ key: `zone-without-plan/quarantine-zone:${zone.id}`, n: 1, of: 1, unit: commune }]);
    answered(await room.call(desk, "quarantineZones.save", { id: zone.id, votingPlan: "Đưa hòm phiếu phụ" }));
    expect(await firing("zone-without-plan")).toEqual([]);
  });

  it("rain of level 2 wants power, any hazard a plan and somebody who answers", async () => {
    goTo("06:00");
    const area = answered(await room.call(desk, "riskAreas.save", { ...riskInput, level: 1 }));
    expect([await firing("area-unanswered"), await firing("no-backup-power"), await firing("area-high")]).toEqual([[], [], []]);
    answered(await room.call(desk, "riskAreas.save", { id: area.id, level: 3 }));
    expect(await firing("area-high")).toMatchObject([{ severity: 3, n: 1 }]);
    expect(await firing("no-backup-power")).toMatchObject([{ n: 1, of: 1 }]);
    expect(await firing("no-disaster-plan")).toHaveLength(1);
    expect(await firing("area-unanswered")).toMatchObject([{ severity: 3 }]);
    const unit = `place:${placeAt(0)}` as const;
    answered(await room.call(desk, "checklists.tick", { units: [unit], items: ["backup-power", "disaster-plan"], state: "done" }));
    answered(await room.call(desk, "riskAreas.save", { id: area.id, responsible: { name: "A", duty: "Ủy viên", phone: "0900" } }));
    expect([await firing("area-unanswered"), await firing("no-backup-power"), await firing("no-disaster-plan")]).toEqual([[], [], []]);
    answered(await room.call(desk, "riskAreas.save", { id: area.id, level: 2 }));
    expect(await firing("area-high")).toEqual([]);
  });
});

describe("incidents", () => {
  const incident = { category: 11, lon: caoBo[0], lat: caoBo[1], text: "Mất điện toàn xã" };
  it("severe ones stand until closed; others are told once nobody took them up for half an hour; never both", async () => {
    goTo("09:00");
    const severe = answered(await room.call(desk, "incidents.report", { ...incident, severity: 3 }));
    const small = answered(await room.call(desk, "incidents.report", { ...incident, severity: 2 }));
    expect(await keys("incident-severe")).toEqual([`incident-severe/incident:${severe.id}`]);
    expect(await firing("incident-unattended")).toEqual([]);
    goTo("09:30");
    expect(await keys("incident-unattended")).toEqual([`incident-unattended/incident:${small.id}`]);
    answered(await room.call(desk, "incidents.update", { id: small.id, status: "handling" }));
    answered(await room.call(desk, "incidents.update", { id: severe.id, status: "closed" }));
    expect([await firing("incident-unattended"), await firing("incident-severe")]).toEqual([[], []]);
  });
});

describe("boxes and teams", () => {
  it("a site without an itinerary, without a box; a box behind its hours; a stop not disinfected", async () => {
    goTo("16:00", 22);
    const place = placeAt(0);
    const site = answered(
      await room.call(desk, "outreachSites.save", { place, case: "home-quarantine", site: "Thôn Gia Vì", voters: 5, boxesHad: 0 }),
    );
    expect(await keys("boxes-short")).toEqual([`boxes-short/place:${place}`]);
    expect(await firing("no-itinerary")).toEqual([]);
    goTo("17:00", 22);
    expect(await keys("no-itinerary")).toEqual([`no-itinerary/place:${place}`]);
    answered(await room.call(desk, "outreachSites.save", { id: site.id, boxesHad: 1 }));
    const stops = [{ site: "Thôn Gia Vì", siteId: site.id, from: hour("08:30"), to: hour("09:30") }];
    const trip = answered(await room.call(desk, "boxTrips.save", { place, box: "Phụ 1", departsAt: hour("08:00"), stops }));
    expect([await firing("boxes-short"), await firing("no-itinerary")]).toEqual([[], []]);
    goTo("08:14");
    expect(await firing("box-overdue")).toEqual([]);
    goTo("08:15");
    expect(await keys("box-overdue")).toEqual([`box-overdue/box-trip:${trip.id}`]);
    const step = async (asked: Omit<InputOf<"boxTrips.step">, "id">) => answered(await room.call(desk, "boxTrips.step", { id: trip.id, ...asked }));
    await step({ step: "departed", at: hour("08:02") });
    goTo("08:50");
    expect(await firing("box-overdue")).toMatchObject([{ since: hour("08:30") }]);
    await step({ step: "arrived", stop: 0, at: hour("08:31") });
    expect(await firing("box-overdue")).toEqual([]);
    goTo("09:20");
    await step({ step: "left", stop: 0, at: hour("09:10") });
    goTo("09:39");
    expect(await firing("not-disinfected")).toEqual([]);
    goTo("09:40");
    expect(await keys("not-disinfected")).toEqual([`not-disinfected/box-trip:${trip.id}`]);
    // The house's own figures are the alert's too, as they are the round's.
    answered(await room.call(desk, "outreach.saveRules", { disinfectMinutes: 30, graceMinutes: 20 }));
    expect(await firing("not-disinfected")).toEqual([]);
    goTo("10:00");
    expect(await keys("not-disinfected")).toEqual([`not-disinfected/box-trip:${trip.id}`]);
    await step({ step: "disinfected", stop: 0, at: hour("09:40") });
    expect(await firing("not-disinfected")).toEqual([]);
    // The vote is over at 21:00; a box nobody has told back is not.
    goTo("21:01");
    expect(await keys("box-overdue")).toEqual([`box-overdue/box-trip:${trip.id}`]);
    await step({ step: "returned", at: hour("11:00") });
    expect(await firing("box-overdue")).toEqual([]);
  });

  it("a team too small, or with a gap nobody trained fills", async () => {
    goTo("06:00");
    const place = placeAt(1);
    const team = { place, head: 1, deputy: 1, secretary: 1, member: 9, trained: 12, police: 1 };
    answered(await room.call(desk, "teams.save", team));
    expect(await firing("team-size")).toEqual([]);
    answered(await room.call(desk, "teams.save", { place, member: 5 }));
    expect(await keys("team-size")).toEqual([`team-size/place:${place}`]);
    answered(await room.call(desk, "teams.save", { place, member: 12 }));
    expect(await firing("team-size")).toEqual([]);
    const gap = answered(await room.call(desk, "teamGaps.save", { place, role: "member", cause: "f1", since: hour("05:00") }));
    expect(await firing("team-gap")).toMatchObject([{ key: `team-gap/team-gap:${gap.id}`, severity: 3 }]);
    answered(await room.call(desk, "teamGaps.save", { id: gap.id, substitute: "Dự bị 1" }));
    expect(await firing("team-gap")).toMatchObject([{ severity: 2 }]);
    answered(await room.call(desk, "teamGaps.save", { id: gap.id, trainedAt: hour("05:50") }));
    expect(await firing("team-gap")).toEqual([]);
  });
});

describe("duty", () => {
  it("an agency past its hour without evidence is one, whatever the clauses", async () => {
    goTo("16:00", 22);
    expect(await firing("unevidenced")).toEqual([]);
    goTo("17:00", 22);
    const health = async () => (await firing("unevidenced")).find(({ unit }) => unit === "agency:so-y-te");
    const before = await health();
    expect(before?.subject).toBe("Sở Y tế");
    const owed = before?.n ?? 0;
    expect(owed).toBeGreaterThan(1);
    answered(await room.call(desk, "directive.addEvidence", { obligation: "Y2/so-y-te", text: "Quyết định lập tổ thường trực" }));
    expect((await health())?.n).toBe(owed - 1);
  });

  it("a step of the plan past due tells how many have not", async () => {
    goTo("12:00", 18);
    const step = async () => (await firing("plan-overdue")).find(({ key }) => key === "plan-overdue/plan:roster");
    expect(await step()).toBeUndefined();
    goTo("18:00", 19);
    expect(await step()).toMatchObject({ n: 11, of: 11 });
    const units = answered(await room.call(desk, "plan.step", { step: "roster" })).rows.map(({ unit }) => unit);
    answered(await room.call(desk, "plan.mark", { step: "roster", units, doneAt: hour("16:00", 19) }));
    expect(await step()).toBeUndefined();
  });
});

describe("what is done about an alert", () => {
  const key = `opening-unsaid/${commune}`;
  beforeEach(() => goTo("07:20"));

  it("settled leaves the list, comes back anew, and undo takes it back", async () => {
    answered(await room.call(desk, "alerts.acknowledge", { keys: [key] }));
    expect(await firing("opening-unsaid")).toMatchObject([{ state: "acknowledged", act: { acknowledgedBy: desk.actor } }]);
    const done = answered(await room.call(desk, "alerts.settle", { keys: [key], note: "Đã gọi" }));
    const after = await list();
    expect(after.rows.map((row) => row.key)).not.toContain(key);
    expect(after.counts.settled).toBe(1);
    expect(await keys("opening-unsaid", { states: ["settled"] })).toEqual([key]);
    expect(answered(await room.call(desk, "undo.steps", {})).undo[0]?.title).toBe(
      "ghi đã giải quyết cảnh báo “quá 07:15 chưa có tin khai mạc”, Xã Cao Bồ",
    );
    answered(await room.call(desk, "undo.apply", { changeSet: done.changeSet ?? "" }));
    expect(await firing("opening-unsaid")).toMatchObject([{ key, state: "acknowledged" }]);
    answered(await room.call(desk, "alerts.settle", { keys: [key], note: "Đã gọi" }));
    answered(await room.call(desk, "alerts.reopen", { keys: [key] }));
    expect(await firing("opening-unsaid")).toMatchObject([{ key, state: "open", returned: false }]);
  });

  it("put off returns at its hour, or before where it grows; the past and the far ahead are refused", async () => {
    const late = await room.call(desk, "alerts.snooze", { keys: [key], until: hour("07:00"), reason: "x" });
    expect(late).toMatchObject({ ok: false, error: { code: "bad-input" } });
    answered(await room.call(desk, "alerts.snooze", { keys: [key], until: hour("07:30"), reason: "Đang gọi" }));
    expect(await firing("opening-unsaid")).toEqual([]);
    expect((await list()).counts.snoozed).toBe(1);
    goTo("07:31");
    expect(await firing("opening-unsaid")).toMatchObject([{ key, state: "open" }]);
    answered(await room.call(desk, "alerts.snooze", { keys: [key], until: hour("09:00"), reason: "Đang gọi" }));
    expect(await firing("opening-unsaid")).toEqual([]);
    answered(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 4 }));
    expect(await firing("opening-unsaid")).toMatchObject([{ key, n: 4, returned: true }]);
  });

  it("is refused for what no rule tells, and left alone among others", async () => {
    const gone = "opening-unsaid/place:00952-99";
    expect(await room.call(desk, "alerts.settle", { keys: [gone], note: "x" })).toMatchObject({ ok: false, error: { code: "not-found" } });
    expect(answered(await room.call(desk, "alerts.acknowledge", { keys: [key, gone] }))).toMatchObject({ keys: [key], gone: [gone] });
  });

  it("is remembered by its request, and the counts say n of N", async () => {
    const once = answered(await room.call(desk, "alerts.assign", { keys: [key], to: "An", requestId: "a-1" }));
    const twice = answered(await room.call(desk, "alerts.assign", { keys: [key], to: "An", requestId: "a-1" }));
    expect(twice).toEqual(once);
    const { counts, rows, matching } = await list();
    expect(rows).toHaveLength(matching);
    expect(counts.open + counts.acknowledged + counts.assigned).toBe(counts.live);
    expect(counts.live + counts.snoozed + counts.settled).toBe(counts.total);
    expect(answered(await room.call(desk, "alerts.count", {})).counts).toEqual(counts);
    expect(rows.map(({ severity }) => severity)).toEqual(rows.map(({ severity }) => severity).toSorted((one, other) => other - one));
  });
});

it("looks back: an alert stands at the moment it stood, and nothing ages there", async () => {
  goTo("07:20");
  const then = hour("07:20");
  goTo("07:40");
  await open([0, 1, 2], "07:30");
  expect(await firing("opening-unsaid")).toEqual([]);
  const past = await list({ rule: "opening-unsaid", trueAt: then });
  expect(past).toMatchObject({ rows: [{ key: `opening-unsaid/${commune}` }], validUntil: null });
});

it("says when it changes by the hour alone, and a wall sees what is open", async () => {
  goTo("07:01");
  const { validUntil } = await list();
  expect(Date.parse(validUntil ?? "")).toBeGreaterThan(clock.ms);
  expect(Date.parse(validUntil ?? "")).toBeLessThanOrEqual(Date.parse(hour("07:15")));
  goTo("09:00");
  answered(await room.call(desk, "incidents.report", { category: 3, severity: 4, lon: caoBo[0], lat: caoBo[1], text: "Tụ tập" }));
  expect(await firing("incident-severe")).toHaveLength(1);
  expect(answered(await room.call(wall, "alerts.list", { rule: "incident-severe" })).rows).toEqual([]);
});

it("says of each rule whether anybody in sight told of what it is asked of: a wall's silence is not a desk's", async () => {
  goTo("07:20");
  const lacking = async (who: typeof desk): Promise<AlertRule[]> =>
    answered(await room.call(who, "alerts.rules", {})).rules.flatMap(({ rule, lacks }) => (lacks === null ? [] : [rule]));
  expect(await lacking(desk)).toEqual(expect.arrayContaining(["area-high", "interrupted", "box-overdue", "incident-severe"]));
  expect(await lacking(desk)).not.toContain("opening-unsaid");
  answered(await room.call(desk, "incidents.report", { category: 3, severity: 4, lon: caoBo[0], lat: caoBo[1], text: "Tụ tập" }));
  expect(await lacking(desk)).not.toContain("incident-severe");
  expect(await lacking(wall)).toContain("incident-severe");
  expect((await list()).counts).toMatchObject({ byRule: { "incident-severe": 1 }, urgentByDesk: { security: 1 } });
});
