import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type InputOf, noCounts, type OutputOf, type QuickReportFields, type UnitKey } from "../../../electron/contract/index.ts";
import type { Edit } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, must, newPlace } from "../../journals.ts";
import { answered, desk, geodata, openingMs, type TestClock, wall } from "./room-fixture.ts";

const hour = (text: string): string => `2021-05-23T${text}:00+07:00`;
const clock: TestClock = { ms: openingMs };
const places = ["00952-01", "00952-02", "00952-03"] as const;
let folder: string;
let room: Room | undefined;

const noCauses = { ill: null, quarantined: null, away: null, "cut-off": null, unclear: null };
type Told = Partial<QuickReportFields> & { unit: UnitKey; slot: string; said: number | null };
const reportEdit = ({ unit, slot, said, ...more }: Told): Edit<"quick-report"> => ({
  kind: "quick-report",
  id: `2021-05-23/${slot}/${unit}`,
  set: {
    date: "2021-05-23",
    slot,
    unit,
    asOf: hour(`${slot.slice(1)}:00`),
    voters: noCounts,
    voted: { ...noCounts, assembly: said },
    remaining: noCauses,
    placesOpened: null,
    placesClosed: null,
    placesFull: null,
    order: null,
    health: null,
    utilities: null,
    facilities: null,
    difficulties: null,
    text: null,
    attested: null,
    sender: null,
    channel: "phone",
    receivedAt: hour(`${slot.slice(1)}:05`),
    standing: "preliminary",
    approvedBy: null,
    approvedFigures: null,
    scan: null,
    scanName: null,
    correction: null,
    invented: false,
    source: null,
    marking: "open",
    deleted: false,
    ...more,
  },
});

/** A room at 14:20 in which three places of Cao Bồ, 100 voters each, and whoever else told what. */
const roomOf = async (told: Told[], more: Edit[] = []): Promise<Room> => {
  await room?.close();
  clock.ms = Date.parse(hour("14:15"));
  const journal = must(openJournal(folder, { clock: () => new Date(clock.ms), wall: () => clock.ms }));
  const listed = places.map((id, at) => newPlace(id, { communeCode: "00952", number: at + 1, name: `Khu vực bỏ phiếu số ${at + 1}`, voters: 100 }));
  must(journal.append(draft([...listed, ...told.map(reportEdit), ...more])));
  journal.close();
  clock.ms = Date.parse(hour("14:20"));
  room = answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => clock.ms }));
  return room;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "turnout-"));
});
afterEach(async () => {
  await room?.close();
  room = undefined;
  rmSync(folder, { recursive: true });
});

const rowsOf = async (asked: InputOf<"turnout.rows"> = {}, viewer: Viewer = desk): Promise<OutputOf<"turnout.rows">> =>
  answered(await room!.call(viewer, "turnout.rows", asked));
const rowOf = async (unit: UnitKey, asked: InputOf<"turnout.rows"> = {}, viewer: Viewer = desk) =>
  (await rowsOf({ open: ["district:030", "commune:00952"], ...asked }, viewer)).rows.find((row) => row.unit === unit);
const place = (at: number): UnitKey => `place:${places[at]}`;

describe("turnout by unit", () => {
  it("is the newest slot whose hour has come, of n of N, with its own voters, and says when it next turns", async () => {
    await roomOf([
      { unit: place(0), slot: "t14", said: 80 },
      { unit: place(1), slot: "t14", said: 70 },
      { unit: place(2), slot: "t11", said: 40 },
    ]);
    const { slot, asOf, validUntil, rows } = await rowsOf();
    expect({ slot, asOf }).toEqual({ slot: "t14", asOf: hour("14:00") });
    expect(Date.parse(validUntil ?? "")).toBeGreaterThan(clock.ms);
    expect(rows).toHaveLength(1 + 11);
    expect(rows[0]?.figure).toMatchObject({ basis: "partial", voted: 150, voters: 200, remaining: 50, places: { n: 2, of: 3 }, preliminary: 2 });
    expect(rows[0]?.electorate).toMatchObject({ voters: 300, places: { n: 3, of: 3 }, sources: { listed: 3, posted: 0, fixed: 0 } });
    expect(await rowOf(place(2))).toMatchObject({ name: "KVBP số 3", figure: { basis: "none", voted: null } });
    expect((await rowOf(place(2), { slot: "t11" }))?.figure).toMatchObject({ basis: "told", voted: 40, remaining: 60 });
  });

  it("takes a commune's own total where places are missing, and tells when it is not their sum once they are there", async () => {
    await roomOf([
      { unit: place(0), slot: "t14", said: 80 },
      { unit: "commune:00952", slot: "t14", said: 230 },
    ]);
    expect((await rowOf("commune:00952"))?.figure).toMatchObject({ basis: "own", voted: 230, voters: 300, flags: ["own-only"], difference: 150 });
    await roomOf([
      { unit: place(1), slot: "t14", said: 70 },
      { unit: place(2), slot: "t14", said: 75 },
    ]);
    expect((await rowOf("commune:00952"))?.figure).toMatchObject({
      basis: "parts",
      voted: 225,
      odd: 1,
      flags: ["differs"],
      difference: 5,
      parts: { n: 3, of: 3 },
    });
  });

  it("keeps and flags what cannot be: more than there are voters, fewer than before", async () => {
    await roomOf([
      { unit: place(0), slot: "t11", said: 90 },
      { unit: place(0), slot: "t14", said: 103 },
      { unit: place(1), slot: "t11", said: 60 },
      { unit: place(1), slot: "t14", said: 55 },
    ]);
    expect((await rowOf(place(0)))?.figure).toMatchObject({ voted: 103, voters: 100, remaining: -3, flags: ["above-voters"] });
    expect((await rowOf(place(1)))?.figure).toMatchObject({ voted: 55, flags: ["fell"] });
    expect((await rowOf("province"))?.figure).toMatchObject({ voted: 158, remaining: 42, odd: 2 });
  });

  it("counts on the wall what is approved, as it was approved, and says how much is preliminary", async () => {
    const approvedFigures = { voters: noCounts, voted: { ...noCounts, assembly: 60 } };
    await roomOf([
      { unit: place(0), slot: "t14", said: 80, standing: "approved", approvedFigures: { voters: noCounts, voted: { ...noCounts, assembly: 80 } } },
      { unit: place(1), slot: "t14", said: 66, correction: "đếm lại", approvedFigures },
      { unit: place(2), slot: "t14", said: 75 },
    ]);
    expect((await rowOf("province"))?.figure).toMatchObject({ voted: 221, preliminary: 2 });
    const onWall = await rowsOf({}, wall);
    expect(onWall.standing).toBe("approved");
    expect(onWall.rows[0]?.figure).toMatchObject({ voted: 140, places: { n: 2, of: 3 }, preliminary: 2 });
  });

  it("tells of reports under a slot the regime does not have, and counts them nowhere", async () => {
    await roomOf([{ unit: place(0), slot: "t13", said: 80 }]);
    const told = await rowsOf();
    expect(told.outside).toBe(1);
    expect(told.rows[0]?.figure.voted).toBeNull();
    expect(await room!.call(desk, "turnout.rows", { slot: "t13" })).toMatchObject({ ok: false, error: { code: "not-found" } });
  });

  it("never drops a place whose commune is not in force", async () => {
    await roomOf([{ unit: "place:99999-01", slot: "t14", said: 5 }], [newPlace("99999-01", { communeCode: "99999", number: 1, voters: 10 })]);
    const { rows } = await rowsOf();
    expect(rows[0]?.figure).toMatchObject({ voted: 5, places: { n: 1, of: 4 } });
    expect(rows.at(-1)).toMatchObject({ name: "Ngoài danh mục xã", figure: { voted: 5 } });
  });
});

describe("a figure kept up report by report", () => {
  const report = async (unit: UnitKey, said: number): Promise<string> =>
    answered(await room!.call(desk, "reports.save", { unit, slot: "t14", voted: { assembly: said } })).id;

  it("follows what is reported, corrected, approved and taken back, on the desk and on the wall", async () => {
    await roomOf([]);
    const wallSays = async () => (await rowOf("province", {}, wall))?.figure;
    expect(await wallSays()).toMatchObject({ basis: "none", preliminary: 0 });
    const first = await report(place(0), 60);
    expect((await rowOf("province"))?.figure).toMatchObject({ voted: 60, voters: 100, places: { n: 1, of: 3 }, preliminary: 1 });
    expect(await wallSays()).toMatchObject({ voted: null, preliminary: 1 });
    answered(await room!.call(desk, "reports.approve", { ids: [first] }));
    expect(await wallSays()).toMatchObject({ voted: 60, preliminary: 0 });
    answered(await room!.call(desk, "reports.correct", { id: first, reason: "cộng nhầm", voted: { assembly: 55 } }));
    expect((await rowOf("province"))?.figure).toMatchObject({ voted: 55, preliminary: 1 });
    expect(await wallSays()).toMatchObject({ voted: 60, preliminary: 1 });
    await report(place(1), 70);
    const removed = answered(await room!.call(desk, "reports.remove", { id: first }));
    expect((await rowOf("commune:00952"))?.figure).toMatchObject({ voted: 70, places: { n: 1, of: 3 } });
    answered(await room!.call(desk, "undo.apply", { changeSet: removed.changeSet }));
    expect((await rowOf("commune:00952"))?.figure).toMatchObject({ voted: 125, places: { n: 2, of: 3 } });
  });

  it("is reckoned anew under another regime", async () => {
    await roomOf([{ unit: place(0), slot: "t13", said: 44 }]);
    expect((await rowsOf()).outside).toBe(1);
    const slots = [{ key: "t13", name: "Báo cáo 13 giờ", content: "turnout" as const, asOf: "13:00", due: { place: "13:10" } }];
    answered(await room!.call(desk, "regime.save", { title: "Theo giờ của tỉnh", slots }));
    expect(await rowsOf()).toMatchObject({ outside: 0, slot: "t13", slots: [{ key: "t13" }] });
    expect((await rowOf("province"))?.figure).toMatchObject({ voted: 44 });
  });
});

describe("who is left", () => {
  it("is told by cause, with what nobody gave a cause for, and apart from places that said nothing", async () => {
    await roomOf([
      { unit: place(0), slot: "t14", said: 80, remaining: { ...noCauses, ill: 4, away: 10 } },
      { unit: place(1), slot: "t14", said: 70 },
    ]);
    const { remaining } = answered(await room!.call(desk, "turnout.unit", { unit: "province" }));
    expect(remaining).toEqual({
      remaining: 50,
      silent: 100,
      causes: { ...noCauses, ill: 4, away: 10 },
      told: { n: 1, of: 2 },
      unsaid: 36,
    });
  });

  it("shows where more were told by cause than remain", async () => {
    await roomOf([{ unit: place(0), slot: "t14", said: 95, remaining: { ...noCauses, away: 9 } }]);
    expect(answered(await room!.call(desk, "turnout.unit", { unit: place(0) })).remaining).toMatchObject({ remaining: 5, unsaid: -4 });
  });
});

describe("the voters of a place", () => {
  it("move the share at once, by the order fixed, posted, listed, and can be undone", async () => {
    await roomOf([{ unit: place(0), slot: "t14", said: 80 }]);
    const saved = answered(await room!.call(desk, "electorates.save", { place: places[0], posted: { assembly: 110, commune: 104 } }));
    expect(saved.flags).toEqual([]);
    expect((await rowOf(place(0)))?.figure.voters).toBe(110);
    expect((await rowOf(place(0)))?.electorate.sources).toEqual({ fixed: 0, posted: 1, listed: 0 });
    const fixed = answered(await room!.call(desk, "electorates.fix", { places: [...places] }));
    expect(fixed).toMatchObject({ places: [places[0]], left: [places[1], places[2]] });
    expect((await rowOf(place(0)))?.electorate.sources).toEqual({ fixed: 1, posted: 0, listed: 0 });
    expect((await rowOf(place(0), { election: "commune" }))?.electorate).toMatchObject({ voters: 104 });
    answered(await room!.call(desk, "undo.apply", { changeSet: fixed.changeSet ?? "" }));
    expect((await rowOf(place(0)))?.electorate.sources).toEqual({ fixed: 0, posted: 1, listed: 0 });
  });

  it("are flagged, and taken, where what was fixed moves after voting began", async () => {
    await roomOf([]);
    await room!.call(desk, "electorates.save", { place: places[0], fixed: { assembly: 100 } });
    const moved = answered(await room!.call(desk, "electorates.save", { place: places[0], fixed: { assembly: 98 } }));
    expect(moved.flags).toEqual([
      "Số cử tri chốt bầu Quốc hội đổi từ 100 thành 98 sau khi bắt đầu bỏ phiếu.",
      "Chưa ghi lý do đổi số cử tri sau khi bắt đầu bỏ phiếu.",
    ]);
    const listed = answered(await room!.call(desk, "electorates.list", { unit: "commune:00952" }));
    expect(listed).toMatchObject({ posted: { n: 0, of: 3 }, fixed: { n: 1, of: 3 } });
    expect(listed.rows[0]?.fixed.assembly).toBe(98);
    expect(answered(await room!.call(desk, "undo.steps", {})).undo[0]?.title).toBe("ghi số cử tri Khu vực bỏ phiếu số 1, xã Cao Bồ");
  });

  it("come back with the list of places where their place changes", async () => {
    await roomOf([{ unit: place(0), slot: "t14", said: 80 }]);
    expect((await rowOf("province"))?.figure.voters).toBe(100);
    answered(await room!.call(desk, "pollingPlaces.save", { id: places[0], voters: 120 }));
    expect((await rowOf("province"))?.figure.voters).toBe(120);
    answered(await room!.call(desk, "pollingPlaces.remove", { id: places[0] }));
    expect((await rowOf("province"))?.figure).toMatchObject({ basis: "none", places: { n: 0, of: 2 } });
  });
});

describe("hamlets and laggards", () => {
  it("hold a place against its own hamlets' hours, most voters short first", async () => {
    await roomOf([{ unit: place(0), slot: "t11", said: 30 }]);
    const hamlet = { place: places[0], from: hour("07:00"), to: hour("11:00"), voters: 90 };
    const saved = answered(await room!.call(desk, "hamletTurns.save", { ...hamlet, hamlet: "Chất Tiền" }));
    expect(saved.flags).toEqual([]);
    expect(answered(await room!.call(desk, "turnout.laggards", { slot: "t11" }))).toMatchObject({
      judged: { n: 1, of: 3 },
      rows: [{ place: places[0], commune: "Xã Cao Bồ", behind: 70, remaining: 70, expected: { share: 1, from: "hamlets", of: 1 } }],
    });
    const second = answered(await room!.call(desk, "hamletTurns.save", { ...hamlet, hamlet: "Chất Tiền", from: hour("12:00"), to: hour("18:00") }));
    expect(second.flags).toEqual([
      "Cử tri các thôn cộng lại (180) nhiều hơn số của khu vực bỏ phiếu (100).",
      "Thôn Chất Tiền đã có lịch tại khu vực bỏ phiếu này.",
    ]);
    const told = answered(await room!.call(desk, "hamletTurns.list", { unit: "commune:00952" }));
    expect(told).toMatchObject({ rows: [{ over: true }, { over: false }], places: { n: 1, of: 3 }, validUntil: hour("18:00") });
    answered(await room!.call(desk, "hamletTurns.remove", { id: second.id }));
    expect(answered(await room!.call(desk, "turnout.unit", { unit: place(0) })).hamlets).toHaveLength(1);
  });

  it("refuse a hamlet without hours, or hours that end before they begin", async () => {
    await roomOf([]);
    expect(await room!.call(desk, "hamletTurns.save", { place: places[0], hamlet: "Thác Tăng" })).toMatchObject({ ok: false });
    const backwards = { place: places[0], hamlet: "Thác Tăng", from: hour("10:00"), to: hour("09:00") };
    expect(await room!.call(desk, "hamletTurns.save", backwards)).toMatchObject({ ok: false, error: { code: "bad-input" } });
  });
});

it("says why there is no forecast, and answers as of a moment what was known then", async () => {
  await roomOf([
    { unit: place(0), slot: "t11", said: 50 },
    { unit: place(0), slot: "t14", said: 80 },
  ]);
  const told = answered(await room!.call(desk, "turnout.unit", { unit: "province" }));
  expect(told).toMatchObject({ forecast: null, silence: "few-reports", backTests: [] });
  expect(told.curve.map(({ slot, figure }) => [slot, figure.voted])).toEqual([
    ["t09", null],
    ["t11", 50],
    ["t14", 80],
    ["t17", null],
    ["t19", null],
    ["t22", null],
  ]);
  const knownAt = hour("14:18");
  answered(await room!.call(desk, "pollingPlaces.save", { id: places[0], voters: 999 }));
  const then = answered(await room!.call(desk, "turnout.rows", { knownAt }));
  expect(then.rows[0]?.figure.voters).toBe(100);
  expect(then.validUntil).toBeNull();
});
