import { distance } from "@turf/distance";

/** Metres between two WGS84 positions along a great circle (mean radius: within 0.5 % of the ellipsoid). */
export const metresBetween = (lon: number, lat: number, otherLon: number, otherLat: number): number =>
  distance([lon, lat], [otherLon, otherLat], { units: "meters" });
