import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InputOf, isRoomMethod, layerNames, liveMethods, type MethodName, methods, type WireReply } from "../../../electron/contract/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, must, newPlace } from "../../journals.ts";
import { addPlaces, answered, caoBo, desk, geodata, lineOf, openingMs, riskInput, squareAround, wall, zoneInput } from "./room-fixture.ts";

const secret = "chỉ nội bộ";
/** Wide enough to cut several communes. */
const wideKm = 12;
/** No method marks a polling place; another release or station may. One stands inside what is seen, one is estimated in a commune of its own. */
const hidden = { zone: "", area: "", incident: "", place: "00952-98", farPlace: "" };
const seen = { zone: "", area: "" };
/** The places were listed by then, the rest was drawn since; nothing that is hidden was there yet. */
const listedAt = "2021-05-23T08:47:00+07:00";
let folder: string;
let room: Room;
let before: Map<MethodName, string[]>;

/** What every reading method is asked: a method with no line here fails the test below. */
const questions = (): { [M in MethodName]?: InputOf<M>[] } => ({
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
  "journal.checkHead": [{ head: "00000000" }],
  "journal.stations": [{}],
  "journal.timeline": [{}],
  "changes.between": [{ from: { knownAt: listedAt } }],
  "record.history": [
    { kind: "incident", id: hidden.incident },
    { kind: "quarantine-zone", id: hidden.zone },
    { kind: "polling-place", id: hidden.place },
    { kind: "risk-area", id: seen.area },
  ],
  "backups.list": [{}],
  "fallback.pack": [{}],
});

const names = Object.keys(methods).filter(isRoomMethod);
const readingNames = names.filter((name) => methods[name].access === "read");
const writingNames = names.filter((name) => methods[name].access === "write");
/** Their files carry the hour of writing inside; what they may say is judged by their text alone. */
const filesOut: readonly MethodName[] = ["intake.template"];

const answersOf = async (viewer: Viewer): Promise<Map<MethodName, string[]>> => {
  const answers = new Map<MethodName, string[]>();
  for (const name of readingNames) {
    const told: string[] = [];
    for (const input of questions()[name] ?? []) told.push(JSON.stringify(await room.call(viewer, name, input)));
    answers.set(name, told);
  }
  return answers;
};

const open = async (): Promise<Room> => answered(await openRoom(folder, { exercise: false, geodata, wallClock: () => openingMs }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "room-"));
  room = await open();
  await addPlaces(room, "00952", caoBo, 2);
  seen.zone = answered(await room.call(desk, "quarantineZones.save", zoneInput)).id;
  const wide = answered(await room.call(desk, "riskAreas.save", { ...riskInput, geometry: squareAround(...caoBo, wideKm) }));
  seen.area = wide.id;
  const farCommune = wide.touched.certain.communeCodes.find((code) => code !== "00952") ?? "";
  hidden.farPlace = `${farCommune}-99`;
  // Opened again, so that how it opened says the same as below.
  await room.close();
  room = await open();
  before = await answersOf(wall);
  await room.close();
  const journal = must(openJournal(folder, { clock: () => new Date(openingMs), wall: () => openingMs }));
  const kept = { marking: "restricted", name: secret, readiness: "failed", readinessNote: secret } as const;
  must(
    journal.append(
      draft([
        newPlace(hidden.place, { ...kept, communeCode: "00952", number: 98, location: caoBo, voters: 4000 }),
        newPlace(hidden.farPlace, { ...kept, communeCode: farCommune, number: 99, voters: 3000 }),
      ]),
    ),
  );
  journal.close();
  room = await open();
  hidden.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: secret, marking: "internal" })).id;
  hidden.area = answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: secret, marking: "restricted", level: 3 })).id;
  const incident = { category: 3, severity: 4, lon: caoBo[0], lat: caoBo[1], text: `Gây rối: ${secret}` };
  hidden.incident = answered(await room.call(desk, "incidents.report", incident)).id;
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
    const asked = questions()[name];
    expect(asked, `say in this test what a wall may ask of ${name}`).toBeDefined();
    const after: string[] = [];
    for (const input of asked ?? []) after.push(JSON.stringify(await room.call(wall, name, input)));
    for (const text of after) {
      expect(text).not.toContain(secret);
      for (const id of Object.values(hidden)) expect(text).not.toContain(id);
    }
    if (!filesOut.includes(name)) expect(after).toEqual(before.get(name));
  });

  it.each(liveMethods.filter(isRoomMethod))("%s watched tells it the same as asked once, and no more", async (name) => {
    const told: string[] = [];
    for (const input of questions()[name] ?? []) told.push(await firstTold(wall, name, input));
    expect(told.join(" ")).not.toContain(secret);
    expect(told).toEqual(before.get(name));
  });

  it("would be told by the same questions if it were cleared for it: the test can fail", async () => {
    const told = await answersOf(desk);
    for (const name of ["layers.get", "spot.describe", "places.search", "record.get", "touched.list", "undo.steps"] as const)
      expect(told.get(name)?.join(" "), name).toContain(secret);
    for (const name of ["room.info", "journal.verify", "readiness.totals", "area.preview"] as const)
      expect(told.get(name), name).not.toEqual(before.get(name));
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
