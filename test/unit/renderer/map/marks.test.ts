import { describe, expect, it } from "vitest";
import { readinessStates } from "../../../../electron/contract/index.ts";
import { markOrder, markShapes, palettes, readinessStep, rgbOf } from "../../../../renderer/look/palette.ts";
import { riskStyle, zoneStyle } from "../../../../renderer/map/bands/areas.ts";
import { Gathering, gathered } from "../../../../renderer/map/bands/gathering.ts";
import { PlacesBand, readinessOf } from "../../../../renderer/map/bands/places.ts";
import { unitFill } from "../../../../renderer/map/bands/units.ts";
import { mapName } from "../../../../renderer/map/bands/words.ts";
import { toLonLat, toRelative } from "../../../../renderer/map/geometry/mercator.ts";
import { contains } from "../../../../renderer/map/geometry/polygons.ts";
import { area, place, square } from "./shapes.ts";

/** Relative luminance by WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r, g, b] = rgbOf(hex).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
};
const contrast = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe("the four marks", () => {
  it("each have a shape of their own", () => {
    expect(new Set(readinessStates.map((state) => markShapes[state])).size).toBe(readinessStates.length);
    expect([...markOrder].sort()).toEqual([...readinessStates].sort());
  });

  it("never call a contradiction or an unreadable word good", () => {
    expect(readinessOf({ id: "a", readiness: "ready", conflict: true })).toBe("lacking");
    expect(readinessOf({ id: "a", readiness: "failed", conflict: true })).toBe("failed");
    expect(readinessOf({ id: "a", readiness: "splendid" })).toBe("unknown");
    expect(readinessOf({ id: "a" })).toBe("unknown");
  });
});

describe("the fill of a commune", () => {
  const palette = palettes.light;

  it("is hatched grey, never of the ramp, where most is unknown or nothing was reported", () => {
    for (const properties of [{ id: "a" }, { id: "a", ready_share: 1, hatch: "full" }]) {
      const fill = unitFill(properties, palette);
      expect(fill.colour).toBe(palette.unknownFill);
      expect(fill.hatch).toBeDefined();
      expect(palette.readinessRamp).not.toContain(fill.colour);
    }
  });

  it("reaches the last step only where every place is ready", () => {
    expect(readinessStep(1)).toBe(4);
    expect(readinessStep(0.9999)).toBe(3);
    expect(readinessStep(0)).toBe(0);
    expect(unitFill({ id: "a", ready_share: 1, hatch: "none" }, palette)).toEqual({ colour: palette.readinessRamp[4], opacity: 1 });
    expect(unitFill({ id: "a", ready_share: 0.85, hatch: "part" }, palette).hatch).toBeDefined();
  });
});

describe("areas", () => {
  const palette = palettes.dark;

  it("are hatched for quarantine and never in a risk colour", () => {
    const { fill } = zoneStyle({ id: "z", active: "in-force" }, palette);
    expect(fill.hatch).toBeDefined();
    expect(Object.values(palette.riskLevels).map((level) => level.fill)).not.toContain(fill.colour);
  });

  it("wear their level, dashed for an estimate, and the highest where the level cannot be read", () => {
    expect(riskStyle({ id: "r", level: 2, level_source: "bulletin" }, palette).line.dash).toBeUndefined();
    expect(riskStyle({ id: "r", level: 2, level_source: "estimate" }, palette).line.dash).toBe(6);
    expect(riskStyle({ id: "r" }, palette).fill.colour).toBe(palette.riskLevels[5].fill);
  });
});

describe("colours", () => {
  for (const [theme, palette] of Object.entries(palettes)) {
    it(`are readable in the ${theme} theme`, () => {
      expect(contrast(palette.halo, palette.ink)).toBeGreaterThanOrEqual(7);
      for (const level of Object.values(palette.riskLevels)) expect(contrast(level.fill, level.ink), level.fill).toBeGreaterThanOrEqual(4.5);
      for (const mark of Object.values(palette.marks)) expect(contrast(mark, palette.markRim), mark).toBeGreaterThanOrEqual(4.5);
      for (const severity of Object.values(palette.severity)) expect(contrast(severity, palette.incidentPaper), severity).toBeGreaterThanOrEqual(3);
    });

    it(`make readiness one ramp of even direction in the ${theme} theme`, () => {
      const steps = palette.readinessRamp.map(luminance);
      const rising = steps.every((step, i) => i === 0 || step > (steps[i - 1] ?? 0));
      const falling = steps.every((step, i) => i === 0 || step < (steps[i - 1] ?? 0));
      expect(rising || falling).toBe(true);
    });
  }
});

describe("gathered places", () => {
  it("wear the worst mark of their commune and count those that ask", () => {
    const gathering = new Gathering();
    gathering.add("00694", markOrder.indexOf("ready"), 1);
    gathering.add("00694", markOrder.indexOf("ready"), 1);
    gathering.add("00694", markOrder.indexOf("lacking"), 1);
    const counts = gathering.communes.get("00694") ?? [];
    expect(gathered(counts)).toEqual({ mark: "lacking", asking: 1, places: 3 });
    gathering.add("00694", markOrder.indexOf("lacking"), -1);
    expect(gathered(counts)).toEqual({ mark: "ready", asking: 0, places: 2 });
  });

  it("are none where a commune has none", () => {
    expect(gathered(markOrder.map(() => 0))).toBeNull();
  });
});

describe("places on the map", () => {
  /** Half a kilometre across: forty places would not fit at their usual distance. */
  const commune = square(105, 22.5, 0.005);
  const many = Array.from({ length: 40 }, (_, i) => place(`00694-${i}`, [105.0025, 22.5025], { position: "estimated" }));

  it("spread round an estimated point without leaving their commune", () => {
    const band = new PlacesBand();
    band.setCommunes([area("00694", commune)]);
    band.setWhole(many);
    const stood = many.map(({ id }) => band.positionOf(id)).flatMap((at) => (at ? [toLonLat(at)] : []));
    expect(new Set(stood.map(String)).size).toBe(many.length);
    for (const [lon, lat] of stood) expect(contains(commune, lon, lat)).toBe(true);
  });

  it("stay where they were surveyed", () => {
    const band = new PlacesBand();
    band.setCommunes([area("00694", commune)]);
    band.setWhole([place("a", [105.01, 22.51]), place("b", [105.01, 22.51])]);
    const exact = toRelative(105.01, 22.51);
    expect(band.positionOf("b")?.x).toBeCloseTo(exact.x, 9);
    expect(band.positionOf("b")?.y).toBeCloseTo(exact.y, 9);
  });

  it("follow deltas: recoloured, added, gone", () => {
    const band = new PlacesBand();
    band.setWhole([place("a", [105, 22.5]), place("b", [105.1, 22.5])]);
    band.applyDelta([place("a", [105, 22.5], { readiness: "failed" })], []);
    expect(band.countsByMark()).toMatchObject({ ready: 1, failed: 1 });
    band.applyDelta([place("c", [105.2, 22.5], { readiness: "unknown" })], ["b"]);
    expect(band.count).toBe(2);
    expect(band.positionOf("b")).toBeNull();
    expect(band.countsByMark()).toMatchObject({ ready: 0, failed: 1, unknown: 1 });
  });
});

describe("names of units", () => {
  it("are written as maps write them", () => {
    expect(mapName("Xã Cao Bồ")).toBe("Cao Bồ");
    expect(mapName("Thị trấn Vị Xuyên")).toBe("TT Vị Xuyên");
    expect(mapName("Thành phố Hà Giang")).toBe("TP Hà Giang");
  });
});
