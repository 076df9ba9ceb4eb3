/** Counts of what a polygon touches; the lists are sorted by code. */
export interface TouchedSide {
  communes: number;
  pollingPlaces: number;
  /** Sum over the places whose figure is known. */
  voters: number;
  /** Places with no voter figure: the sum leaves them out, so it must be said. */
  votersUnknown: number;
  communeCodes: string[];
  pollingPlaceIds: string[];
}

/**
 * `certain`: places whose surveyed position lies inside, and the communes cut or of those places.
 * `possible`: places whose position is only estimated, whenever their commune is cut.
 */
export interface Touched {
  certain: TouchedSide;
  possible: TouchedSide;
}

/** What became of a drawing at the national border: `clippedKm2` is the area cut away (0: nothing). */
export interface DrawnArea {
  areaKm2: number;
  clippedKm2: number;
}
