import type { FlatPolygon } from "./polygons.ts";

/** One line to be drawn: flat `x,y…` in relative mercator. A closed one does not repeat its first point. */
export interface Polyline {
  points: Float64Array;
  closed: boolean;
  style: number;
}

/** Floats a vertex of a line strip takes: x, y, normal x, normal y, length along, style. Side is the parity of the vertex. */
export const LINE_STRIDE = 6;
const MITRE_LIMIT = 1.6;

/**
 * Lines as triangles two vertices a point, pushed apart along their mitred normal by the shader. North is always up,
 * so a normal on the map is a normal on the screen and never has to be worked out again.
 */
export const buildStrips = (lines: readonly Polyline[]): { vertices: Float32Array<ArrayBuffer>; indices: Uint32Array<ArrayBuffer> } => {
  let vertexCount = 0;
  let segmentCount = 0;
  for (const line of lines) {
    const points = line.points.length / 2;
    if (points < 2) continue;
    vertexCount += (points + (line.closed ? 1 : 0)) * 2;
    segmentCount += points - (line.closed ? 0 : 1);
  }
  const vertices = new Float32Array(vertexCount * LINE_STRIDE);
  const indices = new Uint32Array(segmentCount * 6);
  let v = 0;
  let n = 0;
  for (const { points, closed, style } of lines) {
    const count = points.length / 2;
    if (count < 2) continue;
    const at = (i: number): [number, number] => {
      const k = ((i % count) + count) % count;
      return [points[k * 2] ?? 0, points[k * 2 + 1] ?? 0];
    };
    const last = closed ? count : count - 1;
    let along = 0;
    for (let i = 0; i <= last; i++) {
      const here = at(i);
      const before = closed || i > 0 ? at(i - 1) : null;
      const after = closed || i < last ? at(i + 1) : null;
      if (i > 0 && before) along += Math.hypot(here[0] - before[0], here[1] - before[1]);
      const [nx, ny] = mitre(before, here, after);
      for (const side of [1, -1]) {
        vertices.set([here[0], here[1], nx * side, ny * side, along, style], v * LINE_STRIDE);
        v++;
      }
      if (i < last) {
        indices.set([v - 2, v - 1, v, v - 1, v + 1, v], n);
        n += 6;
      }
    }
  }
  return { vertices, indices };
};

const unit = (from: readonly [number, number] | null, to: readonly [number, number] | null): [number, number] | null => {
  if (!from || !to) return null;
  const x = to[0] - from[0];
  const y = to[1] - from[1];
  const length = Math.hypot(x, y);
  return length === 0 ? null : [x / length, y / length];
};

const mitre = (before: [number, number] | null, here: [number, number], after: [number, number] | null): [number, number] => {
  const into = unit(before, here);
  const out = unit(here, after);
  const a = into ?? out ?? [1, 0];
  const b = out ?? a;
  const x = a[0] + b[0];
  const y = a[1] + b[1];
  const length = Math.hypot(x, y);
  if (length < 1e-6) return [-a[1], a[0]];
  const stretch = Math.min(MITRE_LIMIT, 2 / length);
  return [(-y / length) * stretch, (x / length) * stretch];
};

/** A boundary split by how many areas share it: once (the outside) or more (between two). */
export interface SharedLines {
  inner: Float64Array[];
  outer: Float64Array[];
}

/**
 * The lines between areas, each once however many areas share it, chained from end to end so that joints are smooth.
 * Points are matched to about a metre.
 */
export const sharedLines = (areas: readonly FlatPolygon[][]): SharedLines => {
  const nodes = new Map<string, number>();
  const coordinates: number[] = [];
  const idOf = (x: number, y: number): number => {
    const key = `${Math.round(x * 4e7)},${Math.round(y * 4e7)}`;
    const known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, nodes.size);
    coordinates.push(x, y);
    return nodes.size - 1;
  };
  const uses = new Map<number, { a: number; b: number; count: number }>();
  for (const polygons of areas) {
    for (const ring of polygons.flat()) {
      let previous = idOf(ring[ring.length - 2] ?? 0, ring[ring.length - 1] ?? 0);
      for (let i = 0; i < ring.length; i += 2) {
        const here = idOf(ring[i] ?? 0, ring[i + 1] ?? 0);
        if (here !== previous) {
          const [a, b] = here < previous ? [here, previous] : [previous, here];
          const key = a * 0x4000000 + b;
          const known = uses.get(key);
          if (known) known.count++;
          else uses.set(key, { a, b, count: 1 });
        }
        previous = here;
      }
    }
  }
  const edges = [...uses.values()];
  return {
    inner: chain(
      edges.filter((edge) => edge.count > 1),
      coordinates,
    ),
    outer: chain(
      edges.filter((edge) => edge.count === 1),
      coordinates,
    ),
  };
};

const chain = (edges: readonly { a: number; b: number }[], coordinates: readonly number[]): Float64Array[] => {
  const touching = new Map<number, number[]>();
  for (const [i, { a, b }] of edges.entries()) {
    for (const node of [a, b]) {
      const list = touching.get(node);
      if (list) list.push(i);
      else touching.set(node, [i]);
    }
  }
  const used = new Uint8Array(edges.length);
  const lines: Float64Array[] = [];
  const walk = (start: number, first: number): void => {
    const path = [start];
    let node = start;
    let next: number | undefined = first;
    while (next !== undefined) {
      used[next] = 1;
      const edge: { a: number; b: number } | undefined = edges[next];
      if (!edge) break;
      node = edge.a === node ? edge.b : edge.a;
      path.push(node);
      const onward: number[] = touching.get(node) ?? [];
      next = onward.length === 2 ? onward.find((candidate) => !used[candidate]) : undefined;
    }
    lines.push(Float64Array.from(path.flatMap((id) => [coordinates[id * 2] ?? 0, coordinates[id * 2 + 1] ?? 0])));
  };
  for (const [node, list] of touching) {
    if (list.length === 2) continue;
    for (const edge of list) if (!used[edge]) walk(node, edge);
  }
  for (const [i, edge] of edges.entries()) if (!used[i]) walk(edge.a, i);
  return lines;
};
