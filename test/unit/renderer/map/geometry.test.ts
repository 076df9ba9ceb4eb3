import { describe, expect, it } from "vitest";
import { declutter } from "../../../../renderer/map/geometry/declutter.ts";
import { distanceToEdge, labelPoint } from "../../../../renderer/map/geometry/inside-point.ts";
import { fromScreen, toLonLat, toRelative, toScreen, viewOf } from "../../../../renderer/map/geometry/mercator.ts";
import { AreaFinder, nearestPoint } from "../../../../renderer/map/geometry/picking.ts";
import { contains, flatten, sameGeometry, triangulate } from "../../../../renderer/map/geometry/polygons.ts";
import { buildStrips, LINE_STRIDE, sharedLines } from "../../../../renderer/map/geometry/strips.ts";
import { scaleBar } from "../../../../renderer/map/scale.ts";
import { area, square } from "./shapes.ts";

const ringArea = (ring: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    sum += (ring[i] ?? 0) * (ring[j + 1] ?? 0) - (ring[j] ?? 0) * (ring[i + 1] ?? 0);
  }
  return Math.abs(sum) / 2;
};

describe("the camera", () => {
  const view = viewOf([105.1, 22.8], 9.14, 1920, 1080, 1);

  it("puts its centre in the middle of the screen", () => {
    expect(toScreen(view, toRelative(105.1, 22.8))).toEqual([960, 540]);
  });

  it("leads from the screen to the ground and back", () => {
    const [lon, lat] = toLonLat(fromScreen(view, 123, 987));
    const [x, y] = toScreen(view, toRelative(lon, lat));
    expect(x).toBeCloseTo(123, 6);
    expect(y).toBeCloseTo(987, 6);
  });

  it("keeps a vertex within a tenth of a pixel in 32 bits at street zoom", () => {
    const near = viewOf([104.36, 22.17], 16, 1920, 1080, 1);
    const exact = toRelative(104.3602, 22.1699);
    const stored = Float32Array.of(exact.x, exact.y);
    const [ex, ey] = toScreen(near, exact);
    const [sx, sy] = toScreen(near, { x: stored[0] ?? 0, y: stored[1] ?? 0 });
    expect(Math.hypot(ex - sx, ey - sy)).toBeLessThan(0.1);
  });
});

describe("areas as triangles", () => {
  it("cover what the rings enclose, holes left out", () => {
    const hole = [...(square(105.2, 22.2, 0.2).coordinates[0] ?? [])].reverse();
    const polygon = flatten({ type: "Polygon", coordinates: [square(105, 22, 1).coordinates[0] ?? [], hole] })[0] ?? [];
    const { positions, indices } = triangulate(polygon);
    let covered = 0;
    for (let i = 0; i < indices.length; i += 3) {
      const corners = [0, 1, 2].flatMap((k) => {
        const index = indices[i + k] ?? 0;
        return [positions[index * 2] ?? 0, positions[index * 2 + 1] ?? 0];
      });
      covered += ringArea(corners);
    }
    const [outside = [], inside = []] = polygon;
    expect(covered).toBeGreaterThan(0);
    expect(covered / (ringArea(outside) - ringArea(inside))).toBeCloseTo(1, 9);
  });

  it("are the same only where every point is", () => {
    expect(sameGeometry(square(105, 22, 1), square(105, 22, 1))).toBe(true);
    expect(sameGeometry(square(105, 22, 1), square(105, 22, 1.0001))).toBe(false);
  });
});

describe("boundaries", () => {
  it("are drawn once between two units and once round both", () => {
    const { inner, outer } = sharedLines([flatten(square(105, 22, 1)), flatten(square(106, 22, 1))]);
    expect(inner).toHaveLength(1);
    expect(inner[0]).toHaveLength(4);
    expect(outer.reduce((edges, line) => edges + line.length / 2 - 1, 0)).toBe(6);
  });

  it("close round a unit without neighbours", () => {
    const { inner, outer } = sharedLines([flatten(square(105, 22, 1))]);
    expect(inner).toHaveLength(0);
    expect(outer.reduce((edges, line) => edges + line.length / 2 - 1, 0)).toBe(4);
  });

  it("become two vertices a point, the corner pushed out along its mitre", () => {
    const { vertices, indices } = buildStrips([{ points: Float64Array.of(0, 0, 1, 0, 1, 1), closed: false, style: 7 }]);
    expect(vertices).toHaveLength(3 * 2 * LINE_STRIDE);
    expect(indices).toHaveLength(2 * 6);
    const corner = vertices.subarray(2 * LINE_STRIDE, 3 * LINE_STRIDE);
    expect([...corner].map((value) => Math.round(value * 1000) / 1000)).toEqual([1, 0, -1, 1, 1, 7]);
  });
});

describe("picking", () => {
  const view = viewOf([105, 22.7], 10, 800, 600, 1);
  const points = Float32Array.from(
    [
      [105, 22.7],
      [105.01, 22.7],
      [104, 22],
    ].flatMap(([lon = 0, lat = 0]) => {
      const { x, y } = toRelative(lon, lat);
      return [x, y];
    }),
  );

  it("finds the nearest point within reach", () => {
    const [x, y] = toScreen(view, toRelative(105.01, 22.7));
    expect(nearestPoint(view, points, 3, x - 3, y + 2, 8)).toBe(1);
    expect(nearestPoint(view, points, 3, x + 40, y, 8)).toBe(-1);
  });

  it("leaves out points beyond the ones in use", () => {
    expect(nearestPoint(view, points, 1, ...toScreen(view, toRelative(105.01, 22.7)), 8)).toBe(-1);
  });

  it("finds the area on top, and none in a hole", () => {
    const hole = square(105.4, 22.4, 0.2).coordinates[0] ?? [];
    const finder = new AreaFinder([
      area("below", square(105, 22, 1)),
      area("above", { type: "Polygon", coordinates: [square(105.3, 22.3, 0.4).coordinates[0] ?? [], hole] }),
    ]);
    expect(finder.find(105.1, 22.1)).toBe("below");
    expect(finder.find(105.35, 22.35)).toBe("above");
    expect(finder.find(105.5, 22.5)).toBe("below");
    expect(finder.find(107, 22.5)).toBeNull();
  });
});

describe("names", () => {
  it("stand where the source says, else well inside", () => {
    expect(labelPoint(area("a", square(105, 22, 1), { label_lon: 105.2, label_lat: 22.3 }))).toEqual([105.2, 22.3]);
    const bent = {
      type: "Polygon" as const,
      coordinates: [
        [
          [0, 0],
          [10, 0],
          [10, 1],
          [1, 1],
          [1, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    };
    const [lon, lat] = labelPoint(area("b", bent));
    expect(contains(bent, lon, lat)).toBe(true);
    expect(distanceToEdge(bent, lon, lat)).toBeGreaterThan(0.3);
  });

  it("give way to those asked for before them, or move aside", () => {
    const box = { width: 40, height: 10 };
    expect(
      declutter([
        { x: 0, y: 0, ...box },
        { x: 10, y: 0, ...box },
        { x: 10, y: 0, ...box, moves: [[0, 12]] },
        { x: 12, y: 1, ...box, fixed: true },
      ]),
    ).toEqual([[0, 0], null, [0, 12], [0, 0]]);
  });

  it("keep off the ground's marks where there is room, and say so where they must cross them", () => {
    const box = { width: 40, height: 10 };
    const mark = { x: 0, y: 0, width: 8, height: 8, fixed: true, ground: true };
    expect(
      declutter([
        mark,
        { x: 0, y: 0, ...box, moves: [[0, 12]], mayCross: true },
        { x: 0, y: 0, ...box },
        { x: 0, y: 0, ...box, mayCross: true },
        { x: 0, y: 0, ...box, mayCross: true },
      ]),
    ).toEqual([[0, 0], [0, 12], null, [0, 0, true], null]);
  });
});

describe("the scale bar", () => {
  it("has the longest round length that fits", () => {
    const { metres, pixels } = scaleBar(22.75, 9.14, 110);
    expect(metres).toBe(10_000);
    expect(pixels).toBeLessThanOrEqual(110);
    expect(scaleBar(22.75, 10, 110).metres).toBe(5000);
    expect(scaleBar(22.75, 14, 110).metres).toBe(200);
  });
});
