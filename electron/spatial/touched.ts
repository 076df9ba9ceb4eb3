import type { AreaGeometry, Touched, TouchedSide } from "../contract/index.ts";
import type { CodedArea } from "./engine.ts";
import { type Geos, type Shape, within, withText } from "./geos.ts";
import type { PlaceTable, PlaceTally } from "./place-table.ts";
import { buildPolygonSlabs } from "./polygon-slabs.ts";
import { type Bounds, edgesOf, growBounds, noBounds } from "./ring-test.ts";

/** DE-9IM: the interiors meet. Two areas that share only a border do not. */
const INTERIORS_MEET = "T********";

/** The communes as GEOS shapes, to be asked which of them an area cuts. They stay in GEOS's memory until `free`. */
export interface CommuneShapes {
  /** Codes of the communes whose interior the area's interior meets, sorted. */
  cutBy(geometry: AreaGeometry): string[];
  free(): void;
}

export function openCommuneShapes(geos: Geos, communes: CodedArea[]): CommuneShapes {
  const held = communes
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, geometry }): { code: string; bounds: Bounds; shape: Shape } => ({
      code,
      bounds: growBounds(noBounds(), edgesOf(geometry)),
      shape: within(geos, (space) => geos.GEOSGeom_clone(space.valid(space.area(geometry)))),
    }));
  return {
    cutBy: (geometry) =>
      within(geos, (space) => {
        const box = growBounds(noBounds(), edgesOf(geometry));
        const prepared = geos.GEOSPrepare(space.area(geometry));
        const near = held.filter(({ bounds: b }) => b.minX < box.maxX && b.maxX > box.minX && b.minY < box.maxY && b.maxY > box.minY);
        try {
          return withText(geos, INTERIORS_MEET, (pattern) =>
            near.filter(({ shape }) => geos.GEOSPreparedRelatePattern(prepared, shape, pattern) === 1).map(({ code }) => code),
          );
        } finally {
          geos.GEOSPreparedGeom_destroy(prepared);
        }
      }),
    free: () => {
      for (const { shape } of held) geos.GEOSGeom_destroy(shape);
    },
  };
}

const side = (communeCodes: string[], { ids, voters, votersUnknown }: PlaceTally): TouchedSide => ({
  communes: communeCodes.length,
  pollingPlaces: ids.length,
  voters,
  votersUnknown,
  communeCodes,
  pollingPlaceIds: ids,
});

/**
 * What an area touches. Certain: the communes it cuts and the places surveyed inside it (a place exactly on its line counts by the
 * tie rule of `passesEast`). Possible: places of cut communes whose position is only estimated, with the communes they lie in.
 */
export function touchedBy(shapes: CommuneShapes, places: PlaceTable, geometry: AreaGeometry): Touched {
  const cut = shapes.cutBy(geometry);
  const possible = places.estimatedIn(new Set(cut));
  return {
    certain: side(cut, places.surveyedInside(buildPolygonSlabs(geometry))),
    possible: side(possible.communeCodes, possible),
  };
}
