/** Metres a CSS pixel of the map covers at a latitude (degrees) and zoom, on tiles of 512. */
const metresPerPixel = (lat: number, zoom: number): number => (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);

/** The longest round length that fits into so many CSS pixels: 1, 2 or 5 times a power of ten. */
export const scaleBar = (lat: number, zoom: number, most: number): { metres: number; pixels: number } => {
  const perPixel = metresPerPixel(lat, zoom);
  const longest = most * perPixel;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = power * ([5, 2].find((times) => times * power <= longest) ?? 1);
  return { metres, pixels: metres / perPixel };
};
