import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type AskedMoment,
  type InputOf,
  isRoomMethod,
  layerNames,
  liveMethods,
  type MethodName,
  methods,
  type UnitKey,
  type WireReply,
} from "../../../electron/contract/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, must, newPlace } from "../../journals.ts";
import {
  addPlaces,
  answered,
  caoBo,
  desk,
  geodata,
  lineOf,
  openingMs,
  riskInput,
  squareAround,
  type TestClock,
  wall,
  zoneInput,
} from "./room-fixture.ts";

const secret = "chỉ nội bộ";
/** Wide enough to cut several communes. */
const wideKm = 12;
/** No method marks a polling place; another release or station may. One stands inside what is seen, one is estimated in a commune of its own. */
const hidden = { zone: "", area: "", incident: "", place: "00952-98", farPlace: "" };
const seen = { zone: "", area: "" };
/** A force's report, the calls to it and what was sent on: kept closely. */
const ofReports: { unit: UnitKey; report: string; submission: string } = {
  unit: "agency:cong-an",
  report: "2021-05-23/opening/agency:cong-an",
  submission: "0198c0de-0000-7000-8000-000000000000",
};
/** Evidence of an obligation, with its file. */
const ofDuty = { evidence: "0198c0de-0000-7000-8000-000000000001" };
const minute = 60_000;
/** All that may be seen was there by then, and nothing that is hidden, which was told of at `hiddenAt`; asked is after all of it. */
const seenBy = "2021-05-23T08:48:00+07:00";
const hiddenAt = openingMs + 5 * minute;
/** Looked back to: everything had arrived by then. */
const pastAt = "2021-05-23T08:54:00+07:00";
const clock: TestClock = { ms: openingMs };
/** A head that counts what is hidden: only in what the highest clearance may see did the journal ever stand so. */
let keptHead = "00000000";
let folder: string;
let room: Room;
let before: Map<MethodName, string[]>;

/** What every reading method is asked, those that take a moment also at some: a method with no line here fails the test below. */
const questionsNow = (): { [M in MethodName]?: InputOf<M>[] } => ({
  "room.info": [{}],
  "layers.get": layerNames.map((layer) => ({ layer })),
  "readiness.totals": [{}],
  "spot.describe": [{ lon: caoBo[0], lat: caoBo[1] }],
  "places.search": [{ text: secret }, { text: "chi noi bo" }, { text: "cao bo" }, { text: "gay roi" }],
  "record.get": [
    { kind: "incident", id: hidden.incident },
    { kind: "quarantine-zone", id: hidden.zone },
    { kind: "risk-area", id: hidden.area },
    { kind: "polling-place", id: hidden.place },
  ],
  "area.preview": [{ geometry: squareAround(...caoBo, wideKm) }],
  "area.buffer": [{ geometry: squareAround(...caoBo), metres: 500 }],
  "area.split": [
    {
      geometry: squareAround(...caoBo),
      line: {
        type: "LineString",
        coordinates: [
          [caoBo[0], 22],
          [caoBo[0], 23],
        ],
      },
    },
  ],
  "area.ofCommunes": [{ communes: ["00952"] }],
  "touched.list": [
    { kind: "quarantine-zone", id: hidden.zone },
    { kind: "risk-area", id: hidden.area },
    { kind: "quarantine-zone", id: seen.zone },
    { kind: "risk-area", id: seen.area },
  ],
  "touched.export": [
    { kind: "quarantine-zone", id: hidden.zone, format: "geojson" },
    { kind: "risk-area", id: hidden.area, format: "xlsx" },
    { kind: "risk-area", id: seen.area, format: "geojson" },
  ],
  "riskAreas.scale": [{ at: "2021-05-23T08:47:00+07:00" }],
  "intake.template": [{}],
  "journal.verify": [{}],
  "undo.steps": [{}],
  "journal.verifying": [{ check: "kiem-1" }],
  "journal.checkHead": [{ head: keptHead }],
  "journal.stations": [{}],
  "journal.timeline": [{}],
  "changes.between": [
    { from: { knownAt: seenBy } },
    { from: { knownAt: seenBy }, to: { knownAt: pastAt } },
    { from: { trueAt: seenBy }, to: { trueAt: pastAt } },
  ],
  "record.history": [
    { kind: "incident", id: hidden.incident },
    { kind: "quarantine-zone", id: hidden.zone },
    { kind: "polling-place", id: hidden.place },
    { kind: "risk-area", id: seen.area },
  ],
  "backups.list": [{}],
  "fallback.pack": [{}],
  "electionDay.phase": [{}],
  "day.glance": [{}],
  "day.list": [{}],
  "day.get": [{ place: hidden.place }, { place: "00952-01" }],
  "interruptions.list": [{}],
  "dateChanges.list": [{}],
  "ballotMatters.list": [{}],
  "turnout.summary": [{}],
  "turnout.rows": [{ open: ["district:030", "commune:00952"] }],
  "turnout.unit": [{ unit: "province" }, { unit: "commune:00952" }, { unit: `place:${hidden.place}` }],
  "turnout.laggards": [{}],
  "electorates.list": [{ unit: "commune:00952" }, { unit: `place:${hidden.place}` }],
  "hamletTurns.list": [{ unit: "commune:00952" }, { unit: `place:${hidden.place}` }],
  "places.table": [{}, { filter: { text: "thuong lam" }, order: { by: "asOf" } }],
  "places.codes": [{}],
  "places.text": [{}],
  "places.export": [{ format: "csv" }, { format: "xlsx" }],
  "savedViews.list": [{ surface: "places" }],
  "figures.template": [{ what: "reports" }, { what: "ticks" }],
  "regime.get": [{}],
  "reports.glance": [{}],
  "reports.owed": [{ level: "place" }, { level: "agency" }],
  "reports.get": [{ unit: ofReports.unit, slot: "opening" }],
  "reports.list": [{}],
  "reports.scan": [{ id: ofReports.report }],
  "chase.list": [{ slot: "opening" }, {}],
  "contacts.list": [{}],
  "submissions.preview": [{ slot: "opening" }],
  "submissions.list": [{}],
  "submissions.text": [{ id: ofReports.submission }],
  "outreach.summary": [{}, { unit: "commune:00952" }],
  "outreach.places": [{}],
  "outreachSites.list": [{}, { unit: `place:${hidden.place}` }],
  "boxTrips.list": [{}],
  "boxTrips.propose": [{ place: "00952-01", departsAt: "2021-05-23T09:00:00+07:00" }],
  "teams.list": [{}],
  "teamGaps.list": [{}],
  "outreach.calendar": [{}],
  "outreach.rules": [{}],
  "checklists.templates": [{}],
  "checklists.settings": [{}],
  "checklists.rollUp": [{}, { unit: "commune:00952" }, { unit: `place:${hidden.place}` }],
  "checklists.list": [{ level: "place" }, { level: "commune", within: "district:030" }, { level: "place", item: "ballots", itemState: "failed" }],
  "checklists.items": [{ level: "place" }],
  "checklists.get": [{ unit: "place:00952-01" }, { unit: `place:${hidden.place}` }],
  "reviews.list": [{ level: "commune" }],
  "rehearsals.list": [{ level: "commune" }],
  "alerts.count": [{}],
  "alerts.list": [{}, { rule: "incident-severe" }, { within: "commune:00952", limit: 2000 }],
  "alerts.rules": [{}],
  "directive.board": [{}, { clause: "Y1" }],
  "directive.evidenceFile": [{ id: ofDuty.evidence }],
  "plan.list": [{}],
  "plan.step": [{ step: "opened", within: "commune:00952" }],
});

const moments: readonly AskedMoment[] = [{ knownAt: pastAt }, { trueAt: pastAt }, { knownAt: pastAt, trueAt: pastAt }];
const momentsOf = (name: MethodName): readonly AskedMoment[] =>
  "shape" in methods[name].input && "knownAt" in methods[name].input.shape ? moments : [];
const asked = (name: MethodName, at: AskedMoment = {}): object[] | undefined => questionsNow()[name]?.map((input) => ({ ...input, ...at }));
const questions = (name: MethodName): object[] => [{}, ...momentsOf(name)].flatMap((at) => asked(name, at) ?? []);

const names = Object.keys(methods).filter(isRoomMethod);
const readingNames = names.filter((name) => methods[name].access === "read");
const writingNames = names.filter((name) => methods[name].access === "write");
/** Their files carry the hour of writing inside; what they may say is judged by their text alone. */
const filesOut: readonly MethodName[] = ["intake.template"];

/** The scale in the law and the blank form: no record is in them. */
const sameForAll: ReadonlySet<MethodName> = new Set([
  "riskAreas.scale",
  "intake.template",
  "electionDay.phase",
  "regime.get",
  "outreach.rules",
  "checklists.settings",
  "journal.verifying",
]);
/** Of now alone: at a moment they are refused to everybody, and nobody has anything to undo. */
const ofNowAlone: ReadonlySet<MethodName> = new Set(["area.preview", "area.buffer", "area.split", "area.ofCommunes", "undo.steps"]);
const naming = [
  "layers.get",
  "spot.describe",
  "places.search",
  "record.get",
  "touched.list",
  "undo.steps",
  "journal.timeline",
  "changes.between",
  "record.history",
  "fallback.pack",
] as const;

const answersOf = async (viewer: Viewer): Promise<Map<MethodName, string[]>> => {
  const answers = new Map<MethodName, string[]>();
  for (const name of readingNames) {
    const told: string[] = [];
    for (const input of questions(name)) told.push(JSON.stringify(await room.call(viewer, name, input)));
    answers.set(name, told);
  }
  return answers;
};

const open = async (): Promise<Room> => answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => clock.ms }));
/** Opened again with the clock at the same hour, so that how it opened says the same of what may be seen. */
const openAgain = async (): Promise<Room> => {
  await room.close();
  clock.ms = openingMs + 10 * minute;
  return open();
};

/** A site, its box's round and the polling team of a place that is seen, all kept closely. */
const keepOutreachHidden = async (): Promise<void> => {
  const closely = { place: "00952-01", marking: "restricted" } as const;
  const site = { ...closely, case: "barracks", site: secret, voters: 9 } as const;
  const { id: siteId } = answered(await room.call(desk, "outreachSites.save", site));
  const stops = [{ site: secret, siteId, from: "2021-05-23T09:00:00+07:00", to: "2021-05-23T09:30:00+07:00" }];
  answered(await room.call(desk, "boxTrips.save", { ...closely, box: secret, departsAt: "2021-05-23T08:55:00+07:00", stops }));
  answered(await room.call(desk, "outreachSites.save", { ...site, case: "old-or-sick" }));
  answered(await room.call(desk, "teams.save", { ...closely, head: 1, names: secret }));
  answered(await room.call(desk, "teamGaps.save", { ...closely, role: "member", cause: "f1", note: secret, since: "2021-05-23T08:48:00+07:00" }));
};

/** A template, ticks, a review and a rehearsal, all kept closely. */
const keepChecklistsHidden = async (): Promise<void> => {
  const marking = "restricted";
  const unit = "commune:00952" as const;
  const item = { key: "ballots", group: secret, words: secret, weight: 1, critical: true, scope: "all", basis: null } as const;
  answered(await room.call(desk, "checklists.saveTemplate", { level: "place", title: secret, items: [item], marking }));
  answered(await room.call(desk, "checklists.tick", { units: ["place:00952-01"], items: ["ballots"], state: "failed", note: secret, marking }));
  answered(await room.call(desk, "reviews.save", { units: [unit], date: "2021-05-22", outcome: "failed", defects: secret, marking }));
  const rehearsal = { unit, form: "pilot", scenario: "covid-home", date: "2021-05-21", defects: secret, marking } as const;
  answered(await room.call(desk, "rehearsals.save", rehearsal));
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "room-"));
  room = await open();
  await addPlaces(room, "00952", caoBo, 2);
  seen.zone = answered(await room.call(desk, "quarantineZones.save", zoneInput)).id;
  const wide = answered(await room.call(desk, "riskAreas.save", { ...riskInput, geometry: squareAround(...caoBo, wideKm) }));
  seen.area = wide.id;
  const farCommune = wide.touched.certain.communeCodes.find((code) => code !== "00952") ?? "";
  hidden.farPlace = `${farCommune}-99`;
  room = await openAgain();
  before = await answersOf(wall);
  await room.close();
  clock.ms = hiddenAt;
  const journal = must(openJournal(folder, { clock: () => new Date(clock.ms), wall: () => clock.ms }));
  const kept = { marking: "restricted", name: secret, readiness: "failed", readinessNote: secret } as const;
  must(
    journal.append(
      draft([
        newPlace(hidden.place, { ...kept, communeCode: "00952", number: 98, location: caoBo, voters: 4000 }),
        newPlace(hidden.farPlace, { ...kept, communeCode: farCommune, number: 99, voters: 3000 }),
        {
          kind: "saved-view",
          id: "khung-nhin-kin",
          set: { surface: "places", name: secret, state: "{}", invented: false, source: null, marking: "restricted", deleted: false },
        },
      ]),
    ),
  );
  journal.close();
  room = await open();
  hidden.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: secret, marking: "internal" })).id;
  hidden.area = answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: secret, marking: "restricted", level: 3 })).id;
  const incident = { category: 3, severity: 4, lon: caoBo[0], lat: caoBo[1], text: `Gây rối: ${secret}` };
  hidden.incident = answered(await room.call(desk, "incidents.report", incident)).id;
  const ofTheDay = { place: "00952-01", marking: "restricted" } as const;
  answered(await room.call(desk, "interruptions.save", { ...ofTheDay, cause: secret, startedAt: "2021-05-23T08:50:00+07:00" }));
  await keepOutreachHidden();
  await keepChecklistsHidden();
  answered(await room.call(desk, "ballotMatters.save", { ...ofTheDay, election: "commune", fault: "short", text: secret }));
  const otherDay = { kind: "postponed", units: ["commune:00952" as const], reason: secret, newDate: "2021-05-30", marking: "restricted" } as const;
  const approval = { number: "1/NQ", date: "2021-05-23", signer: secret };
  answered(await room.call(desk, "dateChanges.save", { ...otherDay, units: [...otherDay.units], approval }));
  const force = { unit: ofReports.unit, slot: "opening" };
  answered(await room.call(desk, "reports.save", { ...force, text: secret, marking: "restricted" }));
  const scan = Buffer.from(`%PDF-1.4 ${secret}`).toString("base64");
  answered(await room.call(desk, "reports.attachScan", { id: ofReports.report, fileName: secret, base64: scan }));
  answered(await room.call(desk, "chase.call", { ...force, outcome: "reached", note: secret }));
  answered(await room.call(desk, "contacts.save", { unit: ofReports.unit, person: secret, phone: "0219", marking: "restricted" }));
  const sent = { slot: "opening", to: secret, marking: "restricted" } as const;
  ofReports.submission = answered(await room.call(desk, "submissions.make", sent)).id;
  const evidence = { obligation: "Y1/so-y-te", text: secret, marking: "restricted", file: { fileName: `${secret}.pdf`, base64: scan } };
  ofDuty.evidence = answered(await room.call(desk, "directive.addEvidence", evidence)).id;
  room = await openAgain();
  keptHead = answered(await room.call(desk, "room.info", {})).head;
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

/** What a viewer watching this is sent first: the answer's text, or the refusal's. */
const firstTold = async (viewer: Viewer, method: string, input: unknown): Promise<string> => {
  const line = lineOf(room, viewer);
  const first = line.next((reply) => reply.verb === "news" || reply.verb === "ended");
  line.connection.receive({ verb: "live", id: 1, method, input });
  const reply: WireReply = await first;
  line.connection.close();
  if (reply.verb === "ended") return JSON.stringify({ ok: false, error: reply.error });
  const value: unknown = reply.verb === "news" ? reply.value : null;
  const whole = typeof value === "object" && value !== null && "type" in value && value.type === "whole" && "answer" in value ? value.answer : value;
  return JSON.stringify({ ok: true, value: whole });
};

describe("a wall may read what is open and nothing else", () => {
  it.each(writingNames)("%s is forbidden to it, whatever it sends", async (name) => {
    expect(await room.call(wall, name, {})).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await room.call(wall, name, "nonsense")).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it.each(readingNames)("%s has a stance, tells it nothing of what is not open, and is the same as if that did not exist", async (name) => {
    expect(asked(name), `say in this test what a wall may ask of ${name}`).toBeDefined();
    const after: string[] = [];
    for (const input of questions(name)) after.push(JSON.stringify(await room.call(wall, name, input)));
    for (const text of after) {
      expect(text).not.toContain(secret);
      for (const id of Object.values(hidden)) expect(text).not.toContain(id);
    }
    if (!filesOut.includes(name)) expect(after).toEqual(before.get(name));
  });

  it.each(liveMethods.filter(isRoomMethod))("%s watched tells it the same as asked once, and no more", async (name) => {
    const told: string[] = [];
    for (const input of questions(name)) told.push(await firstTold(wall, name, input));
    expect(told.join(" ")).not.toContain(secret);
    expect(told).toEqual(before.get(name));
  });

  it.each(readingNames)("%s tells who is cleared something else, now and at every moment: the test can fail", async (name) => {
    for (const at of [{}, ...momentsOf(name)]) {
      const told = async (viewer: Viewer): Promise<string[]> => {
        const answers: string[] = [];
        for (const input of asked(name, at) ?? [])
          answers.push(JSON.stringify(await room.call(viewer, name, input), (key, part) => (key === "clearance" ? undefined : part)));
        return answers;
      };
      const isSame = sameForAll.has(name) || ("knownAt" in at || "trueAt" in at ? ofNowAlone.has(name) : false);
      if (isSame) expect(await told(desk), JSON.stringify(at)).toEqual(await told(wall));
      else expect(await told(desk), JSON.stringify(at)).not.toEqual(await told(wall));
    }
  });

  it("hears nothing of what the same questions tell who is cleared by name", async () => {
    const told = await answersOf(desk);
    for (const name of naming) expect(told.get(name)?.join(" "), name).toContain(secret);
  });
});

it("answers what may not be seen exactly like what does not exist", async () => {
  const unseen = await room.call(wall, "record.get", { kind: "incident", id: hidden.incident });
  const absent = await room.call(wall, "record.get", { kind: "incident", id: "0198c0de-0000-7000-8000-000000000000" });
  expect(unseen).toEqual(absent);
});

it("does not let an officer keep something above the own clearance", async () => {
  const officer: Viewer = { clearance: "internal", mayWrite: true, actor: "Trực" };
  const refused = await room.call(officer, "quarantineZones.save", { ...zoneInput, marking: "restricted" });
  expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
});
