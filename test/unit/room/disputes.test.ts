import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { QuarantineZoneFields } from "../../../electron/contract/index.ts";
import type { Draft, Edit } from "../../../electron/journal/journal.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";
import { draft, newPlace, placeEdit } from "../../journals.ts";
import { answered, caoBo, desk, squareAround, wall } from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

let room: Room;
let folder: string;
afterEach(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});
const open = async (before: Draft[], here: Draft[], there: Draft[]) => {
  ({ room, folder } = await roomOfTwoStations(before, here, there));
};

const zoneId = "0198c0de-0000-7000-8000-000000000001";
const zoneFields: QuarantineZoneFields = {
  kind: "lockdown",
  name: "Thôn Gia Vì",
  decision: null,
  from: "2021-05-20T00:00:00+07:00",
  to: null,
  geometry: squareAround(...caoBo),
  people: null,
  voters: null,
  directive: null,
  votingPlan: null,
  invented: false,
  marking: "open",
  deleted: false,
};
const zone = (set: Partial<QuarantineZoneFields>): Edit => ({ kind: "quarantine-zone", id: zoneId, set });
const placeId = "00952-01";
const place = newPlace(placeId, { communeCode: "00952", number: 1, location: caoBo });
const layer = async (name: "quarantine-zones" | "polling-places", viewer = desk) => answered(await room.call(viewer, "layers.get", { layer: name }));
const mine = { actor: desk.actor };

describe("a disputed marking", () => {
  const disputed = () =>
    open(
      [draft([zone(zoneFields)], mine), draft([zone({ name: "Thôn Gia Vì, Cao Bồ" })], mine)],
      [draft([zone({ marking: "restricted" })])],
      [draft([zone({ marking: "internal" })])],
    );
  const internal: Viewer = { clearance: "internal", mayWrite: true, actor: desk.actor };

  it("keeps a record under the strictest value, whichever wins", async () => {
    await disputed();
    expect((await layer("quarantine-zones")).features).toHaveLength(1);
    for (const viewer of [internal, wall]) {
      expect((await layer("quarantine-zones", viewer)).features).toEqual([]);
      for (const method of ["record.get", "touched.list"] as const)
        expect(await room.call(viewer, method, { kind: "quarantine-zone", id: zoneId })).toMatchObject({ ok: false, error: { code: "not-found" } });
    }
  });

  it("keeps undo away from who is not cleared for the strictest value", async () => {
    await disputed();
    const { undo } = answered(await room.call(internal, "undo.steps", {}));
    expect(await room.call(internal, "undo.apply", { changeSet: undo[0]?.changeSet ?? "" })).toMatchObject({
      ok: false,
      error: { code: "bad-input" },
    });
    const { fields } = answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id: zoneId }));
    expect(fields.name).toBe("Thôn Gia Vì, Cao Bồ");
    answered(await room.call(desk, "undo.apply", { changeSet: undo[0]?.changeSet ?? "" }));
    expect(answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id: zoneId })).fields.name).toBe("Thôn Gia Vì");
  });
});

describe("a disputed deletion", () => {
  const disputed = () =>
    open(
      [draft([zone(zoneFields), place]), draft([placeEdit(placeId, { readiness: "ready" })])],
      [draft([zone({ deleted: false }), placeEdit(placeId, { deleted: false })])],
      [draft([zone({ deleted: true }), placeEdit(placeId, { deleted: true })])],
    );

  it("does not take a record out of sight: it calls for attention and its place is not good", async () => {
    await disputed();
    const zones = await layer("quarantine-zones");
    expect(zones).toMatchObject({ conflicts: 1, features: [{ id: zoneId, properties: { conflict: true, touched_places: 1 } }] });
    expect((await layer("polling-places")).features).toMatchObject([{ id: placeId, properties: { conflict: true, readiness: "lacking" } }]);
    expect(answered(await room.call(desk, "readiness.totals", {})).province).toMatchObject({ places: 1, ready: 0, lacking: 1, conflict: 1 });
  });

  it("is settled by deleting it again", async () => {
    await disputed();
    answered(await room.call(desk, "quarantineZones.remove", { id: zoneId }));
    answered(await room.call(desk, "pollingPlaces.remove", { id: placeId }));
    expect((await layer("quarantine-zones")).features).toEqual([]);
    expect((await layer("polling-places")).features).toEqual([]);
  });

  it("is settled as standing by whoever corrects it", async () => {
    await disputed();
    answered(await room.call(desk, "quarantineZones.save", { id: zoneId, people: 40 }));
    answered(await room.call(desk, "pollingPlaces.save", { id: placeId, voters: 410 }));
    expect(await layer("quarantine-zones")).toMatchObject({ conflicts: 0, features: [{ id: zoneId, properties: { people: 40, conflict: false } }] });
    expect((await layer("polling-places")).features).toMatchObject([{ id: placeId, properties: { conflict: false, readiness: "ready" } }]);
  });
});

describe("a disputed name", () => {
  const disputed = () =>
    open([draft([zone(zoneFields)], mine)], [draft([zone({ name: "Thôn Gia Vì (tổ 1)" })])], [draft([zone({ name: "Thôn Gia Vì (tổ 2)" })])]);
  const conflicts = async () =>
    answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id: zoneId })).conflicts.map(({ field }) => field);

  it("is not settled by saving something else", async () => {
    await disputed();
    answered(await room.call(desk, "quarantineZones.save", { id: zoneId, people: 12 }));
    expect(await conflicts()).toEqual(["name"]);
  });

  it("is settled by saying the standing one again", async () => {
    await disputed();
    const { fields } = answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id: zoneId }));
    answered(await room.call(desk, "quarantineZones.save", { id: zoneId, name: String(fields.name) }));
    expect(await conflicts()).toEqual([]);
  });
});
