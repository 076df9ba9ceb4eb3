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

/** Geometry off the room's own thread. Every answer is about the boundaries and places last set. */
export interface SpatialEngine {
  setBoundaries(communes: { code: string; geometry: AreaGeometry }[]): Promise<void>;
  setPlaces(places: PlacePoint[]): Promise<void>;
  updatePlaces(changed: PlacePoint[], removed: string[]): Promise<void>;
  /** Commune code of each `lon, lat` pair, null outside the province. */
  locate(lonLat: Float64Array): Promise<(string | null)[]>;
  touch(geometry: AreaGeometry): Promise<Touched>;
  /** Refuses what is unusable (self-crossing, empty, 3-D, swapped, too many vertices, outside), mends nothing silently, clips at the border. */
  inspect(geometry: AreaGeometry): Promise<Result<SoundArea>>;
  buffer(geometry: AreaGeometry, metres: number): Promise<Result<SoundArea>>;
  split(geometry: AreaGeometry, line: LineGeometry): Promise<Result<SoundArea[]>>;
  unionOfCommunes(codes: string[]): Promise<Result<SoundArea>>;
  close(): Promise<void>;
}
