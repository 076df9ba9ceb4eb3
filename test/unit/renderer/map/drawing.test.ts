import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Aim, DrawnGeometry } from "../../../../renderer/map/drawing/mode.ts";
import { PathMode } from "../../../../renderer/map/drawing/path-mode.ts";
import { PointMode } from "../../../../renderer/map/drawing/point-mode.ts";
import { ReshapeMode } from "../../../../renderer/map/drawing/reshape-mode.ts";
import { DrawSession } from "../../../../renderer/map/drawing/session.ts";
import type { LonLat } from "../../../../renderer/map/geometry/mercator.ts";
import { square } from "./shapes.ts";

/** On this screen a degree is a hundred pixels. */
const aim = (lon: number, lat: number): Aim => ({ at: [lon, lat], near: ([x, y]) => Math.hypot(x - lon, y - lat) * 100 });
const ringOf = (geometry: DrawnGeometry | null): number[][] => (geometry?.type === "Polygon" ? (geometry.coordinates[0] ?? []) : []);

describe("a polygon being drawn", () => {
  it("is a shape from the third vertex on and closes at its first", () => {
    const mode = new PathMode("polygon");
    expect(mode.tap(aim(1, 1))).toBe("changed");
    mode.tap(aim(2, 1));
    expect(mode.geometry()).toBeNull();
    mode.tap(aim(2, 2));
    expect(ringOf(mode.geometry())).toEqual([
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ]);
    expect(mode.tap(aim(1.02, 1))).toBe("finished");
  });

  it("is not closed by a double click before there are three vertices", () => {
    const mode = new PathMode("polygon");
    mode.tap(aim(1, 1));
    expect(mode.tap(aim(1, 1))).toBe("nothing");
    expect(mode.figure(null).handles).toHaveLength(1);
  });

  it("ends by a double click, which sets its vertex once", () => {
    const mode = new PathMode("polygon");
    for (const [lon, lat] of [
      [1, 1],
      [2, 1],
      [2, 2],
    ] as const)
      mode.tap(aim(lon, lat));
    expect(mode.tap(aim(2, 2))).toBe("finished");
    expect(mode.figure(null).handles).toHaveLength(3);
  });

  it("lets a vertex be dragged and taken away", () => {
    const mode = new PathMode("polygon");
    for (const [lon, lat] of [
      [1, 1],
      [2, 1],
      [2, 2],
    ] as const)
      mode.tap(aim(lon, lat));
    expect(mode.grab(aim(2, 1.05))).toBe(true);
    mode.drag(aim(3, 1));
    expect(mode.drop()).toBe(true);
    expect(ringOf(mode.geometry())[1]).toEqual([3, 1]);
    mode.removeVertex(aim(3, 1));
    expect(mode.figure(null).handles).toEqual([
      [1, 1],
      [2, 2],
    ]);
    mode.removeVertex(null);
    expect(mode.figure(null).handles).toEqual([[1, 1]]);
  });

  it("does not take the press where there is no vertex, so the map pans", () => {
    const mode = new PathMode("polygon");
    mode.tap(aim(1, 1));
    expect(mode.grab(aim(5, 5))).toBe(false);
  });
});

it("a line is a shape from its second vertex and ends at its last", () => {
  const mode = new PathMode("line");
  mode.tap(aim(1, 1));
  mode.tap(aim(2, 1));
  expect(mode.geometry()).toEqual({
    type: "LineString",
    coordinates: [
      [1, 1],
      [2, 1],
    ],
  });
  expect(mode.tap(aim(1, 1))).toBe("nothing");
  expect(mode.tap(aim(2, 1))).toBe("finished");
});

it("a point is set by one click and moved by the next", () => {
  const mode = new PointMode();
  expect(mode.tap(aim(1, 1))).toBe("finished");
  mode.tap(aim(2, 2));
  expect(mode.geometry()).toEqual({ type: "Point", coordinates: [2, 2] });
});

describe("an area being reshaped", () => {
  it("moves one vertex and keeps its ring closed", () => {
    const mode = new ReshapeMode(square(0, 0, 1));
    mode.grab(aim(0, 0));
    mode.drag(aim(-0.5, -0.5));
    expect(mode.drop()).toBe(true);
    expect(ringOf(mode.geometry())).toEqual([
      [-0.5, -0.5],
      [1, 0],
      [1, 1],
      [0, 1],
      [-0.5, -0.5],
    ]);
  });

  it("makes a vertex of a midpoint that is dragged", () => {
    const mode = new ReshapeMode(square(0, 0, 1));
    mode.grab(aim(0.5, 0));
    mode.drag(aim(0.5, -0.4));
    mode.drop();
    expect(ringOf(mode.geometry())).toEqual([
      [0, 0],
      [0.5, -0.4],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ]);
  });

  it("moves as a whole when dragged inside", () => {
    const mode = new ReshapeMode(square(0, 0, 1));
    mode.grab(aim(0.5, 0.5));
    mode.drag(aim(0.6, 0.5));
    mode.drag(aim(1.5, 0.5));
    mode.drop();
    expect(ringOf(mode.geometry()).map(([lon = 0, lat = 0]) => [Math.round(lon * 1e9) / 1e9, lat])).toEqual([
      [1, 0],
      [2, 0],
      [2, 1],
      [1, 1],
      [1, 0],
    ]);
  });

  it("takes a vertex away but never leaves fewer than three", () => {
    const mode = new ReshapeMode(square(0, 0, 1));
    expect(mode.removeVertex(aim(1, 1))).toBe(true);
    expect(ringOf(mode.geometry())).toHaveLength(4);
    expect(mode.removeVertex(aim(0, 0))).toBe(false);
  });

  it("keeps the parts and holes of a shape of several", () => {
    const hole = [...(square(0.2, 0.2, 0.2).coordinates[0] ?? [])].reverse();
    const geometry = {
      type: "MultiPolygon" as const,
      coordinates: [[square(0, 0, 1).coordinates[0] ?? [], hole], [square(5, 5, 1).coordinates[0] ?? []]],
    };
    expect(new ReshapeMode(geometry).geometry()).toEqual(geometry);
  });
});

describe("a drawing session", () => {
  let centre: LonLat = [0, 0];
  const panning: boolean[] = [];
  const session = () =>
    new DrawSession({
      centre: () => aim(...centre),
      show: () => undefined,
      drawing: () => undefined,
      panning: (on) => panning.push(on),
      crosshair: () => undefined,
    });

  beforeEach(() => {
    centre = [0, 0];
    panning.length = 0;
    vi.stubGlobal("requestAnimationFrame", (callback: () => void) => {
      callback();
      return 1;
    });
    vi.stubGlobal("cancelAnimationFrame", () => undefined);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const at = (draw: DrawSession, lon: number, lat: number, key = "Enter", control = false): void => {
    centre = [lon, lat];
    draw.cameraMoved();
    draw.key(key, control);
  };

  it("draws by keys alone: Enter sets vertices, Backspace takes one away, Enter twice ends", () => {
    const draw = session();
    const finished = vi.fn();
    draw.onFinish(finished);
    draw.startPolygon();
    at(draw, 0, 0);
    at(draw, 1, 0);
    at(draw, 9, 9);
    at(draw, 5, 5, "Backspace");
    at(draw, 1, 1);
    expect(finished).not.toHaveBeenCalled();
    at(draw, 1, 1);
    expect(finished).toHaveBeenCalledWith({
      type: "Polygon",
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    });
  });

  it("ends with Ctrl+Enter and tells nothing while the shape is too little", () => {
    const draw = session();
    const finished = vi.fn();
    draw.onFinish(finished);
    draw.startLine();
    at(draw, 0, 0);
    draw.key("Enter", true);
    expect(finished).not.toHaveBeenCalled();
    at(draw, 1, 0);
    draw.key("Enter", true);
    expect(finished).toHaveBeenCalledOnce();
  });

  it("carries a vertex with the crosshair when reshaping by keys", () => {
    const draw = session();
    const changed = vi.fn();
    draw.onChange(changed);
    draw.edit(square(0, 0, 1));
    at(draw, 1, 1);
    at(draw, 2, 2);
    expect(changed).toHaveBeenLastCalledWith(
      {
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [2, 2],
            [0, 1],
            [0, 0],
          ],
        ],
      },
      false,
    );
  });

  it("says while dragging that it drags, and lets the map pan again after", () => {
    const draw = session();
    const changed = vi.fn();
    draw.edit(square(0, 0, 1));
    draw.onChange(changed);
    expect(draw.press(aim(0, 0))).toBe(true);
    expect(panning.at(-1)).toBe(false);
    draw.drag(aim(-1, 0));
    expect(changed.mock.lastCall?.[1]).toBe(true);
    draw.release();
    expect(changed.mock.lastCall?.[1]).toBe(false);
    expect(panning.at(-1)).toBe(true);
  });

  it("drops with Escape what was drawn, and asks out with the next", () => {
    const draw = session();
    const changed = vi.fn();
    const cancelled = vi.fn();
    draw.onChange(changed);
    draw.onCancel(cancelled);
    draw.startPolygon();
    at(draw, 0, 0);
    draw.key("Escape", false);
    expect(changed).toHaveBeenLastCalledWith(null, false);
    expect(cancelled).not.toHaveBeenCalled();
    draw.key("Escape", false);
    expect(cancelled).toHaveBeenCalledOnce();
  });

  it("leaves a finished polygon open to reshaping until it is cancelled", () => {
    const draw = session();
    const changed = vi.fn();
    draw.startPolygon();
    for (const [lon, lat] of [
      [0, 0],
      [1, 0],
      [1, 1],
    ] as const)
      draw.click(aim(lon, lat), false);
    draw.finish();
    draw.onChange(changed);
    draw.press(aim(1, 1));
    draw.drag(aim(2, 2));
    draw.release();
    expect(ringOf(changed.mock.lastCall?.[0])).toContainEqual([2, 2]);
    draw.cancel();
    expect(draw.active).toBe(false);
  });

  it("tells a finished line again where one of its ends was moved", () => {
    const draw = session();
    const finished = vi.fn();
    draw.onFinish(finished);
    draw.startLine();
    for (const [lon, lat] of [
      [0, 0],
      [1, 0],
    ] as const)
      draw.click(aim(lon, lat), false);
    draw.finish();
    draw.press(aim(1, 0));
    draw.drag(aim(1, 1));
    draw.release();
    expect(finished).toHaveBeenLastCalledWith({
      type: "LineString",
      coordinates: [
        [0, 0],
        [1, 1],
      ],
    });
  });
});
