import initGeosJs from "geos-wasm";
import type { AreaGeometry, LineGeometry } from "../contract/index.ts";

/** GEOS 3.13 in WebAssembly. Its functions take and give addresses, and throw where GEOS raises an exception. */
export type Geos = Awaited<ReturnType<typeof initGeosJs>>;
/** Address of a geometry in GEOS's memory. */
export type Shape = number;

/** Loads GEOS, once for a thread. Its notices ("Self-intersection at or near point …") are told through results instead of the log. */
export const openGeos = (): Promise<Geos> => initGeosJs({ noticeHandler: () => undefined });

const POLYGON = 3;
const MULTI_POLYGON = 6;
const GEOMETRY_COLLECTION = 7;

/** Shapes made for one piece of work: all of them are freed when it ends, whichever way it ends. */
export interface Workspace {
  readonly geos: Geos;
  /** Takes over a shape GEOS has made. */
  own(shape: Shape): Shape;
  area(geometry: AreaGeometry): Shape;
  line(geometry: LineGeometry): Shape;
  /** Gathers areas into one collection, as `GEOSUnaryUnion` wants them. */
  areas(geometries: AreaGeometry[]): Shape;
  /** The shape itself where it is valid, else one mended by GEOS. */
  valid(shape: Shape): Shape;
  /** The faces a network of lines encloses. */
  polygonize(network: Shape): Shape;
}

function coordinates(geos: Geos, points: number[][]): number {
  const numbers = new Float64Array(points.length * 2);
  points.forEach(([lon = Number.NaN, lat = Number.NaN], i) => {
    numbers[2 * i] = lon;
    numbers[2 * i + 1] = lat;
  });
  const buffer = geos.Module._malloc(numbers.byteLength);
  geos.Module.HEAPF64.set(numbers, buffer / 8);
  try {
    return geos.GEOSCoordSeq_copyFromBuffer(buffer, points.length, 0, 0);
  } finally {
    geos.Module._free(buffer);
  }
}

/** Hands a list of addresses to `use`; GEOS takes over what they point at. */
function withAddresses(geos: Geos, shapes: Shape[], use: (addresses: number) => Shape): Shape {
  const buffer = geos.Module._malloc(4 * Math.max(1, shapes.length));
  geos.Module.HEAPU32.set(shapes, buffer / 4);
  try {
    return use(buffer);
  } finally {
    geos.Module._free(buffer);
  }
}

function polygonShape(geos: Geos, rings: number[][][]): Shape {
  const [shell, ...holes] = rings.map((ring) => geos.GEOSGeom_createLinearRing(coordinates(geos, ring)));
  if (shell === undefined) return geos.GEOSGeom_createEmptyPolygon();
  return withAddresses(geos, holes, (addresses) => geos.GEOSGeom_createPolygon(shell, addresses, holes.length));
}

function areaShape(geos: Geos, geometry: AreaGeometry): Shape {
  if (geometry.type === "Polygon") return polygonShape(geos, geometry.coordinates);
  const parts = geometry.coordinates.map((rings) => polygonShape(geos, rings));
  return withAddresses(geos, parts, (addresses) => geos.GEOSGeom_createCollection(MULTI_POLYGON, addresses, parts.length));
}

/** Runs `work` with a workspace and frees what it made. */
export function within<T>(geos: Geos, work: (space: Workspace) => T): T {
  const owned: Shape[] = [];
  const own = (shape: Shape): Shape => {
    owned.push(shape);
    return shape;
  };
  try {
    return work({
      geos,
      own,
      area: (geometry) => own(areaShape(geos, geometry)),
      line: (geometry) => own(geos.GEOSGeom_createLineString(coordinates(geos, geometry.coordinates))),
      areas: (geometries) => {
        const parts = geometries.map((geometry) => areaShape(geos, geometry));
        return own(withAddresses(geos, parts, (addresses) => geos.GEOSGeom_createCollection(GEOMETRY_COLLECTION, addresses, parts.length)));
      },
      valid: (shape) => (geos.GEOSisValid(shape) ? shape : own(geos.GEOSMakeValid(shape))),
      polygonize: (network) => own(withAddresses(geos, [network], (addresses) => geos.GEOSPolygonize(addresses, 1))),
    });
  } finally {
    for (const shape of owned) geos.GEOSGeom_destroy(shape);
  }
}

/** Reads a string GEOS made and frees it. */
export function takeText(geos: Geos, text: number): string {
  const read = geos.Module.UTF8ToString(text);
  geos.GEOSFree(text);
  return read;
}

/** Hands `text` to `use` as a C string. */
export function withText<T>(geos: Geos, text: string, use: (address: number) => T): T {
  const size = text.length * 3 + 1;
  const buffer = geos.Module._malloc(size);
  geos.Module.stringToUTF8(text, buffer, size);
  try {
    return use(buffer);
  } finally {
    geos.Module._free(buffer);
  }
}

function ringOf(geos: Geos, ring: Shape): number[][] {
  const sequence = geos.GEOSGeom_getCoordSeq(ring);
  const count = geos.GEOSGetNumCoordinates(ring);
  const buffer = geos.Module._malloc(16 * Math.max(1, count));
  geos.GEOSCoordSeq_copyToBuffer(sequence, buffer, 0, 0);
  const numbers = geos.Module.HEAPF64.slice(buffer / 8, buffer / 8 + 2 * count);
  geos.Module._free(buffer);
  return Array.from({ length: count }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

function doubleArea(ring: number[][]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i]![0]! * ring[i + 1]![1]! - ring[i + 1]![0]! * ring[i]![1]!;
  return sum;
}

/** Polygons in any shape, lines and points left out; outer rings counter-clockwise as RFC 7946 has them. */
export function polygonsIn(geos: Geos, shape: Shape): number[][][][] {
  if (geos.GEOSGeomTypeId(shape) === POLYGON) {
    if (geos.GEOSisEmpty(shape)) return [];
    const holes = Array.from({ length: geos.GEOSGetNumInteriorRings(shape) }, (_, n) => ringOf(geos, geos.GEOSGetInteriorRingN(shape, n)));
    const outer = ringOf(geos, geos.GEOSGetExteriorRing(shape));
    return [[doubleArea(outer) < 0 ? outer.reverse() : outer, ...holes.map((hole) => (doubleArea(hole) > 0 ? hole.reverse() : hole))]];
  }
  if (geos.GEOSGeomTypeId(shape) < 4) return [];
  return Array.from({ length: geos.GEOSGetNumGeometries(shape) }, (_, n) => polygonsIn(geos, geos.GEOSGetGeometryN(shape, n))).flat();
}

/** One polygon stays a Polygon, several (or none) are a MultiPolygon. */
export function areaOf(polygons: number[][][][]): AreaGeometry {
  const [only, ...more] = polygons;
  return only && more.length === 0 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons };
}
