import { expect, test } from "vitest";
import type { LayerFeature } from "../../../../electron/contract/index.ts";
import { inlandMoves } from "../../../../renderer/map/bands/sign-moves.ts";
import { toRelative } from "../../../../renderer/map/geometry/mercator.ts";
import { AreaFinder } from "../../../../renderer/map/geometry/picking.ts";

const district = (id: string, west: number): LayerFeature => ({
  type: "Feature",
  id,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, 22],
        [west + 1, 22],
        [west + 1, 23],
        [west, 23],
        [west, 22],
      ],
    ],
  },
  properties: { id },
});

test("a name keeps to its district, a badge to the province, whatever stands in their way", () => {
  const districts = new AreaFinder([district("024", 104), district("026", 105)]);
  const at = toRelative(104.9, 22.95);
  // Eight pixels a degree: four are half a degree.
  const view = { scale: 360 * 8 };
  const up = [0, -4] as const;
  const east = [4, 0] as const;
  const west = [-4, 0] as const;
  expect(inlandMoves([up, east, west], at, view, districts)).toEqual([east, west]);
  expect(inlandMoves([up, east, west], at, view, districts, "024")).toEqual([west]);
});
