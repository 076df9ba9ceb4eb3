import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Room } from "../../../electron/room/room.ts";
import { draft, newPlace } from "../../journals.ts";
import { answered, caoBo, desk, openingMs, riskInput, wall, zoneInput } from "./room-fixture.ts";
import { roomOfTwoStations } from "./two-stations.ts";

const yesterday = "2021-05-22T08:00:00+07:00";
const lastNight = "2021-05-22T21:00:00+07:00";
const nothingSaid = { marking: "open", deleted: false, invented: false } as const;
let folder: string;
let room: Room;

beforeAll(async () => {
  const zone = { ...zoneInput, ...nothingSaid, decision: null, to: null, people: null, voters: null, directive: null, votingPlan: null };
  const area = { ...riskInput, ...nothingSaid, bulletin: null, to: null, note: null, responsible: null };
  const incident = {
    ...nothingSaid,
    category: 11,
    severity: 2,
    status: "reported",
    text: "Mất điện",
    location: caoBo,
    communeCode: "00952",
    handling: null,
    occurredAt: yesterday,
    source: null,
  } as const;
  const of = (trueAt: string, ...edits: Parameters<typeof draft>[0]) => ({ ...draft(edits), trueAt });
  ({ room, folder } = await roomOfTwoStations(
    [],
    [],
    [
      of(yesterday, { kind: "quarantine-zone", id: "zone", set: zone }),
      of(yesterday, { kind: "risk-area", id: "area", set: area }, { kind: "incident", id: "incident", set: incident }),
      of(lastNight, { kind: "risk-area", id: "area", set: { level: 3 } }),
      of("1970-01-01T00:00:00+07:00", newPlace("00952-01", { communeCode: "00952", number: 1 })),
      of(yesterday, { kind: "polling-place", id: "00952-01", set: { voters: 500 } }),
    ],
  ));
});
afterAll(async () => {
  await room.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ["quarantine-zones", "zone", yesterday],
  ["risk-areas", "area", lastNight],
  ["incidents", "incident", yesterday],
  ["polling-places", "00952-01", yesterday],
] as const)("what another station says of %s is as old as it was so there, not as young as it came here", async (layer, id, asOf) => {
  const answer = answered(await room.call(wall, "layers.get", { layer }));
  expect(answer.features.find((feature) => feature.id === id)?.properties.as_of).toBe(asOf);
  expect(answer.asOf).toBe(asOf);
});

it("the figures of the day follow, and what is only listed is as old as its list", async () => {
  expect(answered(await room.call(wall, "readiness.totals", {})).asOf).toBe(yesterday);
  const saved = answered(await room.call(desk, "pollingPlaces.save", { communeCode: "00952", number: 2, voters: 400 }));
  const places = answered(await room.call(wall, "layers.get", { layer: "polling-places" }));
  const listed = places.features.find(({ id }) => id === saved.id)?.properties.as_of;
  expect(Date.parse(String(listed))).toBeGreaterThanOrEqual(openingMs);
});
