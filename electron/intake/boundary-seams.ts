import type { BoundaryCommune } from "./boundary-file.ts";
import { doubleArea, polygonsOf } from "./boundary-shape.ts";

/** km²: gaps and overlaps under one hectare are the usual crumbs of such files and are not told one by one. */
const TOLD_KM2 = 0.01;
/** km² in a square degree at Vietnam's latitudes is 11,400 (south) to 11,300 (north): good enough to say how large a crumb is. */
const KM2_PER_SQUARE_DEGREE = 11_350;

interface Side {
  from: string;
  to: string;
  point: number[];
  commune: string;
}

/** Sides of the communes that no neighbour has in the other direction: the outline, and the rims of gaps and overlaps. */
function unmatchedSides(communes: BoundaryCommune[]): Side[] {
  const sides = new Map<string, Side>();
  for (const { code, name, geometry } of communes)
    for (const ring of polygonsOf(geometry).flat())
      for (let i = 0; i + 1 < ring.length; i++) {
        const [from, to] = [String(ring[i]), String(ring[i + 1])];
        if (!sides.delete(`${to}>${from}`)) sides.set(`${from}>${to}`, { from, to, point: ring[i]!, commune: `${code} ${name}` });
      }
  return [...sides.values()];
}

/** Joins sides end to start into closed loops; what does not close is left out. */
function loopsOf(sides: Side[]): Side[][] {
  const waiting = new Map<string, Side[]>();
  for (const side of sides) waiting.set(side.from, [...(waiting.get(side.from) ?? []), side]);
  const loops: Side[][] = [];
  for (const first of sides) {
    const loop: Side[] = [];
    let next = waiting.get(first.from)?.includes(first) ? first : undefined;
    while (next) {
      const choices = waiting.get(next.from)!;
      choices.splice(choices.indexOf(next), 1);
      loop.push(next);
      next = next.to === first.from ? undefined : waiting.get(next.to)?.[0];
    }
    if (loop.at(-1)?.to === first.from) loops.push(loop);
  }
  return loops;
}

const km2 = (value: number): string => value.toLocaleString("vi-VN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/**
 * Gaps and overlaps between neighbours, told in notes. Communes run counter-clockwise, so a loop left over by two or more of them runs
 * clockwise about a gap and counter-clockwise about an overlap; one commune's own whole ring means its lines match no neighbour's.
 */
export function seamNotes(communes: BoundaryCommune[]): string[] {
  const loops = loopsOf(unmatchedSides(communes)).map((loop) => ({
    area: (doubleArea([...loop, loop[0]!].map(({ point }) => point)) / 2) * KM2_PER_SQUARE_DEGREE,
    owners: [...new Set(loop.map(({ commune }) => commune))],
  }));
  const inner = loops.toSorted((a, b) => b.area - a.area).slice(1);
  const alone = inner.filter(({ owners, area }) => owners.length === 1 && area > TOLD_KM2);
  const gaps = inner.filter(({ area }) => area < -TOLD_KM2);
  const overlaps = inner.filter(({ owners, area }) => owners.length > 1 && area > TOLD_KM2);
  const told = (what: string, found: typeof inner): string[] => {
    if (found.length === 0) return [];
    const total = found.reduce((sum, { area }) => sum + Math.abs(area), 0);
    const [largest] = found.toSorted((a, b) => Math.abs(b.area) - Math.abs(a.area));
    return [`${found.length} ${what} trên 1 ha giữa các xã, tổng khoảng ${km2(total)} km²; lớn nhất giữa ${largest?.owners.join(" và ")}.`];
  };
  return [
    ...told("khe hở", gaps),
    ...told("chỗ chồng lấn", overlaps),
    ...(alone.length > 0 ? [`${alone.length} phần xã có đường ranh giới không trùng với xã bên cạnh: có thể có khe hở hoặc chồng lấn.`] : []),
  ];
}
