import type { CodedArea } from "./engine.ts";
import { type Bounds, type Edges, edgesOf, growBounds, insideEdges, noBounds } from "./ring-test.ts";

/** Cells on a side. */
const SIDE = 256;
/** Degrees (0.1 mm): nearer to an edge than this, the quick test gives way to the exact one. */
const NEAR = 1e-9;
const OUTSIDE = -1;

/**
 * Which commune holds a point: a grid of 256 × 256 cells, most of which lie wholly in one commune and answer at once; the others keep
 * the few edges that cross them. Agrees with `insideEdges` over the communes in the order of their codes, for points on lines and
 * corners too (see `passesEast` for the tie rule). Where an office's file overlaps itself, the lowest code wins.
 */
export interface CommuneGrid {
  /** Sorted; an index into it is what `locate` answers. */
  codes: string[];
  bounds: Bounds;
  /** Index of the commune at a point, -1 outside. */
  locate(lon: number, lat: number): number;
}

/** What holds the edges of all communes, one after another in the order of their codes. */
interface EdgeTable {
  edges: Edges[];
  bounds: Bounds;
  count: number;
}

/** The grid's frame: a little wider than the communes, by amounts that keep its lines off the round numbers vertices have. */
class Frame {
  readonly minX: number;
  readonly minY: number;
  readonly width: number;
  readonly height: number;
  readonly #perX: number;
  readonly #perY: number;

  constructor({ minX, minY, maxX, maxY }: Bounds) {
    const padX = (maxX - minX) * 0.00123457 + 1.0000007e-6;
    const padY = (maxY - minY) * 0.00135791 + 1.0000003e-6;
    this.minX = minX - padX;
    this.minY = minY - padY;
    this.width = (maxX + padX - this.minX) / SIDE;
    this.height = (maxY + padY - this.minY) / SIDE;
    this.#perX = 1 / this.width;
    this.#perY = 1 / this.height;
  }

  column(x: number): number {
    return Math.floor((x - this.minX) * this.#perX);
  }
  row(y: number): number {
    return Math.floor((y - this.minY) * this.#perY);
  }
  x(column: number): number {
    return this.minX + column * this.width;
  }
  y(row: number): number {
    return this.minY + row * this.height;
  }
}

/** Calls `visit` with every cell the edge passes through or comes nearer to than `NEAR`. */
function cellsOf(frame: Frame, edges: Edges, i: number, visit: (cell: number) => void): void {
  const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
  const lastRow = frame.row(by + NEAR);
  for (let row = frame.row(ay - NEAR); row <= lastRow; row++) {
    const south = Math.max(ay, frame.y(row) - NEAR);
    const north = Math.min(by, frame.y(row + 1) + NEAR);
    const slope = by > ay ? (bx - ax) / (by - ay) : 0;
    const x1 = by > ay ? ax + (south - ay) * slope : ax;
    const x2 = by > ay ? ax + (north - ay) * slope : bx;
    const lastColumn = frame.column(Math.max(x1, x2) + NEAR);
    for (let column = frame.column(Math.min(x1, x2) - NEAR); column <= lastColumn; column++) visit(row * SIDE + column);
  }
}

/** Per cell, the numbers of the edges in it, in order: `list[start[cell]] … list[start[cell + 1]]`. */
function fileEdges(frame: Frame, table: EdgeTable): { start: Int32Array; list: Int32Array; owner: Int32Array } {
  const start = new Int32Array(SIDE * SIDE + 1);
  for (const edges of table.edges)
    for (let i = 0; i < edges.length; i += 4)
      cellsOf(frame, edges, i, (cell) => {
        start[cell + 1]!++;
      });
  for (let cell = 0; cell < SIDE * SIDE; cell++) start[cell + 1]! += start[cell]!;
  const next = start.slice();
  const list = new Int32Array(start[SIDE * SIDE]!);
  const owner = new Int32Array(list.length);
  table.edges.forEach((edges, commune) => {
    for (let i = 0; i < edges.length; i += 4)
      cellsOf(frame, edges, i, (cell) => {
        owner[next[cell]!] = commune;
        list[next[cell]!++] = i;
      });
  });
  return { start, list, owner };
}

/** Where the lines between rows of cells cross the communes' edges. */
function crossingsOfRows(frame: Frame, table: EdgeTable): { x: number; commune: number }[][] {
  const rows: { x: number; commune: number }[][] = Array.from({ length: SIDE }, () => []);
  table.edges.forEach((edges, commune) => {
    for (let i = 0; i < edges.length; i += 4) {
      const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      for (let row = Math.max(0, frame.row(ay)); row < SIDE && frame.y(row) < by; row++) {
        const y = frame.y(row);
        if (y >= ay) rows[row]!.push({ x: ax + ((y - ay) * (bx - ax)) / (by - ay), commune });
      }
    }
  });
  for (const row of rows) row.sort((a, b) => a.x - b.x);
  return rows;
}

/** Builds the grid; about 30 ms for 193 communes. */
export function buildCommuneGrid(communes: CodedArea[]): CommuneGrid {
  const sorted = communes.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const edges = sorted.map(({ geometry }) => edgesOf(geometry));
  const table: EdgeTable = { edges, bounds: edges.reduce(growBounds, noBounds()), count: edges.reduce((sum, one) => sum + one.length / 4, 0) };
  const codes = sorted.map(({ code }) => code);
  if (table.count === 0) return { codes, bounds: table.bounds, locate: () => OUTSIDE };
  return { codes, bounds: table.bounds, locate: cellLookup(new Frame(table.bounds), table) };
}

function cellLookup(frame: Frame, table: EdgeTable): (x: number, y: number) => number {
  const filed = fileEdges(frame, table);
  const crossings = crossingsOfRows(frame, table);
  /** A commune's index, -1 outside, or -2 - n for the n-th cell that edges cross. */
  const answer = new Int32Array(SIDE * SIDE);
  const groupStart: number[] = [0];
  const groupOwner: number[] = [];
  /** Whether the cell's south-west corner lies in the group's commune; 2 where that corner is too near an edge to say. */
  const groupCorner: number[] = [];
  const groupEdges: number[] = [0];
  const ends = new Float64Array(filed.list.length * 4);
  let stored = 0;

  const mixedCell = (cell: number, inside: Set<number>, uncertain: boolean): void => {
    answer[cell] = -2 - (groupStart.length - 1);
    const members = new Set(inside);
    for (let k = filed.start[cell]!; k < filed.start[cell + 1]!; k++) members.add(filed.owner[k]!);
    let k = filed.start[cell]!;
    for (const commune of [...members].sort((a, b) => a - b)) {
      for (; k < filed.start[cell + 1]! && filed.owner[k] === commune; k++) {
        const at = filed.list[k]!;
        ends.set(table.edges[commune]!.subarray(at, at + 4), stored);
        stored += 4;
      }
      groupOwner.push(commune);
      groupCorner.push(uncertain ? 2 : Number(inside.has(commune)));
      groupEdges.push(stored);
    }
    groupStart.push(groupOwner.length);
  };

  for (let row = 0; row < SIDE; row++) {
    const inside = new Set<number>();
    const line = crossings[row]!;
    for (let column = 0, k = 0; column < SIDE; column++) {
      const x = frame.x(column);
      for (; k < line.length && line[k]!.x <= x; k++) if (!inside.delete(line[k]!.commune)) inside.add(line[k]!.commune);
      const cell = row * SIDE + column;
      const nearBefore = k > 0 && x - line[k - 1]!.x < NEAR;
      const nearAfter = k < line.length && line[k]!.x - x < NEAR;
      if (filed.start[cell] !== filed.start[cell + 1]) mixedCell(cell, inside, nearBefore || nearAfter);
      else answer[cell] = inside.size === 0 ? OUTSIDE : Math.min(...inside);
    }
  }
  const starts = Int32Array.from(groupStart);
  const owners = Int32Array.from(groupOwner);
  const corners = Uint8Array.from(groupCorner);
  const edgeStarts = Int32Array.from(groupEdges);

  const exact = (mixed: number, x: number, y: number): number => {
    for (let group = starts[mixed]!; group < starts[mixed + 1]!; group++) if (insideEdges(table.edges[owners[group]!]!, x, y)) return owners[group]!;
    return OUTSIDE;
  };

  /**
   * Counts the edges crossed on the way from the cell's corner north to the point's latitude, then east to the point.
   * Where an edge comes too near the way's ends or its bend, the exact test decides.
   */
  const amongEdges = (mixed: number, column: number, row: number, x: number, y: number): number => {
    const x0 = frame.x(column);
    const y0 = frame.y(row);
    for (let group = starts[mixed]!; group < starts[mixed + 1]!; group++) {
      let inside = corners[group]!;
      if (inside === 2) return exact(mixed, x, y);
      for (let i = edgeStarts[group]!; i < edgeStarts[group + 1]!; i += 4) {
        const ax = ends[i]!;
        const ay = ends[i + 1]!;
        const bx = ends[i + 2]!;
        const by = ends[i + 3]!;
        if (ax > x0 !== bx > x0) {
          const crossing = ay + ((x0 - ax) * (by - ay)) / (bx - ax);
          if (Math.abs(crossing - y) < NEAR || Math.abs(crossing - y0) < NEAR) return exact(mixed, x, y);
          if (crossing > y0 && crossing < y) inside ^= 1;
        }
        if (ay <= y && by > y) {
          const crossing = ax + ((y - ay) * (bx - ax)) / (by - ay);
          if (Math.abs(crossing - x) < NEAR || Math.abs(crossing - x0) < NEAR) return exact(mixed, x, y);
          if (crossing > x0 && crossing < x) inside ^= 1;
        }
      }
      if (inside === 1) return owners[group]!;
    }
    return OUTSIDE;
  };

  return (x, y) => {
    const column = frame.column(x);
    const row = frame.row(y);
    if (!(column >= 0 && column < SIDE && row >= 0 && row < SIDE)) return OUTSIDE;
    const whole = answer[row * SIDE + column]!;
    return whole >= OUTSIDE ? whole : amongEdges(-2 - whole, column, row, x, y);
  };
}
