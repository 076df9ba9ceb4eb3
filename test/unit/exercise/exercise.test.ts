import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type AreaGeometry, areaGeometry, perKind, type RecordKind, readinessStaleHours, recordKinds } from "../../../electron/contract/index.ts";
import { exerciseDrafts } from "../../../electron/room/exercise/build-exercise.ts";

const builtFile = (name: string, properties: z.ZodRawShape) =>
  z
    .object({ features: z.array(z.object({ geometry: areaGeometry, properties: z.object({ code: z.string(), name: z.string(), ...properties }) })) })
    .parse(JSON.parse(readFileSync(new URL(`../../../geodata/built/${name}`, import.meta.url), "utf8"))).features;

const commune = z.object({
  code: z.string(),
  name: z.string(),
  district_code: z.string(),
  label_lon: z.number(),
  label_lat: z.number(),
  touches_china: z.boolean(),
});
const communes = builtFile("communes.geojson", commune.shape).map(({ geometry, properties }) => {
  const { code, name, district_code, label_lon, label_lat, touches_china } = commune.parse(properties);
  return { code, name, geometry, districtCode: district_code, labelLon: label_lon, labelLat: label_lat, touchesChina: touches_china };
});
const units = {
  communes,
  districts: builtFile("districts.geojson", {}).map(({ properties: { code, name } }) => ({ code: String(code), name: String(name) })),
};
const steps = exerciseDrafts(units);
const drafts = steps.flatMap((step) => step.drafts.map((draft) => ({ clockAt: step.clockAt, draft })));
const opening = Date.parse("2021-05-23T08:47:00+07:00");

/** Per field the value with the greatest `trueAt`, the later arrival winning a tie: what the journal's fold gives for one station. */
function folded<F>(kind: RecordKind, schema: { parse(values: unknown): F }): Map<string, F & { readinessAt: string }> {
  const records = new Map<string, Record<string, { value: unknown; trueAt: string }>>();
  for (const { draft, clockAt } of drafts) {
    for (const edit of draft.edits.filter((one) => one.kind === kind)) {
      const record = records.get(edit.id) ?? {};
      for (const [field, value] of Object.entries(edit.set)) {
        const trueAt = edit.trueAt ?? draft.trueAt ?? clockAt;
        const before = record[field];
        if (!before || Date.parse(trueAt) >= Date.parse(before.trueAt)) record[field] = { value, trueAt };
      }
      records.set(edit.id, record);
    }
  }
  return new Map(
    [...records].map(([id, record]) => {
      const values = Object.fromEntries(Object.entries(record).map(([field, { value }]) => [field, value]));
      return [id, { ...schema.parse(values), readinessAt: record.readiness?.trueAt ?? "" }];
    }),
  );
}

/** Crossing count over every ring, written apart from the one the exercise itself uses. */
function inside(geometry: AreaGeometry, [lon, lat]: readonly [number, number]): boolean {
  const rings = geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
  const crossings = rings.flatMap((ring) =>
    ring.slice(1).filter((b, index) => {
      const a = ring[index]!;
      const [lower, upper] = a[1]! < b[1]! ? [a, b] : [b, a];
      if (lat < lower[1]! || lat >= upper[1]!) return false;
      return lower[0]! + ((lat - lower[1]!) / (upper[1]! - lower[1]!)) * (upper[0]! - lower[0]!) > lon;
    }),
  );
  return crossings.length % 2 === 1;
}
/** True where the bearings from the ring's middle only ever grow, once around: such a ring cannot cross itself. */
function turnsOnce(ring: number[][]): boolean {
  const open = ring.slice(1);
  const middle = [0, 1].map((axis) => open.reduce((so, point) => so + point[axis]!, 0) / open.length);
  const bearings = open.map((point) => Math.atan2(point[1]! - middle[1]!, point[0]! - middle[0]!));
  const turns = bearings.map((bearing, index) => ((bearings[(index + 1) % bearings.length]! - bearing + 3 * Math.PI) % (2 * Math.PI)) - Math.PI);
  return turns.every((turn) => turn > 0) && Math.abs(turns.reduce((so, turn) => so + turn, 0) - 2 * Math.PI) < 1e-9;
}
const communeByCode = new Map(communes.map((one) => [one.code, one]));
const places = folded("polling-place", recordKinds["polling-place"]);

describe("published figures of 23/5/2021", () => {
  test("1.475 polling places in all 193 communes, at least three in each", () => {
    expect(places.size).toBe(1475);
    const counts = new Map<string, number>();
    for (const place of places.values()) counts.set(place.communeCode, (counts.get(place.communeCode) ?? 0) + 1);
    expect(counts.size).toBe(193);
    expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(3);
  });

  test("539.000-odd voters, 45.696 of them in Đồng Văn, 1.094 at place 2 of phường Nguyễn Trãi", () => {
    const sum = (of: typeof places) => [...of.values()].reduce((so, place) => so + (place.voters ?? 0), 0);
    expect(sum(places)).toBe(539_214);
    const inDongVan = new Map([...places].filter(([, place]) => communeByCode.get(place.communeCode)?.districtCode === "026"));
    expect(sum(inDongVan)).toBe(45_696);
    expect(places.get("00694-02")).toMatchObject({ number: 2, voters: 1094, invented: false });
  });

  test("only the published place is not invented, and every other says so", () => {
    const published = [...places].filter(([, place]) => !place.invented).map(([id]) => id);
    expect(published).toEqual(["00694-02"]);
    expect([...places].filter(([id, place]) => id !== "00694-02" && !place.source?.includes("không phải số thật"))).toEqual([]);
  });

  test("ids are commune code and number", () => {
    expect([...places].filter(([id, place]) => id !== `${place.communeCode}-${String(place.number).padStart(2, "0")}`)).toEqual([]);
  });
});

describe("where things are", () => {
  test("every point lies in its own commune, one place in six or so has none", () => {
    const located = [...places.values()].filter((place) => place.location);
    expect(located.filter((place) => !inside(communeByCode.get(place.communeCode)!.geometry, place.location!))).toEqual([]);
    expect(1 - located.length / places.size).toBeGreaterThan(0.15);
    expect(1 - located.length / places.size).toBeLessThan(0.2);
    for (const incident of folded("incident", recordKinds.incident).values()) {
      expect(inside(communeByCode.get(incident.communeCode)!.geometry, incident.location)).toBe(true);
    }
  });

  test.each(["quarantine-zone", "risk-area"] as const)("no %s leaves the province, and none crosses itself", (kind) => {
    for (const area of folded(kind, z.object({ geometry: areaGeometry })).values()) {
      const geometry = area.geometry;
      const ring = geometry.type === "Polygon" ? geometry.coordinates[0]! : [];
      expect(ring.length).toBeGreaterThan(20);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(turnsOnce(ring)).toBe(true);
      const along = ring.slice(1).flatMap((b, index) =>
        [0, 0.25, 0.5, 0.75].map((part): [number, number] => {
          const a = ring[index]!;
          return [a[0]! + (b[0]! - a[0]!) * part, a[1]! + (b[1]! - a[1]!) * part];
        }),
      );
      expect(along.filter((point) => !communes.some((one) => inside(one.geometry, point)))).toEqual([]);
    }
  });

  test("zones stand at Thanh Thủy, Lũng Cú and in the city; risk areas where the rain of 21/7/2020 was measured", () => {
    const cut = (geometry: AreaGeometry, code: string) => {
      const ring = geometry.type === "Polygon" ? geometry.coordinates[0]! : [];
      return ring.some(([lon = 0, lat = 0]) => inside(communeByCode.get(code)!.geometry, [lon, lat]));
    };
    const zones = [...folded("quarantine-zone", recordKinds["quarantine-zone"]).values()];
    expect(zones.length).toBeGreaterThanOrEqual(4);
    expect(zones.length).toBeLessThanOrEqual(6);
    for (const code of ["00928", "00715", "00697"]) expect(zones.some((zone) => cut(zone.geometry, code))).toBe(true);
    const areas = [...folded("risk-area", recordKinds["risk-area"]).values()];
    for (const [code, mm] of [
      ["00952", 286],
      ["00958", 253],
      ["00694", 220],
      ["00922", 112],
      ["01051", 83],
    ] as const) {
      expect(areas.some((area) => cut(area.geometry, code) && (area.note ?? "").includes(`${mm} mm`))).toBe(true);
    }
  });
});

describe("the picture at 08:47", () => {
  test("1.231 ready, 171 lacking, 12 failed, 61 unknown or stale; some of each", () => {
    const counts = { ready: 0, lacking: 0, failed: 0, unknown: 0, stale: 0 };
    for (const place of places.values()) {
      const old = opening - Date.parse(place.readinessAt) > readinessStaleHours * 3_600_000;
      const aged = old && (place.readiness === "ready" || place.readiness === "lacking");
      counts[aged ? "stale" : place.readiness]++;
    }
    expect(counts).toEqual({ ready: 1231, lacking: 171, failed: 12, unknown: 38, stale: 23 });
  });

  test("whole communes of Mèo Vạc, Hoàng Su Phì and Xín Mần are unknown", () => {
    const silent = communes.filter((one) => [...places.values()].every((place) => place.communeCode !== one.code || place.readiness === "unknown"));
    expect(new Set(silent.map((one) => one.districtCode))).toEqual(new Set(["027", "032", "033"]));
    expect(silent.every((one) => one.touchesChina)).toBe(true);
  });

  test("nothing turns stale in the first half hour", () => {
    for (const place of places.values()) {
      if (place.readiness !== "ready" && place.readiness !== "lacking") continue;
      const expires = Date.parse(place.readinessAt) + readinessStaleHours * 3_600_000;
      if (expires > opening && expires <= opening + 30 * 60_000) throw new Error(`turns stale at ${new Date(expires).toISOString()}`);
    }
  });
});

describe("the election day at 08:47", () => {
  const days = folded("polling-day", recordKinds["polling-day"]);

  test("all but twelve have opened: one is known not to have, of eleven nothing is known, seven of them in one commune", () => {
    expect([...days.keys()].sort()).toEqual([...places.keys()].sort());
    const waiting = [...days].filter(([, { opened }]) => opened === null);
    expect(waiting.filter(([, { notOpen }]) => notOpen !== null)).toHaveLength(1);
    expect(waiting.filter(([id, { notOpen }]) => notOpen === null && id.startsWith("00772-"))).toHaveLength(7);
    expect(waiting).toHaveLength(12);
  });

  test("the published opening is told as it was published, and only it is not invented", () => {
    expect(days.get("00694-02")).toMatchObject({ opened: { at: "2021-05-23T06:45:00+07:00" }, invented: false });
    expect([...days].filter(([, { invented }]) => !invented)).toHaveLength(1);
  });

  test("nobody opened before five as it now stands, and nothing is told of an hour not yet come", () => {
    const opened = [...days.values()].flatMap((day) => (day.opened ? [Date.parse(day.opened.at)] : []));
    expect(Math.min(...opened)).toBeGreaterThanOrEqual(Date.parse("2021-05-23T05:00:00+07:00"));
    expect(Math.max(...opened)).toBeLessThan(opening);
    const ahead = drafts.flatMap(({ draft, clockAt }) =>
      draft.edits.filter((edit) => Date.parse(edit.trueAt ?? draft.trueAt ?? clockAt) > Date.parse(clockAt)),
    );
    expect(ahead).toEqual([]);
  });

  test("one opening was heard wrong and put right, with its reason", () => {
    const put = drafts.filter(({ draft }) => draft.title.startsWith("đính chính khai mạc 04:50"));
    expect(put).toHaveLength(1);
    expect([...days.values()].filter(({ note }) => note === "nghe nhầm giờ qua điện thoại")).toHaveLength(1);
  });

  test("one interruption was resumed, one misprint is not settled, one shortage was", () => {
    const [stopped, ...others] = folded("interruption", recordKinds.interruption).values();
    expect(others).toEqual([]);
    expect([stopped?.sealed, stopped?.notified, stopped?.resumed].every((step) => step !== null)).toBe(true);
    const matters = [...folded("ballot-matter", recordKinds["ballot-matter"]).values()];
    expect(matters.map(({ fault, resumed }) => [fault, resumed !== null]).sort()).toEqual([
      ["misprinted", false],
      ["short", true],
    ]);
  });

  test("electorates of the four ballots stand in their order, and keep the published voters", () => {
    const electorates = folded("electorate", recordKinds.electorate);
    expect(electorates.size).toBe(1475);
    for (const [id, { posted }] of electorates) {
      expect(posted.assembly).toBe(places.get(id)?.voters);
      expect(posted.province).toBe(posted.assembly);
      expect(posted.district).toBeLessThanOrEqual(posted.province ?? 0);
      expect(posted.commune).toBeLessThanOrEqual(posted.district ?? 0);
    }
    expect([...electorates.values()].filter(({ fixed }) => fixed.assembly !== null).length).toBeGreaterThan(1300);
  });

  test("opening reports are in from most communes and districts, one of them counts a place too many; the nine o'clock slot has begun", () => {
    const reports = folded("quick-report", recordKinds["quick-report"]);
    const of = (prefix: string) => [...reports].filter(([id]) => id.startsWith(`2021-05-23/${prefix}`)).map(([, report]) => report);
    expect(of("opening/commune:").length).toBeGreaterThan(185);
    expect(of("opening/district:")).toHaveLength(10);
    const inCommune = (unit: string) => [...places.values()].filter(({ communeCode }) => unit === `commune:${communeCode}`).length;
    expect(of("opening/commune:").filter(({ unit, placesOpened }) => (placesOpened ?? 0) > inCommune(unit))).toHaveLength(1);
    expect(of("opening/").filter(({ standing }) => standing === "approved").length).toBeGreaterThan(100);
    expect(of("opening/").filter(({ standing }) => standing === "preliminary").length).toBeGreaterThan(5);
    const early = of("t09/");
    expect(early.length).toBeGreaterThan(10);
    expect(early.filter(({ voted, voters }) => (voted.commune ?? 0) > (voters.commune ?? 0))).toHaveLength(1);
    expect(early.every(({ asOf }) => Date.parse(asOf) < opening)).toBe(true);
  });

  test("every number is of a block nobody has, and every record of the day says it is invented", () => {
    for (const { phone, deputyPhone } of folded("contact", recordKinds.contact).values())
      for (const number of [phone, deputyPhone]) if (number !== null) expect(number).toMatch(/^0219 000 \d{4}$/);
    const kinds = ["contact", "quick-report", "outreach-site", "box-trip", "polling-team", "team-gap", "rehearsal", "unit-review"] as const;
    for (const kind of kinds) expect([...folded(kind, z.object({ invented: z.boolean() })).values()].filter(({ invented }) => !invented)).toEqual([]);
  });
});

describe("the history", () => {
  test("runs from 18:00 on 22/5 to before 08:47 on 23/5, in order, 500 to 900 change sets of several actors", () => {
    expect(steps[0]?.clockAt).toBe("2021-05-22T18:00:00+07:00");
    const clocks = steps.map((step) => Date.parse(step.clockAt));
    expect(clocks).toEqual([...clocks].sort((a, b) => a - b));
    expect(clocks.at(-1)).toBeLessThan(opening);
    expect(drafts.length).toBeGreaterThanOrEqual(500);
    expect(drafts.length).toBeLessThanOrEqual(900);
    expect(new Set(drafts.map(({ draft }) => draft.actor)).size).toBeGreaterThan(20);
    expect(drafts.some(({ draft }) => /^xã .+ báo sẵn sàng/.test(draft.title))).toBe(true);
  });

  test("nothing is said to be true after it arrived, and some news came late", () => {
    const lags = drafts.map(({ clockAt, draft }) => Date.parse(clockAt) - Date.parse(draft.trueAt!));
    expect(Math.min(...lags)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...lags)).toBeGreaterThan(6 * 3_600_000);
  });

  test("every edit fits its record, and levels keep to QĐ 44/2014", () => {
    const partial = perKind<Record<RecordKind, z.ZodType>>((kind) => recordKinds[kind].partial());
    const unfit = drafts.flatMap(({ draft }) => draft.edits.filter((edit) => !partial[edit.kind].safeParse(edit.set).success));
    expect(unfit).toEqual([]);
    for (const area of folded("risk-area", recordKinds["risk-area"]).values()) {
      expect(area.level).toBeLessThanOrEqual(area.hazard === "thunderstorm" ? 2 : 3);
      expect(Date.parse(area.to ?? "")).toBeGreaterThan(Date.parse(area.from));
    }
  });

  test("the dead of the flood are where the press found them, and no count is invented", () => {
    const told = [...folded("incident", recordKinds.incident).values()].filter((incident) => incident.text.includes("có người chết"));
    expect(told.map((incident) => incident.communeCode).sort()).toEqual(["00946", "00994", "01069", "01171"]);
    for (const incident of told) expect(incident).toMatchObject({ invented: false, source: expect.stringContaining("theo trận lũ 21/7/2020") });
  });

  test("security matters are internal, accidents open", () => {
    for (const incident of folded("incident", recordKinds.incident).values())
      expect(incident.marking).toBe(incident.category <= 8 ? "internal" : "open");
  });

  test("the same units give the same exercise, ids included", () => {
    expect(exerciseDrafts(units)).toEqual(steps);
  }, 30_000);
});
