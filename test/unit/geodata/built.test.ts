import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultsOf } from "../../../geodata/check.ts";
import { type Facts, readFacts } from "../../../geodata/facts.ts";
import { assemble } from "../../../geodata/rings.ts";
import { type BuiltFiles, buildShapes, fileText } from "../../../geodata/shapes.ts";

const folder = new URL("../../../geodata/", import.meta.url);
const facts = readFacts(new URL("source/", folder));
const sound = buildShapes(facts);

/** The faults of a copy of the built files after `spoil` has been at it. */
function faultsAfter(spoil: (built: BuiltFiles, facts: Facts) => void): string[] {
  // Through text, so that neighbours do not share the points of their line.
  const built: BuiltFiles = JSON.parse(JSON.stringify(sound));
  const copy = structuredClone(facts);
  spoil(built, copy);
  return faultsOf(built, copy);
}
const first = <T>(list: T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error("nothing there");
  return one;
};
const outerRing = (built: BuiltFiles, layer: keyof BuiltFiles): number[][] => {
  const { geometry } = first(built[layer].features);
  return first(geometry.type === "Polygon" ? geometry.coordinates : first(geometry.coordinates));
};

describe("the built boundaries", () => {
  test("have no fault", () => expect(faultsOf(sound, facts)).toEqual([]));

  test.each(["communes", "districts", "province"] as const)("%s.geojson is what the facts give, byte for byte", (layer) => {
    expect(fileText(sound[layer])).toBe(readFileSync(new URL(`built/${layer}.geojson`, folder), "utf8"));
  });

  test("carry dates, attribution and the words of caution", () => {
    for (const unit of [...sound.communes.features, ...sound.districts.features, ...sound.province.features]) {
      expect(unit.properties).toMatchObject({ valid_from: "2020-02-01", valid_to: "2025-06-30", boundary_note: "ranh giới tham khảo" });
      expect(unit.properties.attribution).toContain("censusVN2009");
    }
    expect(sound.districts.features.map(({ properties }) => properties.national_assembly_constituency)).toEqual([1, 1, 1, 1, 1, 2, 1, 2, 2, 2, 2]);
  });
});

describe("each check can fail", () => {
  test("a commune missing", () => {
    const faults = faultsAfter(({ communes }) => communes.features.pop());
    expect(faults).toContain("communes: 192 features, 192 codes, 193 expected");
    expect(faults.some((fault) => fault.startsWith("gap:"))).toBe(true);
  });
  test("a commune doubled", () => {
    const faults = faultsAfter(({ communes }) => communes.features.push(structuredClone(first(communes.features))));
    expect(faults).toContain("communes: 194 features, 193 codes, 193 expected");
    expect(faults.some((fault) => fault.startsWith("overlap:"))).toBe(true);
  });
  test("a district missing", () => {
    expect(faultsAfter(({ districts }) => districts.features.pop())).toContain("districts: 10 features, 10 codes, 11 expected");
  });
  test("a ring left open", () => {
    expect(faultsAfter((built) => outerRing(built, "communes").pop())).toContain("ring: 00688 Phường Quang Trung has a ring that is not closed");
  });
  test("a ring that passes a point twice", () => {
    const faults = faultsAfter((built) => {
      const ring = outerRing(built, "communes");
      ring.splice(3, 0, [...(ring[1] ?? [])]);
    });
    expect(faults).toContain("ring: 00688 Phường Quang Trung passes a point twice");
  });
  test("a corner moved in one commune only opens a gap", () => {
    const faults = faultsAfter((built) => outerRing(built, "communes").splice(2, 1, [105.0145, 22.8535]));
    expect(faults.filter((fault) => fault.startsWith("gap: 00688")).length).toBe(2);
  });
  test("an outline that runs inside", () => {
    const faults = faultsAfter((built) => {
      built.province.features = structuredClone(built.districts.features.slice(0, 1));
    });
    expect(faults.some((fault) => fault.startsWith("overlap: the outline runs inside"))).toBe(true);
    expect(faults.some((fault) => fault.startsWith("dissolve: province lacks"))).toBe(true);
    expect(faults.some((fault) => fault.startsWith("area: communes come to 7928"))).toBe(true);
  });
  test("a total area more than 0.1 % off", () => {
    const faults = faultsAfter((built) => {
      for (const { geometry } of built.communes.features)
        for (const ring of geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat())
          for (const point of ring) point[1] += 0.2;
    });
    expect(faults.some((fault) => /^area: communes come to 79\d\d\.\d+ km², 7928 expected$/.test(fault))).toBe(true);
  });
  test("a commune whose area is not the source's", () => {
    const faults = faultsAfter((_, { communes }) => {
      first(communes).areaKm2 = 20;
    });
    expect(faults).toEqual(["area: 00688 Phường Quang Trung is 12.30 km², 20 in the source"]);
  });
  test("a label point outside its commune", () => {
    const faults = faultsAfter(({ communes }) => {
      first(communes.features).properties.label_lon = 104;
    });
    expect(faults).toEqual(["label: the label point of 00688 Phường Quang Trung lies outside it"]);
  });
  test("an inland commune said to touch China", () => {
    const faults = faultsAfter(({ communes }) => {
      first(communes.features).properties.touches_china = true;
    });
    expect(faults).toEqual([
      "border: 35 communes touch China, 34 expected",
      "border: 00688 Phường Quang Trung is said to touch China but lies inside the province",
    ]);
  });
  test("a commune put in another district", () => {
    const faults = faultsAfter(({ communes }) => {
      first(communes.features).properties.district_code = "035";
    });
    expect(faults.filter((fault) => fault.startsWith("dissolve:")).length).toBe(4);
  });
});

describe("assembling from lines", () => {
  const box = (west: number, south: number, east: number, north: number): [number, number][] => [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];

  test("a commune within another leaves a hole in it", () => {
    const lines = [
      { left: "a", right: null, points: box(0, 0, 10, 10) },
      { left: "b", right: "a", points: box(4, 4, 6, 6) },
    ];
    expect(assemble(lines, (code) => code === "a", "a")).toEqual([[box(0, 0, 10, 10), box(4, 4, 6, 6).toReversed()]]);
    expect(assemble(lines, () => true, "both")).toEqual([[box(0, 0, 10, 10)]]);
  });
  test("a commune in two parts is two polygons", () => {
    const lines = [
      { left: "a", right: null, points: box(0, 0, 1, 1) },
      { left: "a", right: null, points: box(5, 0, 6, 1) },
    ];
    expect(assemble(lines, () => true, "a")).toHaveLength(2);
  });
  test("two parts that meet at one point stay two rings", () => {
    const lines = [
      {
        left: "a",
        right: null,
        points: [
          [0, 0],
          [1, 0],
          [1, 1],
        ] satisfies [number, number][],
      },
      {
        left: "a",
        right: null,
        points: [
          [1, 1],
          [2, 1],
          [2, 2],
          [1, 2],
          [1, 1],
        ] satisfies [number, number][],
      },
      {
        left: "a",
        right: null,
        points: [
          [1, 1],
          [0, 1],
          [0, 0],
        ] satisfies [number, number][],
      },
    ];
    expect(assemble(lines, () => true, "a")).toHaveLength(2);
  });
  test("a line missing is told, not bridged", () => {
    expect(() =>
      assemble(
        [
          {
            left: "a",
            right: null,
            points: [
              [0, 0],
              [1, 0],
              [1, 1],
            ],
          },
        ],
        () => true,
        "01 A",
      ),
    ).toThrow("01 A: the ring cannot be closed at 1 1");
  });
});
