import { describe, expect, it } from "vitest";
import { palettes, rgbOf } from "../../../../renderer/look/palette.ts";

type Triple = readonly [number, number, number];

/** Full red- and green-blindness in linear light (Machado, Oliveira, Fernandes 2009); full sight as it is. */
const sights: Record<string, readonly [Triple, Triple, Triple]> = {
  full: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

const times = (matrix: readonly [Triple, Triple, Triple], [a, b, c]: Triple): Triple => {
  const row = ([x, y, z]: Triple): number => x * a + y * b + z * c;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
};
const linear = (hex: string): Triple => {
  const [r, g, b] = rgbOf(hex).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return [r ?? 0, g ?? 0, b ?? 0];
};

/** OKLab (Björn Ottosson 2020): a hundredth is about the least that can be told apart side by side. */
const oklab = (light: Triple): Triple => {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    light,
  ).map((value) => Math.cbrt(Math.max(0, value)));
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [l ?? 0, m ?? 0, s ?? 0],
  );
};

const distance = (sight: readonly [Triple, Triple, Triple], a: string, b: string): number => {
  const [one, other] = [a, b].map((hex) => oklab(times(sight, linear(hex))));
  return Math.hypot(...(one ?? []).map((value, i) => value - (other?.[i] ?? 0)));
};

describe.each(Object.entries(sights))("for %s sight", (_name, sight) => {
  it.each(Object.entries(palettes))("tells in the %s theme what the map tells apart", (_theme, palette) => {
    const levels = Object.values(palette.riskLevels).map(({ fill }) => fill);
    for (const [i, level] of levels.entries()) {
      const next = levels[i + 1];
      if (next) expect(distance(sight, level, next), `${level} ${next}`).toBeGreaterThan(0.08);
      expect(distance(sight, level, palette.quarantine), `${level} quarantine`).toBeGreaterThan(0.05);
    }
    const { ready, lacking, failed } = palette.marks;
    // Their shapes differ as well, and a zone is hatched: colour is never the only sign.
    expect(distance(sight, ready, failed)).toBeGreaterThan(0.08);
    expect(distance(sight, ready, lacking)).toBeGreaterThan(0.06);
    for (const [i, step] of palette.readinessRamp.entries()) {
      const next = palette.readinessRamp[i + 1];
      if (next) expect(distance(sight, step, next), `${step} ${next}`).toBeGreaterThan(0.03);
    }
  });
});
