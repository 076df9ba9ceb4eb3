import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import type { AskedMoment, Readiness } from "../../../electron/contract/index.ts";
import { itemStates, readinessStates } from "../../../electron/contract/index.ts";
import { builtInTemplates } from "../../../electron/domain/election/templates.ts";
import { readinessNames } from "../../../electron/domain/readiness.ts";
import { vietnamTime } from "../../../electron/domain/vietnamese-format.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, lineOf, openingMs, type TestClock, zoneInput } from "./room-fixture.ts";

const clock: TestClock = { ms: openingMs };
const minute = 60_000;
const hour = 60 * minute;
const everyItem = builtInTemplates.place.items.map(({ key }) => key);
let room: Room;
let zone: string;
let places: string[];

beforeEach(async () => {
  clock.ms = Date.parse("2021-05-22T04:00:00+07:00");
  room = await emptyRoom(clock);
  places = await addPlaces(room, "00952", caoBo, 4);
  zone = answered(await room.call(desk, "quarantineZones.save", zoneInput)).id;
});

type Marks = Record<string, Readiness>;
const isReadiness = (value: unknown): value is Readiness => readinessStates.some((one) => one === value);
const asMark = (value: unknown): Readiness => {
  if (!isReadiness(value)) throw new Error(`${String(value)} is no mark`);
  return value;
};
const markWritten = (words: string): Readiness => asMark(readinessStates.find((mark) => words.startsWith(readinessNames[mark])));

/** The mark each surface gives each place it tells of. */
const surfaces = async (asked: AskedMoment = {}): Promise<Record<string, Marks>> => {
  const marks = (rows: readonly (readonly [string, Readiness])[]): Marks => Object.fromEntries(rows);
  const layer = answered(await room.call(desk, "layers.get", { layer: "polling-places", ...asked }));
  const spot = answered(await room.call(desk, "spot.describe", { lon: caoBo[0], lat: caoBo[1], ...asked }));
  const touched = answered(await room.call(desk, "touched.list", { kind: "quarantine-zone", id: zone, ...asked }));
  const table = answered(await room.call(desk, "places.table", asked));
  const sheet = answered(await room.call(desk, "checklists.list", { level: "place", ...asked }));
  const pack = answered(await room.call(desk, "fallback.pack", asked));
  const forms = pack.forms.flatMap((form) => form.places);
  return {
    map: marks(layer.features.map(({ id, properties }) => [id, asMark(properties.readiness)])),
    spot: marks(spot.places.map(({ id, readiness }) => [id, readiness])),
    touched: marks(touched.rows.map(({ id, readiness }) => [id, readiness])),
    table: marks(table.rows.map(({ code, readiness }) => [code, readiness])),
    checklists: marks(sheet.rows.map(({ unit, mark }) => [unit.slice("place:".length), mark])),
    forms: marks(forms.map(({ id, mark }) => [id, markWritten(mark)])),
    chase: marks(pack.chase.map(({ id, mark }) => [id, markWritten(mark)])),
  };
};

const noCounts = { ready: 0, lacking: 0, failed: 0, unknown: 0, stale: 0 };
const counted = (marks: Marks): typeof noCounts => {
  const counts = { ...noCounts };
  for (const mark of Object.values(marks)) counts[mark] += 1;
  return counts;
};
/** How many places stand under each mark, by each surface that only counts them. */
const counts = async (asked: AskedMoment = {}): Promise<Record<string, object>> => {
  const totals = answered(await room.call(desk, "readiness.totals", asked));
  const communes = answered(await room.call(desk, "layers.get", { layer: "communes", ...asked }));
  const { course } = answered(await room.call(desk, "journal.timeline", asked));
  const { ready, lacking, failed, unknown, stale } = totals.province;
  return {
    totals: { ready, lacking, failed, unknown, stale },
    commune: communes.features.find(({ id }) => id === "00952")?.properties ?? {},
    course: course.at(-1) ?? {},
  };
};

const expectOneMark = async (asked: AskedMoment = {}): Promise<Marks> => {
  const { map = {}, ...others } = await surfaces(asked);
  for (const [name, marks] of Object.entries(others)) expect({ [name]: { ...map, ...marks } }).toEqual({ [name]: map });
  const all = Object.keys(map);
  expect(all).toHaveLength(4);
  for (const name of ["spot", "table", "checklists"]) expect(Object.keys(others[name] ?? {}).sort()).toEqual(all);
  for (const [name, told] of Object.entries(await counts(asked))) expect({ [name]: told }).toMatchObject({ [name]: counted(map) });
  return map;
};

const deeds = fc.array(
  fc.record({
    place: fc.nat(3),
    passed: fc.integer({ min: 1, max: 9 * 60 }),
    deed: fc.oneof(
      { weight: 2, arbitrary: fc.record({ readiness: fc.constantFrom("ready" as const, "lacking" as const, "failed" as const) }) },
      {
        weight: 3,
        arbitrary: fc.record({ state: fc.constantFrom("done" as const, "done" as const, ...itemStates), share: fc.integer({ min: 1, max: 30 }) }),
      },
    ),
  }),
  { minLength: 3, maxLength: 6 },
);

describe("one mark of a place", () => {
  it("is what every surface says of it, whatever was reported and ticked, now and at moments gone by", { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (told) => {
        const moments: { knownAt: string; marks: Marks }[] = [];
        for (const { place, passed, deed } of told) {
          const id = places[place] ?? "";
          if ("readiness" in deed) answered(await room.call(desk, "readiness.report", { ids: [id], readiness: deed.readiness }));
          else
            answered(await room.call(desk, "checklists.tick", { units: [`place:${id}`], items: everyItem.slice(0, deed.share), state: deed.state }));
          const knownAt = vietnamTime(clock.ms);
          moments.push({ knownAt, marks: await expectOneMark() });
          clock.ms += passed * minute;
          await expectOneMark();
        }
        for (const { knownAt, marks } of moments) expect(await expectOneMark({ knownAt })).toEqual(marks);
      }),
      { numRuns: 6 },
    );
  });

  it("is the worse of the two, with its reason in words", async () => {
    const [first = "", second = ""] = places;
    answered(await room.call(desk, "readiness.report", { ids: [first, second], readiness: "ready" }));
    answered(await room.call(desk, "checklists.tick", { units: [`place:${first}`], items: ["main-box"], state: "failed" }));
    expect(await expectOneMark()).toMatchObject({ [first]: "failed", [second]: "ready" });
    const { places: told } = answered(await room.call(desk, "spot.describe", { lon: caoBo[0], lat: caoBo[1] }));
    expect(told.find(({ id }) => id === first)?.note).toMatch(/danh mục kiểm tra không đạt.*Hòm phiếu chính/);
    expect(told.find(({ id }) => id === second)?.note).toBeNull();
  });

  it("keeps its age on every surface when another item is ticked, and a figure is as old as the oldest it counts", async () => {
    const [first = "", second = ""] = places;
    answered(await room.call(desk, "readiness.report", { ids: [first], readiness: "failed", note: "ngập" }));
    const flooded = vietnamTime(clock.ms);
    clock.ms += hour;
    answered(await room.call(desk, "checklists.tick", { units: [`place:${second}`], items: ["main-box"], state: "failed" }));
    const boxless = vietnamTime(clock.ms);
    clock.ms += 2 * hour;
    answered(await room.call(desk, "checklists.tick", { units: [`place:${first}`, `place:${second}`], items: ["backup-power"], state: "done" }));
    const layer = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
    const spot = answered(await room.call(desk, "spot.describe", { lon: caoBo[0], lat: caoBo[1] }));
    const sheet = answered(await room.call(desk, "checklists.list", { level: "place" }));
    const ages = {
      map: layer.features.map(({ id, properties }) => [id, properties.as_of]),
      spot: spot.places.map(({ id, asOf }) => [id, asOf]),
      checklists: sheet.rows.map(({ unit, asOf }) => [unit.slice("place:".length), asOf]),
    };
    for (const told of Object.values(ages)) expect(Object.fromEntries(told)).toMatchObject({ [first]: flooded, [second]: boxless });
    const counted = layer.features.flatMap(({ properties }) => (properties.readiness === "unknown" ? [] : [String(properties.as_of)]));
    const { unit, children } = answered(await room.call(desk, "checklists.rollUp", {}));
    expect(unit.asOf).toBe(counted.sort().at(0));
    expect(children.find(({ places: { failed } }) => failed === 2)?.asOf).toBe(flooded);
    // Of equals the older stands, and a newer word of the very same part makes it young.
    answered(await room.call(desk, "checklists.tick", { units: [`place:${first}`], items: ["main-box"], state: "failed" }));
    expect(answered(await room.call(desk, "checklists.get", { unit: `place:${first}` })).readiness.asOf).toBe(flooded);
    answered(await room.call(desk, "readiness.report", { ids: [first], readiness: "failed" }));
    answered(await room.call(desk, "checklists.tick", { units: [`place:${second}`], items: ["main-box"], state: "failed" }));
    expect(answered(await room.call(desk, "checklists.rollUp", {})).unit.asOf).toBe(vietnamTime(clock.ms));
  });

  it("grows old with its ticks on every surface at once", async () => {
    const done = { units: places.map((id) => `place:${id}`), items: everyItem, state: "done" } as const;
    answered(await room.call(desk, "checklists.tick", { ...done, units: [...done.units], items: [...done.items] }));
    const layer = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
    expect(counted(await expectOneMark())).toMatchObject({ ready: 4 });
    clock.ms += 24 * hour;
    expect(layer.validUntil).toBe(vietnamTime(clock.ms));
    expect(counted(await expectOneMark())).toMatchObject({ stale: 4 });
  });

  it("changes on the map and in the totals as soon as something is ticked", async () => {
    const [first = "", second = ""] = places;
    answered(await room.call(desk, "readiness.report", { ids: places, readiness: "ready" }));
    const line = lineOf(room, desk);
    const news = (id: number) => line.next((reply) => reply.verb === "news" && reply.id === id);
    const begun = [news(1), news(2)];
    line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "polling-places" } });
    line.connection.receive({ verb: "live", id: 2, method: "readiness.totals", input: {} });
    await Promise.all(begun);
    // Twice: the first may come with the round that still owes the news of the reports.
    for (const [failed, id] of [first, second].entries()) {
      const ticked = [news(1), news(2)];
      answered(await room.call(desk, "checklists.tick", { units: [`place:${id}`], items: ["main-box"], state: "failed" }));
      const [map, totals] = await Promise.all(ticked);
      expect(map).toMatchObject({ value: { type: "delta", changed: [{ id, properties: { readiness: "failed" } }] } });
      expect(totals).toMatchObject({ value: { province: { ready: 3 - failed, failed: failed + 1 } } });
    }
  });

  it("that a tick changed is told between two moments, as somebody's word and not as age", async () => {
    const [first = ""] = places;
    answered(await room.call(desk, "readiness.report", { ids: places, readiness: "ready" }));
    const from = vietnamTime(clock.ms);
    clock.ms += hour;
    answered(await room.call(desk, "checklists.tick", { units: [`place:${first}`], items: ["main-box"], state: "failed" }));
    const { changes } = answered(await room.call(desk, "changes.between", { from: { knownAt: from } }));
    expect(changes.filter(({ kind }) => kind === "polling-place")).toMatchObject([
      { id: first, sense: "worsened", byAge: false, fields: [{ field: "readiness", before: "ready", after: "failed" }] },
    ]);
  });
});
