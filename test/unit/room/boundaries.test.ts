import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, geodata, squareAround, zoneInput } from "./room-fixture.ts";

let room: Room;
beforeEach(async () => {
  room = await emptyRoom();
});
afterEach(() => room.close());

const collection = z.looseObject({
  features: z.array(z.looseObject({ properties: z.looseObject({ code: z.string(), name: z.string() }), geometry: z.unknown() })),
});

/** The office's file: ours, with Cao Bồ renamed and its label moved, or with features left out. */
const officeFile = (change: (file: z.output<typeof collection>) => void): { fileName: string; base64: string } => {
  const file = collection.parse(JSON.parse(readFileSync(join(geodata, "communes.geojson"), "utf8")));
  change(file);
  return { fileName: "ranh-gioi-so-noi-vu.geojson", base64: Buffer.from(JSON.stringify(file)).toString("base64") };
};
const renamed = officeFile((file) => {
  for (const { properties } of file.features)
    if (properties.code === "00952") Object.assign(properties, { name: "Xã Cao Bồ Mới", label_lon: caoBo[0], label_lat: caoBo[1] });
});

const info = async () => answered(await room.call(desk, "room.info", {})).boundaries;
const nameOf = async (code: string) =>
  answered(await room.call(desk, "layers.get", { layer: "communes" })).features.find(({ id }) => id === code)?.properties.name;
const accept = async () => {
  const { staged } = answered(await room.call(desk, "boundaries.preview", renamed));
  return answered(await room.call(desk, "boundaries.accept", { staged, attribution: "Sở Nội vụ", validFrom: "2021-05-01" }));
};

describe("an office's own boundaries", () => {
  it("are shown beside those in force before anything changes", async () => {
    const shown = answered(await room.call(desk, "boundaries.preview", renamed));
    expect(shown).toMatchObject({ communes: 193, districts: 11, renamed: [{ code: "00952", from: "Xã Cao Bồ", to: "Xã Cao Bồ Mới" }], moved: [] });
    expect(Math.abs(shown.areaKm2 - shown.areaKm2Now)).toBeLessThan(0.01);
    expect(shown.outline.features).toHaveLength(193);
    expect(await nameOf("00952")).toBe("Xã Cao Bồ");
  });

  it("once accepted are followed by layers, search, estimated places and the room's own words; undone, they are gone", async () => {
    await addPlaces(room, "00952", null);
    const { changeSet } = await accept();
    expect(await info()).toMatchObject({ fileName: renamed.fileName, attribution: "Sở Nội vụ", validFrom: "2021-05-01", builtIn: false });
    expect(await nameOf("00952")).toBe("Xã Cao Bồ Mới");
    expect(answered(await room.call(desk, "layers.get", { layer: "districts" })).features).toHaveLength(11);
    const [place] = answered(await room.call(desk, "layers.get", { layer: "polling-places" })).features;
    expect(place?.geometry).toMatchObject({ coordinates: caoBo });
    expect(answered(await room.call(desk, "places.search", { text: "cao bo moi" }))[0]).toMatchObject({ id: "00952" });
    answered(await room.call(desk, "undo.apply", { changeSet }));
    expect(await info()).toMatchObject({ builtIn: true });
    expect(await nameOf("00952")).toBe("Xã Cao Bồ");
  });

  it("cut what was drawn before where it would now lie abroad; the record keeps its shape, which comes back with the old boundaries", async () => {
    const half = officeFile((file) => {
      for (const feature of file.features) if (feature.properties.code === "00928") feature.geometry = squareAround(104.8712, 22.902, 3);
    });
    answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, geometry: squareAround(104.8712, 22.902, 5) }));
    const shown = async () => answered(await room.call(desk, "layers.get", { layer: "quarantine-zones" })).features[0]?.geometry;
    const drawn = await shown();
    const { staged } = answered(await room.call(desk, "boundaries.preview", half));
    const { changeSet } = answered(await room.call(desk, "boundaries.accept", { staged, attribution: "", validFrom: "2021-05-01" }));
    expect(await shown()).not.toEqual(drawn);
    answered(await room.call(desk, "undo.apply", { changeSet }));
    expect(await shown()).toEqual(drawn);
  });

  it("can be taken back for those that come with the product, and that undone", async () => {
    await accept();
    const { changeSet } = answered(await room.call(desk, "boundaries.restoreBuiltIn", {}));
    expect(await nameOf("00952")).toBe("Xã Cao Bồ");
    answered(await room.call(desk, "undo.apply", { changeSet }));
    expect(await nameOf("00952")).toBe("Xã Cao Bồ Mới");
    expect(await room.call(desk, "boundaries.restoreBuiltIn", {})).toMatchObject({ ok: true });
    expect(await room.call(desk, "boundaries.restoreBuiltIn", {})).toMatchObject({ ok: false });
  });

  it("accepted twice by the same request are kept once", async () => {
    const { staged } = answered(await room.call(desk, "boundaries.preview", renamed));
    const input = { staged, attribution: "Sở Nội vụ", validFrom: "2021-05-01", requestId: "b-1" };
    const first = answered(await room.call(desk, "boundaries.accept", input));
    expect(answered(await room.call(desk, "boundaries.accept", input))).toEqual(first);
  });

  it.each([
    ["a commune missing", officeFile((file) => file.features.pop())],
    ["a commune twice", officeFile((file) => file.features.push(file.features[0] ?? { properties: { code: "", name: "" }, geometry: null }))],
    ["another file", { fileName: "a.geojson", base64: Buffer.from("không phải GeoJSON").toString("base64") }],
  ])("are refused with %s, and nothing changes", async (_what, file) => {
    const refused = await room.call(desk, "boundaries.preview", file);
    expect(refused.ok).toBe(false);
    expect(await info()).toMatchObject({ builtIn: true });
  });
});
