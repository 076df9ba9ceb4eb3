import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AskedMoment, layerNames, type Marking, markings, mayRead } from "../../../electron/contract/index.ts";
import { vietnamTime } from "../../../electron/domain/vietnamese-format.ts";
import { keptAsNow, markingOf, mayKnow, mayKnowMarked } from "../../../electron/room/door.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, journalInMemory, must, newPlace } from "../../journals.ts";
import { answersTo, type Questions } from "./questions.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, openingMs, riskInput, squareAround, type TestClock, wall, zoneInput } from "./room-fixture.ts";

const minute = 60_000;
const officer: Viewer = { clearance: "internal", mayWrite: true, actor: "Trực" };
const secret = "Tên cần giữ kín";
const incident = { category: 11, severity: 2, lon: caoBo[0], lat: caoBo[1] } as const;

const clock: TestClock = { ms: openingMs };
let room: Room;
/** Open once and kept closely since; kept closely once and open since; open and deleted since. */
const raised = { zone: "", area: "", incident: "" };
/** First told of after `then`, its name corrected to have been so before, and kept closely since: not whole by true time at `then`. */
const corrected = { zone: "" };
const lowered = { incident: "" };
const deleted = { zone: "" };

/** While all of them stood as first written. */
const then = vietnamTime(openingMs + 5 * minute);
const openStill = vietnamTime(openingMs + 9 * minute);
const moments: AskedMoment[] = [{ knownAt: then }, { trueAt: then }, { knownAt: then, trueAt: then }, { knownAt: openStill, trueAt: then }];

const questions = (): Questions => ({
  "room.info": [{}],
  "layers.get": layerNames.map((layer) => ({ layer })),
  "readiness.totals": [{}],
  "spot.describe": [{ lon: caoBo[0], lat: caoBo[1] }],
  "places.search": [{ text: secret }],
  "record.get": [
    { kind: "quarantine-zone", id: raised.zone },
    { kind: "risk-area", id: raised.area },
    { kind: "incident", id: raised.incident },
    { kind: "incident", id: lowered.incident },
  ],
  "touched.list": [
    { kind: "quarantine-zone", id: raised.zone },
    { kind: "risk-area", id: raised.area },
  ],
  "touched.export": [{ kind: "risk-area", id: raised.area, format: "geojson" }],
  "record.history": [
    { kind: "quarantine-zone", id: raised.zone },
    { kind: "incident", id: raised.incident },
    { kind: "quarantine-zone", id: corrected.zone },
  ],
  "fallback.pack": [{}],
  "changes.between": [then, openStill].flatMap((at) => [
    { from: { knownAt: at } },
    { from: { trueAt: at } },
    { from: { knownAt: openStill, trueAt: at } },
  ]),
  "journal.timeline": [{}],
  "undo.steps": [{}],
});

beforeAll(async () => {
  room = await emptyRoom(clock);
  await addPlaces(room, "00952", caoBo);
  raised.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: `${secret} A` })).id;
  raised.area = answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: `${secret} B` })).id;
  raised.incident = answered(await room.call(desk, "incidents.report", { ...incident, text: `${secret} C` })).id;
  lowered.incident = answered(await room.call(desk, "incidents.report", { ...incident, text: `${secret} D`, marking: "restricted" })).id;
  deleted.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, geometry: squareAround(...caoBo, 4) })).id;
  clock.ms += 8 * minute;
  corrected.zone = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: `${secret} E gõ nhầm` })).id;
  const before = vietnamTime(openingMs + 4 * minute);
  answered(await room.call(desk, "quarantineZones.save", { id: corrected.zone, name: `${secret} E`, trueAt: before }));
  clock.ms += 2 * minute;
  answered(await room.call(desk, "quarantineZones.save", { id: corrected.zone, marking: "restricted" }));
  answered(await room.call(desk, "quarantineZones.save", { id: raised.zone, marking: "restricted" }));
  answered(await room.call(desk, "riskAreas.save", { id: raised.area, marking: "internal" }));
  answered(await room.call(desk, "incidents.update", { id: raised.incident, marking: "internal" }));
  answered(await room.call(desk, "incidents.update", { id: lowered.incident, marking: "open", text: "Mất điện" }));
  answered(await room.call(desk, "quarantineZones.remove", { id: deleted.zone }));
  clock.ms += minute;
});
afterAll(() => room.close());

describe("looking back shows nobody what may not be seen now", () => {
  it.each(moments)("a wall hears nothing at %o of what was open then and is kept closely now, nor of what was kept closely then", async (moment) => {
    for (const [question, text] of await answersTo(room, wall, questions(), moment)) {
      expect(text, question).not.toContain(secret);
      if (question.startsWith("layers.get") || question.startsWith("journal.timeline"))
        for (const id of [...Object.values(raised), corrected.zone, lowered.incident]) expect(text, question).not.toContain(id);
    }
  });

  it.each(moments)("who is cleared for it now hears it at %o, each as far as cleared: the test can fail", async (moment) => {
    const told = async (viewer: Viewer): Promise<string> => [...(await answersTo(room, viewer, questions(), moment)).values()].join();
    const [officers, desks] = [await told(officer), await told(desk)];
    for (const name of ["B", "C"]) expect(officers).toContain(`${secret} ${name}`);
    for (const name of ["A", "D"]) expect(officers).not.toContain(`${secret} ${name}`);
    for (const name of ["A", "B", "C", "D"]) expect(desks).toContain(`${secret} ${name}`);
  });

  it.each(moments.slice(1).filter(({ knownAt }) => knownAt !== then))(
    "a record not whole at %o is answered as its marking of now says",
    async (moment) => {
      const asked = { kind: "quarantine-zone", id: corrected.zone, ...moment } as const;
      expect(await room.call(wall, "record.history", asked)).toMatchObject({ ok: false, error: { code: "not-found" } });
      expect(answered(await room.call(desk, "record.history", asked))).toMatchObject({ title: expect.stringContaining(`${secret} E`) });
      const titles = async (viewer: Viewer) =>
        answered(await room.call(viewer, "journal.timeline", moment))
          .steps.map(({ title }) => title)
          .join();
      expect(await titles(desk)).toContain(`${secret} E`);
      expect(await titles(wall)).not.toContain(secret);
    },
  );

  it("what is deleted now is seen as it stood by who might see it then", async () => {
    const zones = async (moment: AskedMoment) =>
      answered(await room.call(wall, "layers.get", { layer: "quarantine-zones", ...moment })).features.map(({ id }) => id);
    expect(await zones({ knownAt: then })).toEqual([deleted.zone]);
    expect(await zones({})).toEqual([]);
  });

  it("what is printed of then is marked as closely as it is kept now", async () => {
    const exported = answered(await room.call(desk, "touched.export", { kind: "risk-area", id: raised.area, format: "geojson", knownAt: then }));
    expect(Buffer.from(exported.base64, "base64").toString()).toContain('"internal"');
  });
});

describe("the rule of the door", () => {
  const journal = journalInMemory();
  const pairs = markings.flatMap((before) => markings.map((now): [Marking, Marking] => [before, now]));
  const recordMarked = (id: string, marking: Marking) => {
    must(journal.append(draft([newPlace(id, { marking })])));
    const record = journal.record("polling-place", id);
    if (!record) throw new Error("it was written");
    return record;
  };

  it.each(pairs)("%s then and %s now: nobody may know it who might not know either", (before, now) => {
    const [then, today] = [recordMarked(`then ${before} ${now}`, before), recordMarked(`now ${before} ${now}`, now)];
    for (const clearance of markings) {
      const may = mayRead(clearance, before) && mayRead(clearance, now);
      expect(mayKnow(clearance, keptAsNow(then, today))).toBe(may);
      expect(mayKnowMarked(clearance, before, today)).toBe(may);
    }
    expect(keptAsNow(then, today).fields).toBe(then.fields);
  });

  it("taken back altogether, only the highest clearance sees its past", () => {
    expect(markingOf(keptAsNow(recordMarked("gone", "open"), undefined))).toBe("restricted");
  });
});
