/** Square degrees: a turn flatter than this counts as straight on, so that a ring touching itself is not taken for one that crosses. */
const FLAT = 1e-14;

/** A side of a ring, western end first. */
interface Side {
  ax: number;
  ay: number;
  bx: number;
  by: number;
}

/** On which side of the line through `side` the point lies: 1, -1, or 0 on it. */
function turn({ ax, ay, bx, by }: Side, x: number, y: number): number {
  const cross = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return Math.abs(cross) < FLAT ? 0 : Math.sign(cross);
}

function sidesOf(polygon: number[][][]): Side[] {
  const sides: Side[] = [];
  for (const ring of polygon)
    for (let i = 0; i + 1 < ring.length; i++) {
      const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [ring[i]!, ring[i + 1]!];
      if (x1 === x2 && y1 === y2) continue;
      sides.push(x1 < x2 ? { ax: x1, ay: y1, bx: x2, by: y2 } : { ax: x2, ay: y2, bx: x1, by: y1 });
    }
  return sides.sort((a, b) => a.ax - b.ax);
}

/** Where two sides cross in their middles; two that lie on one another cross all along. */
function meeting(one: Side, other: Side): [number, number] | undefined {
  const [a, b] = [turn(one, other.ax, other.ay), turn(one, other.bx, other.by)];
  const [c, d] = [turn(other, one.ax, one.ay), turn(other, one.bx, one.by)];
  if (a * b < 0 && c * d < 0) {
    const [dx, dy, ex, ey] = [one.bx - one.ax, one.by - one.ay, other.bx - other.ax, other.by - other.ay];
    const along = ((other.ax - one.ax) * ey - (other.ay - one.ay) * ex) / (dx * ey - dy * ex);
    return [one.ax + along * dx, one.ay + along * dy];
  }
  const doubled = one.ax === other.ax && one.ay === other.ay && one.bx === other.bx && one.by === other.by;
  return doubled ? [one.ax, one.ay] : undefined;
}

/**
 * The first spot (lon, lat) where a polygon's rings cross themselves or one another, by a sweep from west to east; undefined where
 * they do not. Rings that only touch at a point are let pass: geometry mends those when it merges.
 */
export function crossingOf(polygon: number[][][]): [number, number] | undefined {
  let active: Side[] = [];
  for (const side of sidesOf(polygon)) {
    active = active.filter(({ bx }) => bx >= side.ax);
    const [south, north] = [Math.min(side.ay, side.by), Math.max(side.ay, side.by)];
    for (const other of active) {
      if (Math.min(other.ay, other.by) > north || Math.max(other.ay, other.by) < south) continue;
      const found = meeting(side, other);
      if (found) return found;
    }
    active.push(side);
  }
  return undefined;
}
