import { merge } from "./boundary-sets.ts";
import { areaKm2 } from "./ellipsoid.ts";
import type { CodedArea } from "./engine.ts";
import { type Geos, type Shape, within } from "./geos.ts";
import { type Bounds, edgesOf, growBounds, noBounds } from "./ring-test.ts";

/** Degrees by which the outline is drawn in before cutting to it: twice what rounding to 7 decimals can move a line (2 cm), more where that fails. */
const MARGINS = [2e-7, 1e-6, 1e-5];
const FLAT = 2;
const MITRE = 2;

/** The province's outline, ready to be asked. Shapes stay in GEOS's memory until `free`. */
export interface Province {
  prepared: Shape;
  /** The outline drawn in by `MARGINS`, narrowest margin first: what is cut to it and rounded stays inside the true one. */
  inners: Shape[];
  bounds: Bounds;
  areaKm2: number;
  /** Gaps under 1 km² between communes, as rings: counted as the province's own. */
  slivers: number[][][];
  free(): void;
}

/** Merges the communes to the province. */
export function openProvince(geos: Geos, communes: CodedArea[]): Province {
  const { geometry, slivers } = merge(
    geos,
    communes.map((commune) => commune.geometry),
  );
  const whole = within(geos, (space) => geos.GEOSGeom_clone(space.area(geometry)));
  const prepared = geos.GEOSPrepare(whole);
  const inners = MARGINS.map((margin) => geos.GEOSBufferWithStyle(whole, -margin, 1, FLAT, MITRE, 2));
  return {
    prepared,
    inners,
    bounds: growBounds(noBounds(), edgesOf(geometry)),
    areaKm2: areaKm2(geometry),
    slivers,
    free: () => {
      geos.GEOSPreparedGeom_destroy(prepared);
      for (const shape of [whole, ...inners]) geos.GEOSGeom_destroy(shape);
    },
  };
}
