import type { AreaGeometry, LineGeometry, Result, Touched } from "../contract/index.ts";

/** A polling place as geometry sees it; WGS84 degrees. `estimated`: it stands at its commune's label point for want of a better one. */
export interface PlacePoint {
  id: string;
  communeCode: string;
  lon: number;
  lat: number;
  estimated: boolean;
  voters: number | null;
}

/** An area found sound and cut to the province; areas in km². */
export interface SoundArea {
  geometry: AreaGeometry;
  areaKm2: number;
  /** What was cut away for lying outside the province; 0 where nothing was. */
  clippedKm2: number;
}

/** A commune's or district's shape under its code. */
export interface CodedArea {
  code: string;
  geometry: AreaGeometry;
}

/** How one commune differs between two boundary files; km² on the ellipsoid. `changedKm2`: area gained and lost together. */
export interface ShapeChange {
  code: string;
  areaKm2Now: number;
  areaKm2: number;
  changedKm2: number;
}

/** Several shapes merged under one code. */
export interface DissolvedArea extends CodedArea {
  areaKm2: number;
}

/**
 * Geometry off the room's own thread; opened with `openSpatialEngine()` of `open-engine.ts`. Every answer is about the boundaries
 * and places last set; requests are answered in order. An aborted `signal` takes a request that has not begun out of the queue:
 * `inspect` then answers `cancelled`, `touch` rejects with the signal's reason.
 */
export interface SpatialEngine {
  setBoundaries(communes: CodedArea[]): Promise<void>;
  setPlaces(places: PlacePoint[]): Promise<void>;
  updatePlaces(changed: PlacePoint[], removed: string[]): Promise<void>;
  /** Commune code of each `lon, lat` pair, null outside the province. A spot on a line belongs to the commune east of it, or north where the line runs level. */
  locate(lonLat: Float64Array): Promise<(string | null)[]>;
  /** What an area touches; it must be one that `inspect` (or a method below) gave. */
  touch(geometry: AreaGeometry, signal?: AbortSignal): Promise<Touched>;
  /** Refuses what is unusable (self-crossing, empty, 3-D, swapped, too many vertices, outside), mends nothing silently, clips at the border. */
  inspect(geometry: AreaGeometry, signal?: AbortSignal): Promise<Result<SoundArea>>;
  /** What `inspect` would answer of each area were these communes the boundaries; in the areas' order. Nothing is set. */
  inspectIn(communes: CodedArea[], areas: AreaGeometry[]): Promise<Result<SoundArea>[]>;
  buffer(geometry: AreaGeometry, metres: number): Promise<Result<SoundArea>>;
  split(geometry: AreaGeometry, line: LineGeometry): Promise<Result<SoundArea[]>>;
  unionOfCommunes(codes: string[]): Promise<Result<SoundArea>>;
  /** How `proposed` differs from `current`, commune by commune, largest change first; communes in only one of them are left out. */
  compare(current: CodedArea[], proposed: CodedArea[]): Promise<ShapeChange[]>;
  /** Each group merged into one shape under its code; slivers between neighbours under 1 km² are filled. */
  dissolve(groups: { code: string; geometries: AreaGeometry[] }[]): Promise<DissolvedArea[]>;
  /** Another scene on the same thread, with boundaries and places of its own; closing it leaves the others. */
  scene(): SpatialEngine;
  close(): Promise<void>;
}
