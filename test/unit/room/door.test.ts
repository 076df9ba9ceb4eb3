import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InputOf, isMethodName, type MethodName, methods } from "../../../electron/contract/index.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, riskInput, squareAround, wall, zoneInput } from "./room-fixture.ts";

const secret = "chỉ nội bộ";
const hidden = { zone: "", area: "", incident: "" };
const seen = { zone: "", area: "" };
let room: Room;
let before: Map<MethodName, string[]>;

/** What every reading method is asked: a method with no line here fails the test below. */
const questions = (): { [M in MethodName]?: InputOf<M>[] } => ({
  "room.info": [{}],
  "layers.get": (["districts", "communes", "polling-places", "quarantine-zones", "risk-areas", "incidents"] as const).map((layer) => ({ layer })),
  "readiness.totals": [{}],
  "spot.describe": [{ lon: caoBo[0], lat: caoBo[1] }],
  "places.search": [{ text: secret }, { text: "chi noi bo" }, { text: "cao bo" }, { text: "gay roi" }],
  "record.get": [
    { kind: "incident", id: hidden.incident },
    { kind: "quarantine-zone", id: hidden.zone },
    { kind: "risk-area", id: hidden.area },
  ],
  "area.preview": [{ geometry: squareAround(...caoBo) }],
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
});

const names = Object.keys(methods).filter(isMethodName);
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

beforeAll(async () => {
  room = await emptyRoom();
  await addPlaces(room, "00952", caoBo, 2);
  seen.zone = answered(await room.call(desk, "quarantineZones.save", zoneInput)).id;
  seen.area = answered(await room.call(desk, "riskAreas.save", riskInput)).id;
  before = await answersOf(wall);
  hidden.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: secret, marking: "internal" })).id;
  hidden.area = answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: secret, marking: "restricted", level: 3 })).id;
  const incident = { category: 3, severity: 4, lon: caoBo[0], lat: caoBo[1], text: `Gây rối: ${secret}` };
  hidden.incident = answered(await room.call(desk, "incidents.report", incident)).id;
});
afterAll(() => room.close());

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

  it("would be told by the same questions if it were cleared for it: the test can fail", async () => {
    const told = await answersOf(desk);
    for (const name of ["layers.get", "spot.describe", "places.search", "record.get", "touched.list", "undo.steps"] as const)
      expect(told.get(name)?.join(" "), name).toContain(secret);
    for (const name of ["room.info", "journal.verify"] as const) expect(told.get(name), name).not.toEqual(before.get(name));
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
