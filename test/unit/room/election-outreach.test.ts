import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { InputOf, OutputOf, RoomMethod } from "../../../electron/contract/index.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, geodata, inChina, lineOf, squareAround, type TestClock, wall, zoneInput } from "./room-fixture.ts";

const at = (text: string, date = "2021-05-23"): string => `${date}T${text}:00+07:00`;
const clock: TestClock = { ms: 0 };
let folder: string;
let room: Room;
let [first, second] = ["", ""];

const ask = async <M extends RoomMethod>(method: M, input: InputOf<M>, viewer: Viewer = desk): Promise<OutputOf<M>> =>
  answered(await room.call(viewer, method, input));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "outreach-"));
  clock.ms = Date.parse(at("08:47"));
  room = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => clock.ms }));
  [first = "", second = ""] = await addPlaces(room, "00952", caoBo, 2);
});
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

const siteInput = () =>
  ({
    place: first,
    case: "hospital",
    site: "Trạm y tế xã",
    voters: 12,
    boxesHad: 1,
    teamMembers: 3,
    kits: 3,
    plan: "Tổ 3 người",
    location: caoBo,
  }) as const;

const tripInput = (siteId: string): InputOf<"boxTrips.save"> => ({
  place: first,
  box: "số 1",
  team: "Tổ lưu động 1",
  departsAt: at("09:00"),
  stops: [{ site: "Trạm y tế xã", siteId, from: at("09:15"), to: at("10:15") }],
});

const undoLast = async () => {
  const { undo } = await ask("undo.steps", {});
  return ask("undo.apply", { changeSet: undo[0]?.changeSet ?? "" });
};

describe("voters outside the room", () => {
  it("are summed by case with what is needed and had, told of n of N places", async () => {
    const { id, flags } = await ask("outreachSites.save", siteInput());
    expect(flags).toEqual([]);
    await ask("outreachSites.save", { place: second, case: "old-or-sick", site: "Thôn Gia Tuyến" });
    const { counts, places, beneath } = await ask("outreach.summary", {});
    expect(places).toMatchObject({ n: 2, of: counts.places.of });
    expect(counts.cases.hospital.voters).toEqual({ sum: 12, known: 1, of: 1 });
    expect(counts.voters).toEqual({ sum: 12, known: 1, of: 2 });
    expect(counts.boxes).toMatchObject({ needed: 2, atLeast: true, missing: null });
    expect(beneath.find(({ sites }) => sites > 0)).toMatchObject({ sites: 2, places: { n: 2 } });
    await ask("outreachSites.save", { id, boxesHad: 0 });
    const short = await ask("outreach.places", { told: true });
    expect(short.rows.map(({ place, mark, flags: of }) => [place, mark, of[0]])).toEqual([
      [first, "failed", "boxes"],
      [second, "attention", "trip"],
    ]);
    expect((await ask("outreach.summary", { unit: "commune:00952" })).counts.boxes).toMatchObject({ short: 1, missing: 1 });
    expect(await undoLast()).toMatchObject({ title: expect.stringContaining("sửa điểm bỏ phiếu ngoài phòng Trạm y tế xã (cơ sở điều trị)") });
    expect((await ask("outreach.summary", { unit: "commune:00952" })).counts.boxes).toMatchObject({ short: 0, missing: null });
  });

  it("keeps what does not fit and tells it, and refuses what lies abroad or names no place", async () => {
    const { flags } = await ask("outreachSites.save", { ...siteInput(), voted: 13, kits: 1 });
    expect(flags.map(({ flag }) => flag)).toEqual(["kits", "above"]);
    expect(flags[1]?.text).toContain("số đã đi bỏ phiếu nhiều hơn số cử tri");
    const [row] = (await ask("outreachSites.list", {})).rows;
    expect(row).toMatchObject({ voted: 13, mark: "failed", flags: ["kits", "above", "trip"] });
    expect(await room.call(desk, "outreachSites.save", { ...siteInput(), location: inChina })).toMatchObject({
      ok: false,
      error: { code: "outside-province" },
    });
    expect(await room.call(desk, "outreachSites.save", { ...siteInput(), place: "00952-77" })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
  });

  it("says which zones have nothing planned, until something is", async () => {
    await ask("quarantineZones.save", { ...zoneInput, kind: "treatment", geometry: squareAround(...caoBo) });
    const before = await ask("outreach.summary", {});
    // Only the first has a position: the other may lie in it, which is not told as if it did.
    expect(before.zones).toMatchObject([{ kind: "treatment", planned: { n: 0, of: 1 }, without: [{ unit: `place:${first}` }] }]);
    await ask("outreachSites.save", { ...siteInput(), case: "concentrated" });
    expect((await ask("outreach.summary", {})).zones).toMatchObject([{ planned: { n: 0, of: 1 } }]);
    await ask("outreachSites.save", siteInput());
    expect((await ask("outreach.summary", {})).zones).toMatchObject([{ planned: { n: 1, of: 1 }, without: [] }]);
  });

  it("reckons by figures that are settings", async () => {
    await ask("outreachSites.save", { ...siteInput(), case: "home-quarantine", voters: 20 });
    expect((await ask("outreach.summary", {})).counts.boxes.needed).toBe(1);
    await ask("outreach.saveRules", { minutesPerVoter: { "home-quarantine": 40 } });
    const { rules, house, changed } = await ask("outreach.rules", {});
    expect(changed).toEqual(["outreach-minutesPerVoter-home-quarantine"]);
    expect({ ...rules, cases: { ...rules.cases, "home-quarantine": house.cases["home-quarantine"] } }).toEqual(house);
    expect((await ask("outreach.summary", {})).counts.boxes.needed).toBe(2);
    expect(await ask("outreach.rules", {})).toMatchObject({ changed: ["outreach-minutesPerVoter-home-quarantine"] });
  });
});

describe("the round of a box", () => {
  it("is told word by word, its silence counted by the hour, and looked back to", async () => {
    const site = await ask("outreachSites.save", siteInput());
    const { id, flags } = await ask("boxTrips.save", tripInput(site.id));
    expect(flags).toEqual([]);
    const planned = await ask("boxTrips.list", {});
    expect(planned.rows).toMatchObject([{ state: "planned", mark: "unknown", voters: { sum: 12 }, endsAt: at("10:30"), next: { step: "departed" } }]);
    expect(planned.validUntil).toBe(at("09:15"));
    expect((await ask("outreachSites.list", {})).rows).toMatchObject([{ mark: "good", trips: [id] }]);
    clock.ms = Date.parse(at("09:20"));
    expect((await ask("boxTrips.list", {})).rows[0]?.flags).toEqual(["not-departed"]);
    expect((await ask("outreach.summary", {})).counts).toMatchObject({ tripsFlagged: 1, trips: { planned: 1 }, marks: { attention: 1 } });
    await ask("boxTrips.step", { id, step: "departed", at: at("09:05") });
    await ask("boxTrips.step", { id, step: "arrived", stop: 0, at: at("09:18") });
    expect((await ask("boxTrips.list", {})).rows[0]).toMatchObject({ state: "under-way", at: 0, mark: "good", flags: [] });
    clock.ms = Date.parse(at("10:40"));
    const told = await ask("boxTrips.step", { id, step: "left", stop: 0, at: at("10:05") });
    expect(told.flags.map(({ flag }) => flag)).toEqual(["not-disinfected"]);
    expect((await ask("boxTrips.list", {})).rows[0]?.mark).toBe("failed");
    await ask("boxTrips.step", { id, step: "disinfected", stop: 0, at: at("10:20") });
    await ask("boxTrips.step", { id, step: "returned", at: at("10:35") });
    expect((await ask("boxTrips.list", {})).rows[0]).toMatchObject({ state: "returned", mark: "good", flags: [], next: null });
    expect((await ask("boxTrips.list", { trueAt: at("10:10") })).rows[0]).toMatchObject({
      state: "under-way",
      stops: [{ leftAt: at("10:05"), disinfectedAt: null }],
    });
    expect((await ask("boxTrips.list", { trueAt: at("09:10") })).rows[0]).toMatchObject({ state: "under-way", departedAt: at("09:05"), at: null });
    expect(await undoLast()).toMatchObject({ title: expect.stringContaining("ghi về đến khu vực bỏ phiếu 10:35: hòm phiếu phụ số 1") });
  });

  it("keeps what was told of a stop when the plan changes, refuses only the future", async () => {
    const site = await ask("outreachSites.save", siteInput());
    const { id } = await ask("boxTrips.save", { ...tripInput(site.id), departsAt: at("08:00") });
    await ask("boxTrips.step", { id, step: "arrived", stop: 0, at: at("08:30") });
    const extra = { site: "Nhà ông Bí thư thôn", from: at("08:20"), to: at("08:50") };
    const changed = await ask("boxTrips.save", { id, stops: [extra, { site: "Trạm y tế", siteId: site.id, from: at("09:15"), to: at("10:15") }] });
    expect((await ask("boxTrips.list", {})).rows[0]?.stops).toMatchObject([
      { arrivedAt: null, siteId: null },
      { arrivedAt: at("08:30"), site: "Trạm y tế" },
    ]);
    expect(changed.flags.map(({ flag }) => flag)).toEqual([]);
    const dropped = await ask("boxTrips.save", { id, stops: [extra] });
    expect(dropped.flags.map(({ flag }) => flag)).toContain("dropped");
    expect(await room.call(desk, "boxTrips.step", { id, step: "returned", at: at("12:00") })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
    expect(await room.call(desk, "boxTrips.step", { id, step: "arrived", stop: 7, at: at("08:40") })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
  });

  it("failed where the place was told closed while it is out", async () => {
    const site = await ask("outreachSites.save", siteInput());
    const { id } = await ask("boxTrips.save", tripInput(site.id));
    clock.ms = Date.parse(at("19:05"));
    await ask("boxTrips.step", { id, step: "departed", at: at("09:05") });
    await ask("day.report", { ids: [first], word: "closed", at: at("19:02") });
    expect((await ask("boxTrips.list", {})).rows[0]).toMatchObject({ mark: "failed", flags: ["closed-while-out", "not-arrived", "after-close"] });
  });

  it("is laid out from the sites nobody calls at", async () => {
    const far = await ask("outreachSites.save", siteInput());
    const old = await ask("outreachSites.save", { place: first, case: "old-or-sick", site: "Thôn Gia Tuyến", voters: 2 });
    await ask("outreachSites.save", { place: first, case: "detained", site: "Không có", voters: 0 });
    const proposed = await ask("boxTrips.propose", { place: first, departsAt: at("09:00") });
    expect(proposed.stops.map(({ siteId }) => siteId)).toEqual([old.id, far.id]);
    expect(proposed.stops[0]).toMatchObject({ from: at("09:15"), to: at("09:25"), voters: 2 });
    const kept = await ask("boxTrips.save", { place: first, box: "số 1", departsAt: at("09:00"), stops: proposed.stops });
    expect(kept.flags).toEqual([]);
    expect((await ask("boxTrips.propose", { place: first, departsAt: at("09:00") })).stops).toEqual([]);
  });

  it("is watched: when its hour is over the list is told again", async () => {
    const site = await ask("outreachSites.save", siteInput());
    const line = lineOf(room, desk);
    line.connection.receive({ verb: "live", id: 1, method: "boxTrips.list", input: {} });
    await line.next((reply) => reply.verb === "news");
    const told = line.next((reply) => reply.verb === "news" && JSON.stringify(reply.value).includes("Tổ lưu động 1"));
    await ask("boxTrips.save", tripInput(site.id));
    expect(JSON.stringify(await told)).toContain("planned");
    line.connection.close();
  });
});

describe("the calendar", () => {
  it("tells who votes early once it is approved, and what is only asked for", async () => {
    const early: InputOf<"dateChanges.save"> = {
      kind: "early",
      units: [`place:${first}`],
      reason: "Đồn biên phòng trực chốt",
      newDate: "2021-05-22",
      asked: { at: at("08:00", "2021-05-01"), by: null },
    };
    const { id } = await ask("dateChanges.save", early);
    const asked = await ask("outreach.calendar", {});
    expect(asked.days.map(({ date, places, main }) => [date, places, main])).toEqual([
      ["2021-05-22", 0, false],
      ["2021-05-23", asked.places.of, true],
    ]);
    expect(asked.days[0]?.changes).toMatchObject([{ approved: false, places: 1 }]);
    await ask("dateChanges.save", { id, approval: { number: "12/NQ-HĐBCQG", date: "2021-05-10", signer: "Chủ tịch" } });
    const { days } = await ask("outreach.calendar", {});
    expect(days.map(({ places }) => places)).toEqual([1, asked.places.of - 1]);
    const site = await ask("outreachSites.save", siteInput());
    await ask("boxTrips.save", tripInput(site.id));
    expect((await ask("boxTrips.list", {})).rows[0]?.flags).toEqual(["not-with-place"]);
    expect((await ask("outreach.calendar", {})).days[1]?.trips).toMatchObject([{ box: "số 1", mark: "attention" }]);
  });
});

describe("what is entered many at a time", () => {
  it("is kept as one change, the only site of a case changed and others made, and undo takes all of it back", async () => {
    const { id } = await ask("outreachSites.save", { ...siteInput(), case: "home-quarantine" });
    const rows = [
      { place: first, voters: 7 },
      { place: second, voters: 0, boxesHad: 1 },
    ];
    const { ids } = await ask("outreachSites.saveMany", { case: "home-quarantine", rows });
    expect(ids[0]).toBe(id);
    const { rows: kept } = await ask("outreachSites.list", { case: "home-quarantine" });
    expect(kept.map(({ place, site, voters, boxesHad }) => [place, site, voters, boxesHad]).sort()).toEqual([
      [first, "Trạm y tế xã", 7, 1],
      [second, "cách ly tại nhà", 0, 1],
    ]);
    await undoLast();
    expect((await ask("outreachSites.list", { case: "home-quarantine" })).rows).toMatchObject([{ place: first, voters: 12 }]);
  });

  it("keeps nothing where one row cannot be kept, and says which", async () => {
    await ask("outreachSites.save", siteInput());
    await ask("outreachSites.save", { ...siteInput(), site: "Bệnh xá" });
    const rows = [
      { place: second, voters: 1 },
      { place: first, voters: 2 },
      { place: "00952-77", voters: 3 },
      { place: second, voters: 4 },
    ];
    const refused = await room.call(desk, "outreachSites.saveMany", { case: "hospital", rows });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "bad-input", reasons: [/có 2 điểm/, /^00952-77/, /hai dòng/].map((one) => expect.stringMatching(one)) },
    });
    expect((await ask("outreachSites.list", {})).rows).toHaveLength(2);
    await ask("outreachSites.saveMany", { case: "hospital", rows: [{ place: first, site: "benh xa", voters: 2 }] });
    expect((await ask("outreachSites.list", {})).rows.map(({ site, voters }) => [site, voters]).sort()).toEqual([
      ["Bệnh xá", 2],
      ["Trạm y tế xã", 12],
    ]);
  });
});

it("what was told of one ward of a hospital is never said of another when its round is planned anew", async () => {
  const { id: siteId } = await ask("outreachSites.save", siteInput());
  const ward = (site: string, hour: string) => ({ site, siteId, from: at(`${hour}:00`), to: at(`${hour}:30`), voters: 4 });
  const stops = [ward("Khoa nội", "09"), ward("Khoa ngoại", "10")];
  clock.ms = Date.parse(at("09:05"));
  const { id } = await ask("boxTrips.save", { ...tripInput(siteId), stops });
  await ask("boxTrips.step", { id, step: "departed", at: at("08:58") });
  await ask("boxTrips.step", { id, step: "arrived", stop: 0, at: at("09:02") });
  await ask("boxTrips.save", { id, stops: stops.toReversed() });
  const [row] = (await ask("boxTrips.list", {})).rows;
  expect(row?.stops.map(({ site, arrivedAt }) => [site, arrivedAt])).toEqual([
    ["Khoa ngoại", null],
    ["Khoa nội", at("09:02")],
  ]);
});

describe("polling teams", () => {
  it("are counted of all places, and a member who fell out leaves a gap until the substitute is trained", async () => {
    const whole = { place: first, head: 1, deputy: 1, secretary: 1, member: 8, trained: 11, police: 1 };
    expect((await ask("teams.save", whole)).flags).toEqual([]);
    const before = await ask("teams.list", {});
    expect(before.counts).toMatchObject({ told: { n: 1 }, marks: { good: 1 }, below: 0 });
    expect(before.counts.marks.unknown).toBe(before.places.of - 1);
    const gap = await ask("teamGaps.save", { place: first, role: "member", cause: "f1", since: at("06:30") });
    expect(gap.flags.map(({ flag }) => flag)).toEqual(["below"]);
    expect((await ask("teams.list", { mark: "failed" })).rows).toMatchObject([
      { place: first, present: 10, flags: ["below", "gap"], gapRows: [{ cause: "f1" }] },
    ]);
    expect((await ask("outreach.summary", {})).teams).toMatchObject({ below: 1, gaps: { open: 1 } });
    expect((await ask("teamGaps.list", {})).rows).toMatchObject([{ since: at("06:30"), state: "open" }]);
    await ask("teamGaps.save", { id: gap.id, substitute: "Người thay" });
    expect((await ask("teamGaps.list", {})).rows).toMatchObject([{ state: "named" }]);
    await ask("teamGaps.save", { id: gap.id, trainedAt: at("08:30") });
    expect(await ask("teamGaps.list", {})).toMatchObject({ rows: [{ state: "filled" }], open: 0 });
    expect((await ask("teams.list", { unit: `place:${first}` })).rows).toMatchObject([{ present: 11, mark: "good" }]);
    await ask("teamGaps.remove", { id: gap.id });
    expect((await ask("teams.list", { unit: `place:${first}` })).rows[0]?.gapRows).toEqual([]);
  });

  it("tell a wall nothing of a team kept closely, and who may not see it never lowers how closely", async () => {
    await ask("teams.save", { place: first, head: 1, member: 4, names: "Danh sách riêng", marking: "restricted" });
    const seen = await ask("teams.list", {}, wall);
    expect(seen.counts.told.n).toBe(0);
    const officer: Viewer = { clearance: "open", mayWrite: true, actor: "Trực" };
    await ask("teams.save", { place: first, head: 2 }, officer);
    expect(JSON.stringify(await ask("teams.list", {}, wall))).not.toContain("Danh sách riêng");
    expect((await ask("teams.list", {}, wall)).counts.told.n).toBe(0);
    expect((await ask("teams.list", { unit: `place:${first}` })).rows[0]).toMatchObject({ names: "Danh sách riêng", roles: { head: 2, member: 4 } });
  });
});
