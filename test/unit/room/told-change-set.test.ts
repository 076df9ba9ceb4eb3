import { afterEach, beforeEach, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, riskInput, zoneInput } from "./room-fixture.ts";

let room: Room;
beforeEach(async () => {
  room = await emptyRoom();
});
afterEach(() => room.close());

const newest = async () => answered(await room.call(desk, "undo.steps", {})).undo[0]?.changeSet;
const [lon, lat] = caoBo;

it("every answer to something saved names its own change set, which is the step to take it back", async () => {
  const [place = ""] = await addPlaces(room, "00952", null);
  const area = answered(await room.call(desk, "riskAreas.save", riskInput));
  expect(area.changeSet).toBe(await newest());
  const zone = answered(await room.call(desk, "quarantineZones.save", zoneInput));
  expect(zone.changeSet).toBe(await newest());
  const said = answered(await room.call(desk, "readiness.report", { ids: [place], readiness: "ready" }));
  expect(said.changeSet).toBe(await newest());
  const saved = answered(await room.call(desk, "pollingPlaces.save", { id: place, voters: 321 }));
  expect(saved.changeSet).toBe(await newest());
  const incident = answered(await room.call(desk, "incidents.report", { category: 12, severity: 1, lon, lat, text: "Mất điện" }));
  expect(incident.changeSet).toBe(await newest());
  const update = { id: incident.id, status: "confirmed" } as const;
  const updated = answered(await room.call(desk, "incidents.update", update));
  expect(updated.changeSet).toBe(await newest());
  expect(answered(await room.call(desk, "riskAreas.remove", { id: area.id })).changeSet).toBe(await newest());
  expect(answered(await room.call(desk, "incidents.update", update)).changeSet).toBeNull();
});

it("asked again by the same request, it is the same change set, whatever was written since", async () => {
  const requestId = crypto.randomUUID();
  const first = answered(await room.call(desk, "riskAreas.save", { ...riskInput, requestId }));
  await addPlaces(room, "00952", null);
  expect(answered(await room.call(desk, "riskAreas.save", { ...riskInput, requestId })).changeSet).toBe(first.changeSet);
});
