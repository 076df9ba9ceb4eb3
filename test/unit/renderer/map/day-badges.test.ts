import { describe, expect, it } from "vitest";
import { badgeUnder, DAY_BADGES_UNTIL, dayBadges, KeptBadges, type OwingPlace } from "../../../../renderer/map/bands/day-badges.ts";
import { PlacesBand } from "../../../../renderer/map/bands/places.ts";
import { toRelative, toScreen, viewOf } from "../../../../renderer/map/geometry/mercator.ts";
import { place } from "./shapes.ts";

const PROVINCE_ZOOM = 8.4;

const owing = (id: string, commune: string, mark: OwingPlace["mark"], district = "030"): OwingPlace => ({
  id,
  commune,
  district,
  mark,
  at: toRelative(105, 22.8),
});

/** Silent places in so many communes of two districts, two in each. */
const silent = (communes: number): OwingPlace[] =>
  Array.from({ length: communes * 2 }, (_, i) => owing(`p${i}`, `c${i >> 1}`, "unknown", i % 4 < 2 ? "024" : "030"));

describe("the badges of the day", () => {
  it("put who said it is not open before those nobody has heard of, and a single place is reached itself", () => {
    const badges = dayBadges([owing("a-1", "a", "unknown"), owing("b-1", "b", "failed"), owing("a-2", "a", "unknown")], PROVINCE_ZOOM);
    expect(badges.map(({ mark, places, hit }) => [mark, places, hit])).toEqual([
      ["failed", 1, { layer: "polling-places", id: "b-1" }],
      ["unknown", 2, { layer: "communes", id: "a" }],
    ]);
  });

  it("speak by district where the whole province is silent, by commune once one comes near, and leave out no place", () => {
    const all = [...silent(100), owing("x", "x", "failed")];
    const far = dayBadges(all, PROVINCE_ZOOM);
    expect(far.map(({ hit }) => hit.layer)).toEqual(["polling-places", "districts", "districts"]);
    const near = dayBadges(all, 10.5);
    expect(near).toHaveLength(101);
    for (const badges of [far, near]) expect(badges.reduce((sum, { places }) => sum + places, 0)).toBe(all.length);
    expect(dayBadges(all, DAY_BADGES_UNTIL)).toEqual([]);
  });

  it("are counted once while nothing changes, however the camera moves", () => {
    const kept = new KeptBadges();
    let counted = 0;
    const places = (): OwingPlace[] => {
      counted += 1;
      return silent(100);
    };
    for (const zoom of [8.4, 8.5, 9.8]) expect(kept.at("1", places, zoom)).toHaveLength(2);
    expect(counted).toBe(1);
    expect(kept.at("1", places, 10.5)).toHaveLength(100);
    expect(kept.at("1", places, DAY_BADGES_UNTIL)).toEqual([]);
    expect(kept.at("2", () => [], PROVINCE_ZOOM)).toEqual([]);
  });

  it("are pressed where they were put, not where their places lie", () => {
    const [badge] = dayBadges([owing("a", "a", "failed")], PROVINCE_ZOOM);
    if (!badge) throw new Error("no badge");
    const view = viewOf([105, 22.8], PROVINCE_ZOOM, 800, 600, 1, 1);
    const laid = { ...badge, dx: 32, dy: 0, width: 30, height: 20 };
    const [x, y] = toScreen(view, badge.at);
    expect(badgeUnder([laid], view, x + 40, y)?.hit.id).toBe("a");
    expect(badgeUnder([laid], view, x, y)).toBeNull();
  });
});

describe("places the badges tell of", () => {
  const feature = (id: string, mark: string) => place(id, [105, 22.8], { day_mark: mark, district_code: "030" });
  it("are the failed and the silent ones while the day leads, and the signs hear when one opens", () => {
    const band = new PlacesBand();
    band.setWhole([feature("a", "good"), feature("b", "unknown"), feature("c", "failed"), feature("d", "attention")]);
    expect(band.owingPlaces()).toEqual([]);
    band.setLead("day");
    expect(band.owingPlaces().map(({ id, mark }) => [id, mark])).toEqual([
      ["b", "unknown"],
      ["c", "failed"],
    ]);
    const before = band.attentionRevision;
    band.applyDelta([feature("b", "good")], []);
    expect(band.attentionRevision).toBeGreaterThan(before);
    expect(band.owingPlaces().map(({ id }) => id)).toEqual(["c"]);
  });
});
