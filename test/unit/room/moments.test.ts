import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { vietnamTime } from "../../../electron/domain/vietnamese-format.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { answersTo, type Questions, readingMethods, wholeSituation } from "./questions.ts";
import {
  addPlaces,
  answered,
  caoBo,
  desk,
  emptyRoom,
  geodata,
  nguyenTrai,
  openingMs,
  riskInput,
  squareAround,
  type TestClock,
  wall,
  zoneInput,
} from "./room-fixture.ts";

const minute = 60_000;
const report = { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1], text: "Mất điện" } as const;

/** A day in a room: what happens, minute after minute, each told live to two viewers and asked again when all is over. */
const clock: TestClock = { ms: openingMs };
const other: TestClock = { ms: openingMs };
let room: Room;
let elsewhere: Room;
const ids = { places: [""], zone: "", area: "", incident: "" };
const viewers: [string, Viewer][] = [
  ["the desk", desk],
  ["a wall", wall],
];

/** What a moment is asked; records by the ids they will have, so that before they are there it is asked after nothing. */
const questions = (): Questions => ({
  ...wholeSituation,
  "spot.describe": [{ lon: caoBo[0], lat: caoBo[1] }],
  "places.search": [{ text: "cao bo" }, { text: "mat dien" }, { text: "truong" }],
  "record.get": [
    { kind: "polling-place", id: ids.places[0] ?? "" },
    { kind: "quarantine-zone", id: ids.zone },
    { kind: "risk-area", id: ids.area },
    { kind: "incident", id: ids.incident },
  ],
  "touched.list": [
    { kind: "quarantine-zone", id: ids.zone },
    { kind: "risk-area", id: ids.area },
  ],
  "touched.export": [{ kind: "risk-area", id: ids.area, format: "geojson" }],
  "journal.timeline": [{}, { limit: 3 }],
  "electionDay.phase": [{}],
  "day.glance": [{}],
  "day.list": [{}, { unit: "commune:00952", needing: true }],
  "day.get": [{ place: ids.places[0] ?? "" }],
  "interruptions.list": [{}, { unit: "commune:00952" }],
  "dateChanges.list": [{}],
  "ballotMatters.list": [{}],
  "turnout.summary": [{}],
  "turnout.rows": [{ open: ["district:030", "commune:00952"] }],
  "turnout.unit": [{ unit: "province" }, { unit: "commune:00952" }],
  "turnout.laggards": [{}],
  "electorates.list": [{ unit: "commune:00952" }],
  "hamletTurns.list": [{ unit: "commune:00952" }],
  "places.table": [{}, { filter: { text: "truong" }, order: { by: "asOf" } }],
  "places.codes": [{}],
  "places.text": [{}],
  "places.export": [{ format: "csv" }],
  "savedViews.list": [{ surface: "places" }],
  "regime.get": [{}],
  "reports.glance": [{}],
  "reports.owed": [{ level: "commune", within: "district:030" }, { level: "agency" }],
  "reports.get": [{ unit: "commune:00952", slot: "opening" }],
  "reports.list": [{}],
  "chase.list": [{}],
  "contacts.list": [{ level: "agency" }],
  "submissions.preview": [{ slot: "opening" }],
  "submissions.list": [{}],
  "outreach.summary": [{}, { unit: "commune:00952" }],
  "outreach.places": [{}],
  "outreachSites.list": [{}],
  "boxTrips.list": [{}],
  "boxTrips.propose": [{ place: ids.places[0] ?? "", departsAt: vietnamTime(openingMs + 60 * minute) }],
  "teams.list": [{}],
  "teamGaps.list": [{}],
  "outreach.calendar": [{}],
  "outreach.rules": [{}],
  "checklists.templates": [{}],
  "checklists.settings": [{}],
  "checklists.rollUp": [{}, { unit: "commune:00952" }],
  "checklists.list": [{ level: "place" }],
  "checklists.items": [{ level: "place" }],
  "checklists.get": [{ unit: `place:${ids.places[0] ?? "00952-01"}` }],
  "reviews.list": [{ level: "commune" }],
  "rehearsals.list": [{ level: "commune" }],
  "alerts.count": [{}],
  "alerts.list": [{ within: "commune:00952" }],
  "alerts.rules": [{}],
  "directive.board": [{ clause: "Y1" }],
  "plan.list": [{}],
  "plan.step": [{ step: "opened", within: "commune:00952" }],
});

const officeBoundaries = () => {
  const file: { features: { properties: { code: string; name: string } }[] } = JSON.parse(readFileSync(join(geodata, "communes.geojson"), "utf8"));
  for (const { properties } of file.features) if (properties.code === "00952") properties.name = "Xã Cao Bồ Mới";
  return { fileName: "ranh-gioi.geojson", base64: Buffer.from(JSON.stringify(file)).toString("base64") };
};

const save = async (input: Parameters<Room["call"]>[2]): Promise<void> => void answered(await room.call(desk, "pollingPlaces.save", input));

/** One after another, a minute apart. */
const happenings: [string, () => Promise<unknown>][] = [
  ["places are listed", async () => (ids.places = await addPlaces(room, "00952", caoBo, 3))],
  ["a zone is drawn", async () => (ids.zone = answered(await room.call(desk, "quarantineZones.save", zoneInput)).id)],
  ["a risk area is drawn", async () => (ids.area = answered(await room.call(desk, "riskAreas.save", riskInput)).id)],
  ["places report", async () => answered(await room.call(desk, "readiness.report", { ids: ids.places.slice(0, 2), readiness: "ready" }))],
  ["an incident comes in", async () => (ids.incident = answered(await room.call(desk, "incidents.report", { ...report, marking: "internal" })).id)],
  [
    "a late report of an old fact",
    async () =>
      answered(
        await room.call(desk, "readiness.report", {
          ids: ids.places,
          readiness: "lacking",
          note: "thiếu hòm phiếu",
          trueAt: vietnamTime(openingMs - 30 * minute),
        }),
      ),
  ],
  [
    "places open",
    async () => answered(await room.call(desk, "day.report", { ids: ids.places, word: "opened", at: vietnamTime(openingMs - 100 * minute) })),
  ],
  [
    "the vote is interrupted at one, its ballots misprinted at another",
    async () => {
      const [place, other] = ids.places;
      answered(await room.call(desk, "interruptions.save", { place, cause: "mất điện", startedAt: vietnamTime(clock.ms) }));
      answered(await room.call(desk, "ballotMatters.save", { place: other, election: "commune", fault: "misprinted" }));
      const change = { kind: "postponed", units: [`place:${ids.places[2]}`], reason: "lũ", newDate: "2021-05-30" } as const;
      const approval = { number: "2/NQ", date: "2021-05-23", signer: "Chủ tịch" };
      return answered(await room.call(desk, "dateChanges.save", { ...change, units: [...change.units], approval }));
    },
  ],
  [
    "a commune's report comes, is corrected and approved",
    async () => {
      const of = { unit: "commune:00952", slot: "opening" };
      const { id } = answered(await room.call(desk, "reports.save", { ...of, placesOpened: 2, voters: { assembly: 900 } }));
      clock.ms += minute;
      answered(await room.call(desk, "reports.correct", { id, reason: "đếm lại", placesOpened: 3 }));
      clock.ms += minute;
      return answered(await room.call(desk, "reports.approve", { ids: [id] }));
    },
  ],
  [
    "an item is ticked, a site found, a team told, a review signed",
    async () => {
      const [place = ""] = ids.places;
      answered(await room.call(desk, "checklists.tick", { units: [`place:${place}`], items: ["main-box"], state: "lacking", note: "chưa có" }));
      answered(await room.call(desk, "outreachSites.save", { place, case: "hospital", site: "Trạm y tế", voters: 12 }));
      answered(await room.call(desk, "teams.save", { place, head: 1, member: 7 }));
      const told = { units: ["commune:00952" as const], date: "2021-05-22", outcome: "ready" as const };
      return answered(await room.call(desk, "reviews.save", { ...told, units: [...told.units], signedBy: "Chủ tịch" }));
    },
  ],
  ["a place moves out of the zone", () => save({ id: ids.places[0], location: nguyenTrai })],
  [
    "the zone is drawn wider",
    async () => answered(await room.call(desk, "quarantineZones.save", { id: ids.zone, geometry: squareAround(...caoBo, 6) })),
  ],
  ["an older wall clock's place is renamed and grows", () => save({ id: ids.places[1], name: "Trường Tiểu học Cao Bồ", voters: 777 })],
  [
    "a mistaken report is taken back",
    async () => {
      answered(await room.call(desk, "readiness.report", { ids: ids.places.slice(0, 1), readiness: "failed" }));
      clock.ms += minute;
      const [step] = answered(await room.call(desk, "undo.steps", {})).undo;
      return answered(await room.call(desk, "undo.apply", { changeSet: step?.changeSet ?? "" }));
    },
  ],
  [
    "boundaries are exchanged",
    async () => {
      const { staged } = answered(await room.call(desk, "boundaries.preview", officeBoundaries()));
      return answered(await room.call(desk, "boundaries.accept", { staged, attribution: "Sở Nội vụ", validFrom: "2021-05-01" }));
    },
  ],
  [
    "another station's news, an hour old, comes in",
    async () => {
      const { base64 } = answered(await elsewhere.call(desk, "journal.export", {}));
      const { stations } = answered(await elsewhere.call(desk, "journal.stations", {}));
      return answered(await room.call(desk, "journal.merge", { fileName: "goi.jsonl", base64, acceptStations: stations.map(({ id }) => id) }));
    },
  ],
  ["the zone is deleted", async () => answered(await room.call(desk, "quarantineZones.remove", { id: ids.zone }))],
  ["a whole night passes", async () => (clock.ms += 13 * 60 * minute)],
];

interface Told {
  what: string;
  at: string;
  answers: Map<string, string>[];
}
const told: Told[] = [];

beforeAll(async () => {
  room = await emptyRoom(clock);
  elsewhere = await emptyRoom(other);
  answered(await elsewhere.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 1, voters: 900, name: "Nhà văn hóa" }));
  answered(await elsewhere.call(desk, "incidents.report", { ...report, text: "Sạt lở chắn đường" }));
  for (const [what, happen] of happenings) {
    await happen();
    clock.ms += minute;
    const answers = [];
    for (const [, viewer] of viewers) answers.push(await answersTo(room, viewer, questions()));
    told.push({ what, at: vietnamTime(clock.ms), answers });
    clock.ms += minute;
  }
}, 240_000);
afterAll(async () => {
  await room.close();
  await elsewhere.close();
});

describe("as known at a moment", () => {
  it.each(happenings.map(([what], place) => [what, place] as const))("every answer is what was told live after %s", async (_what, place) => {
    const then = told[place];
    if (!then) throw new Error("nothing was told");
    for (const [viewerPlace, [, viewer]] of viewers.entries()) {
      const now = await answersTo(room, viewer, questions(), { knownAt: then.at });
      // What was asked by an id not yet given was asked of nothing.
      for (const [question, text] of then.answers[viewerPlace] ?? []) if (now.has(question)) expect(now.get(question), question).toBe(text);
    }
  });

  it("is something else at each of these moments: the test can fail", () => {
    for (const place of viewers.keys())
      expect(new Set(told.map(({ answers }) => [...(answers[place]?.values() ?? [])].join())).size).toBe(told.length);
    for (const { answers } of told.slice(4, -2)) for (const [question, text] of answers[0] ?? []) expect(text, question).toContain('"ok": true');
  });

  it("now, it is what is told now", async () => {
    const at = vietnamTime(clock.ms);
    for (const [, viewer] of viewers)
      expect(await answersTo(room, viewer, questions(), { knownAt: at })).toEqual(await answersTo(room, viewer, questions()));
  });
});

describe("as true at a moment", () => {
  const readyAt = async (moment: object): Promise<{ ready: number; lacking: number }> => {
    const { ready, lacking } = answered(await room.call(desk, "readiness.totals", moment)).province;
    return { ready, lacking };
  };
  const toldAfter = (what: string): string => told.find((one) => one.what === what)?.at ?? "";

  it("counts a late report from when it was so, not from when it came", async () => {
    const before = toldAfter("places are listed");
    expect(await readyAt({ knownAt: before })).toEqual({ ready: 0, lacking: 0 });
    expect(await readyAt({ trueAt: before })).toEqual({ ready: 0, lacking: 3 });
    expect(await readyAt({ trueAt: before, knownAt: toldAfter("places report") })).toEqual({ ready: 0, lacking: 0 });
    expect(await readyAt({ trueAt: toldAfter("places report"), knownAt: toldAfter("the zone is drawn wider") })).toEqual({ ready: 2, lacking: 1 });
  });

  it("tells the moment it stands at, and writes nothing then", async () => {
    const at = toldAfter("places report");
    expect(answered(await room.call(desk, "room.info", { trueAt: at }))).toMatchObject({
      now: at,
      moment: { trueAt: at, knownAt: null },
      mayWrite: true,
    });
    expect(answered(await room.call(desk, "undo.steps", { trueAt: at }))).toEqual({ undo: [], redo: [] });
    expect(await room.call(desk, "area.preview", { geometry: squareAround(...caoBo), knownAt: at })).toMatchObject({
      ok: false,
      error: { code: "no-such-moment", message: expect.stringContaining("không vẽ được") },
    });
    expect(await room.call(desk, "pollingPlaces.save", { id: ids.places[0] ?? "", voters: 1, knownAt: at })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
  });

  it("ages what was reported only up to then", async () => {
    const { province, validUntil } = answered(await room.call(desk, "readiness.totals", { knownAt: toldAfter("the zone is deleted") }));
    expect(province.stale).toBe(0);
    expect(validUntil).toBeNull();
    expect(answered(await room.call(desk, "readiness.totals", {})).province.stale).toBeGreaterThan(0);
  });
});

describe("a moment that is none", () => {
  it.each([
    ["a millisecond after now", () => ({ knownAt: vietnamTime(clock.ms + 1) }), "chưa tới"],
    ["so in the future", () => ({ trueAt: vietnamTime(clock.ms + 1) }), "chưa tới"],
    ["before anything arrived", () => ({ knownAt: vietnamTime(openingMs - 1) }), "chưa nhận tin nào"],
    ["before anything known was so", () => ({ trueAt: vietnamTime(openingMs - 31 * minute) }), "Chưa có tin nào"],
  ])("%s is refused in words, with the way back", async (_what, moment, words) => {
    for (const method of ["room.info", "readiness.totals", "journal.timeline"] as const)
      expect(await room.call(desk, method, moment())).toMatchObject({
        ok: false,
        error: { code: "no-such-moment", message: expect.stringContaining(words), hint: expect.stringContaining("Hiện tại") },
      });
  });

  it("in an empty room is every one", async () => {
    const empty = await emptyRoom();
    for (const moment of [{ knownAt: vietnamTime(openingMs) }, { trueAt: vietnamTime(openingMs) }])
      expect(await empty.call(desk, "room.info", moment)).toMatchObject({ ok: false, error: { code: "no-such-moment" } });
    await empty.close();
  });
});

describe("the time bar", () => {
  it("steps through what arrived, oldest first, with how the marks stood in between", async () => {
    const { from, now, steps, omitted, course } = answered(await room.call(desk, "journal.timeline", {}));
    expect([from, now, omitted]).toEqual([vietnamTime(openingMs), vietnamTime(clock.ms), 0]);
    expect(steps.map(({ knownAt }) => knownAt)).toEqual(steps.map(({ knownAt }) => knownAt).sort());
    expect(steps[0]).toMatchObject({ title: "thêm KVBP số 1 xã Cao Bồ", desks: ["election"], landmark: false });
    // The list of places is of 1970: no moment anybody saw them so.
    expect(steps[0]?.trueFrom).toBe(steps[0]?.knownAt);
    const late = steps.find(({ trueFrom }) => trueFrom === vietnamTime(openingMs - 30 * minute));
    expect(late).toMatchObject({ title: "báo cáo sẵn sàng 3 khu vực bỏ phiếu: còn thiếu" });
    expect(steps.filter(({ landmark }) => landmark).map(({ title }) => title)).toEqual(["thay ranh giới bằng tệp ranh-gioi.geojson"]);
    expect(course).toHaveLength(60);
    for (const point of course) {
      const { ready, lacking, failed, stale, unknown } = answered(await room.call(desk, "readiness.totals", { knownAt: point.at })).province;
      expect(point).toEqual({ at: point.at, ready, lacking, failed, stale, unknown });
    }
  });

  it("shows a wall only what is in its sight", async () => {
    const { steps } = answered(await room.call(wall, "journal.timeline", {}));
    const all = answered(await room.call(desk, "journal.timeline", {})).steps;
    const kept = all.find(({ desks }) => desks.includes("security"));
    expect(steps).toEqual(all.filter((step) => step !== kept));
    expect(answered(await room.call(wall, "journal.timeline", { limit: 2 }))).toMatchObject({ steps: steps.slice(-2), omitted: steps.length - 2 });
  });
});

it("asks every reading method whose answer is of a moment", () => {
  const elsewhereAsked = [
    "riskAreas.scale",
    "intake.template",
    "journal.checkHead",
    "journal.verify",
    "journal.verifying",
    "journal.stations",
    "backups.list",
    "figures.template",
    "reports.scan",
    "submissions.text",
    "directive.evidenceFile",
  ];
  const ofWhatChanged = [
    "undo.steps",
    "area.preview",
    "area.buffer",
    "area.split",
    "area.ofCommunes",
    "changes.between",
    "record.history",
    "fallback.pack",
  ];
  expect([...Object.keys(questions()), ...elsewhereAsked, ...ofWhatChanged].sort()).toEqual([...readingMethods].sort());
});
