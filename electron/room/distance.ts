const earthRadiusM = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres between two WGS84 positions along a great circle (mean radius: within 0.5 % of the ellipsoid). */
export const metresBetween = (lon: number, lat: number, otherLon: number, otherLat: number): number => {
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const across = half(radians(otherLat - lat)) + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * half(radians(otherLon - lon));
  return 2 * earthRadiusM * Math.asin(Math.min(1, Math.sqrt(across)));
};
