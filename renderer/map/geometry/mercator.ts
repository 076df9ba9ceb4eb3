/**
 * Web mercator, world 0..1 from the north-west corner. What goes to the graphics card is kept relative to `ORIGIN`,
 * so that 32-bit floats still place a vertex within a hundredth of a pixel at street zoom.
 */
export type LonLat = readonly [lon: number, lat: number];
export interface MercatorPoint {
  x: number;
  y: number;
}

const RADIANS = Math.PI / 180;
const xOf = (lon: number): number => lon / 360 + 0.5;
const yOf = (lat: number): number => 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS) / 2)) / (2 * Math.PI);

/** Near the middle of Hà Giang. */
const ORIGIN: MercatorPoint = { x: xOf(105), y: yOf(22.75) };

/** Degrees WGS84 to mercator relative to the origin. */
export const toRelative = (lon: number, lat: number): MercatorPoint => ({ x: xOf(lon) - ORIGIN.x, y: yOf(lat) - ORIGIN.y });

/** Back to degrees WGS84. */
export const toLonLat = (point: MercatorPoint): LonLat => [
  (point.x + ORIGIN.x - 0.5) * 360,
  (2 * Math.atan(Math.exp((0.5 - point.y - ORIGIN.y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS,
];

/**
 * What the camera sees, in map pixels: `unit` CSS pixels each (more than one where the page's type is larger, as on a 4K screen),
 * `pixelRatio` device pixels each. `scale` is map pixels per mercator unit. North is always up.
 */
export interface View {
  centre: MercatorPoint;
  zoom: number;
  scale: number;
  width: number;
  height: number;
  pixelRatio: number;
  unit: number;
}

/** `width` and `height` are CSS pixels, `pixelRatio` device pixels a CSS pixel, `zoom` as MapLibre counts it. */
export const viewOf = (centre: LonLat, zoom: number, width: number, height: number, pixelRatio: number, unit = 1): View => ({
  centre: toRelative(centre[0], centre[1]),
  zoom: zoom - Math.log2(unit),
  scale: (512 * 2 ** zoom) / unit,
  width: width / unit,
  height: height / unit,
  pixelRatio: pixelRatio * unit,
  unit,
});

/** Map pixels from the top left of the map. */
export const toScreen = (view: View, point: MercatorPoint): [number, number] => [
  (point.x - view.centre.x) * view.scale + view.width / 2,
  (point.y - view.centre.y) * view.scale + view.height / 2,
];

export const fromScreen = (view: View, x: number, y: number): MercatorPoint => ({
  x: (x - view.width / 2) / view.scale + view.centre.x,
  y: (y - view.height / 2) / view.scale + view.centre.y,
});
