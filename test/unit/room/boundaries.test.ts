import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { areaGeometry } from "../../../electron/contract/index.ts";
import type { Room } from "../../../electron/room/room.ts";
import { addPlaces, answered, caoBo, desk, emptyRoom, geodata, lineOf, nguyenTrai, riskInput, squareAround, zoneInput } from "./room-fixture.ts";

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

  describe("narrower than what was drawn", () => {
    const spot: [number, number] = [104.8712, 22.902];
    const half = officeFile((file) => {
      for (const feature of file.features) if (feature.properties.code === "00928") feature.geometry = squareAround(...spot, 3);
    });
    const shape = async (id: string) => answered(await room.call(desk, "record.get", { kind: "quarantine-zone", id })).fields.geometry;
    const draw = async (name: string, geometry = squareAround(...spot, 5)) =>
      answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name, geometry })).id;
    const narrow = async () => {
      const { staged, notes } = answered(await room.call(desk, "boundaries.preview", half));
      answered(await room.call(desk, "boundaries.accept", { staged, attribution: "", validFrom: "2021-05-01" }));
      return notes;
    };

    it("name beforehand each zone and area that would be cut or lie outside, and no other", async () => {
      await draw("Phương Độ");
      await draw("Trong lòng", squareAround(...spot, 1));
      const outside = squareAround(spot[0] - 0.03, spot[1] + 0.01, 1);
      answered(await room.call(desk, "riskAreas.save", { ...riskInput, name: "Sườn đông", geometry: outside }));
      const notes = (await narrow()).filter((note) => /^Vùng/.test(note));
      expect(notes).toHaveLength(2);
      expect(notes[0]).toMatch(/^Vùng cách ly Phương Độ vượt ranh giới mới: [\d,]+ km² sẽ bị cắt trên bản đồ\.$/);
      expect(notes[1]).toBe("Vùng nguy cơ Sườn đông nằm hẳn ngoài ranh giới mới: sẽ không hiện trên bản đồ.");
    });

    it("cut a zone for good when it is next saved, and the officer is told; inside them a shape stays to the point", async () => {
      const id = await draw("Phương Độ");
      const within = await draw("Trong lòng", squareAround(...spot, 1));
      const [drawn, drawnWithin] = [await shape(id), await shape(within)];
      await narrow();
      const saved = answered(await room.call(desk, "quarantineZones.save", { id, name: "Phương Độ mới" }));
      expect(saved.drawn.clippedKm2).toBeGreaterThan(1);
      expect(saved.notes[0]).toMatch(/^Đã cắt [\d,]+ km² nằm ngoài ranh giới tỉnh\.$/);
      expect(await shape(id)).not.toEqual(drawn);
      const again = answered(await room.call(desk, "quarantineZones.save", { id, name: "Phương Độ" }));
      expect(again).toMatchObject({ drawn: { clippedKm2: 0 }, notes: [] });
      expect(answered(await room.call(desk, "quarantineZones.save", { id: within, name: "Trong" })).notes).toEqual([]);
      expect(await shape(within)).toEqual(drawnWithin);
    });

    it("cut an older shape that undo brings back, and leave out one that lies wholly outside", async () => {
      const id = await draw("Phương Độ");
      const drawn = await shape(id);
      answered(await room.call(desk, "quarantineZones.save", { id, geometry: squareAround(...spot, 1) }));
      const far = await draw("Sườn đông", squareAround(spot[0] - 0.03, spot[1] + 0.01, 1));
      answered(await room.call(desk, "quarantineZones.save", { id: far, geometry: squareAround(...spot, 1) }));
      const farNow = await shape(far);
      await narrow();
      const steps = answered(await room.call(desk, "undo.steps", {})).undo;
      const undo = (title: string) => room.call(desk, "undo.apply", { changeSet: steps.find((step) => step.title === title)?.changeSet ?? "" });
      const undone = answered(await undo("sửa vùng cách ly Phương Độ: hình vẽ"));
      expect(undone.notes[0]).toMatch(/^Phương Độ: Đã cắt [\d,]+ km² nằm ngoài ranh giới tỉnh\.$/);
      expect(await shape(id)).not.toEqual(drawn);
      const { drawn: after } = answered(await room.call(desk, "quarantineZones.save", { id, name: "Phương Độ mới" }));
      expect(after.clippedKm2).toBe(0);
      expect(await undo("sửa vùng cách ly Sườn đông: hình vẽ")).toMatchObject({ ok: false, error: { code: "outside-province" } });
      expect(await shape(far)).toEqual(farNow);
    });
  });

  describe("wider than ours", () => {
    /** A spot some 4.4 km north of Phố Là's label, abroad; the office's file has a part of it there. */
    const abroad: [number, number] = [105.1668, 23.3016];
    const wide = officeFile((file) => {
      for (const feature of file.features)
        if (feature.properties.code === "00727") {
          const own = areaGeometry.parse(feature.geometry);
          const parts = [own, squareAround(...abroad)].flatMap((area) => (area.type === "Polygon" ? [area.coordinates] : area.coordinates));
          feature.geometry = { type: "MultiPolygon", coordinates: parts };
        }
    });
    const zones = async () => answered(await room.call(desk, "layers.get", { layer: "quarantine-zones" }));
    let id: string;
    beforeEach(async () => {
      const { staged } = answered(await room.call(desk, "boundaries.preview", wide));
      answered(await room.call(desk, "boundaries.accept", { staged, attribution: "", validFrom: "2021-05-01" }));
      id = answered(await room.call(desk, "quarantineZones.save", { ...zoneInput, name: "Bên kia", geometry: squareAround(...abroad, 1) })).id;
      await addPlaces(room, "00727", abroad);
      expect((await zones()).features).toMatchObject([{ id }]);
    });

    it("taken back leave nothing drawn abroad on the map; it is named as needing attention, and comes back with them", async () => {
      expect(await zones()).not.toHaveProperty("outside");
      const line = lineOf(room, desk);
      const first = line.next(({ verb }) => verb === "news");
      line.connection.receive({ verb: "live", id: 1, method: "layers.get", input: { layer: "quarantine-zones" } });
      await first;
      const delta = line.next(({ verb }) => verb === "news");
      const { changeSet } = answered(await room.call(desk, "boundaries.restoreBuiltIn", {}));
      expect(await zones()).toMatchObject({ features: [], outside: [{ id, name: "Bên kia" }] });
      expect(await delta).toMatchObject({ value: { removed: [id], head: { outside: [{ id, name: "Bên kia" }] } } });
      answered(await room.call(desk, "undo.apply", { changeSet }));
      expect((await zones()).features).toMatchObject([{ id }]);
      expect(await zones()).not.toHaveProperty("outside");
    });

    it("taken back still count who is inside, each place with its own commune; no file shows the shape", async () => {
      answered(await room.call(desk, "boundaries.restoreBuiltIn", {}));
      const { touched, rows } = answered(await room.call(desk, "touched.list", { kind: "quarantine-zone", id }));
      expect(touched.certain).toMatchObject({ communes: 1, communeCodes: ["00727"], pollingPlaces: 1, voters: 400 });
      expect(rows).toMatchObject([{ certainty: "certain", communeCode: "00727" }]);
      const out = await room.call(desk, "touched.export", { kind: "quarantine-zone", id, format: "geojson" });
      expect(out).toMatchObject({ ok: false, error: { code: "outside-province" } });
    });
  });

  describe("leaving polling places outside their communes", () => {
    /** Cao Bồ drawn five kilometres east of where it is. */
    const moved = officeFile((file) => {
      for (const feature of file.features) if (feature.properties.code === "00952") feature.geometry = squareAround(caoBo[0] + 0.05, caoBo[1], 2);
    });
    const placesIn = async (communeCode: string, spot: [number, number], count: number): Promise<void> => {
      for (let number = 1; number <= count; number += 1)
        answered(await room.call(desk, "pollingPlaces.save", { communeCode, number, name: `Điểm ${number}`, location: spot }));
    };

    it("are refused by name above one place in twenty, and nothing is staged", async () => {
      await placesIn("00694", nguyenTrai, 18);
      await placesIn("00952", caoBo, 1);
      const refused = await room.call(desk, "boundaries.preview", moved);
      expect(refused).toMatchObject({ ok: false, error: { code: "bad-input", reasons: ["00952-01 Điểm 1"] } });
      if (!refused.ok) expect(refused.error.message).toContain("1 trong 19 khu vực bỏ phiếu");
    });

    it("are shown with the places named at one in twenty", async () => {
      await placesIn("00694", nguyenTrai, 19);
      await placesIn("00952", caoBo, 1);
      expect(answered(await room.call(desk, "boundaries.preview", moved)).pollingPlacesOutside).toEqual(["00952-01"]);
    });

    it("are no worse than ours where the places stand outside already", async () => {
      await placesIn("00952", nguyenTrai, 1);
      expect(answered(await room.call(desk, "boundaries.preview", renamed)).pollingPlacesOutside).toEqual(["00952-01"]);
    });
  });

  it("name the incidents that would lie outside them", async () => {
    const text = "Sạt lở đường vào thôn";
    answered(await room.call(desk, "incidents.report", { category: 10, severity: 2, lon: 104.8462, lat: 22.912, text }));
    answered(await room.call(desk, "incidents.report", { category: 11, severity: 2, lon: 104.8712, lat: 22.902, text: "Mất điện" }));
    const half = officeFile((file) => {
      for (const feature of file.features) if (feature.properties.code === "00928") feature.geometry = squareAround(104.8712, 22.902, 3);
    });
    const { notes } = answered(await room.call(desk, "boundaries.preview", half));
    expect(notes.filter((note) => note.startsWith("Sự cố"))).toEqual([`Sự cố "${text}" nằm ngoài ranh giới mới: kiểm tra lại vị trí.`]);
  });

  it.each([
    ["a day that has not come", "2021-05-24", "24/5/2021 chưa tới"],
    ["a day before the province was", "1990-12-31", "31/12/1990 trước khi"],
  ])("are not accepted from %s", async (_what, validFrom, words) => {
    const { staged } = answered(await room.call(desk, "boundaries.preview", renamed));
    const refused = await room.call(desk, "boundaries.accept", { staged, attribution: "", validFrom });
    expect(refused).toMatchObject({ ok: false, error: { code: "bad-input" } });
    if (!refused.ok) expect(refused.error.message).toContain(words);
    expect(await info()).toMatchObject({ builtIn: true });
    expect((await room.call(desk, "boundaries.accept", { staged, attribution: "", validFrom: "2021-05-23" })).ok).toBe(true);
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
