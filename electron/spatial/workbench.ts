import { type AreaGeometry, fail, type LineGeometry, type Result, type Touched } from "../contract/index.ts";
import { compare, dissolve, merge } from "./boundary-sets.ts";
import { buildCommuneGrid, type CommuneGrid } from "./commune-grid.ts";
import type { CodedArea, DissolvedArea, PlacePoint, ShapeChange, SoundArea } from "./engine.ts";
import type { Geos } from "./geos.ts";
import { buffer, inspect, split } from "./overlay.ts";
import { PlaceTable } from "./place-table.ts";
import { openProvince, type Province } from "./province.ts";
import { fillSlivers } from "./slivers.ts";
import { type CommuneShapes, openCommuneShapes, touchedBy } from "./touched.ts";

/** The work the engine's thread does: each request's arguments and answer. */
export interface Work {
  setBoundaries: { args: [communes: CodedArea[]]; answer: undefined };
  setPlaces: { args: [places: PlacePoint[]]; answer: undefined };
  updatePlaces: { args: [changed: PlacePoint[], removed: string[]]; answer: undefined };
  locate: { args: [lonLat: Float64Array]; answer: (string | null)[] };
  touch: { args: [geometry: AreaGeometry]; answer: Touched };
  inspect: { args: [geometry: AreaGeometry]; answer: Result<SoundArea> };
  inspectIn: { args: [communes: CodedArea[], areas: AreaGeometry[]]; answer: Result<SoundArea>[] };
  buffer: { args: [geometry: AreaGeometry, metres: number]; answer: Result<SoundArea> };
  split: { args: [geometry: AreaGeometry, line: LineGeometry]; answer: Result<SoundArea[]> };
  unionOfCommunes: { args: [codes: string[]]; answer: Result<SoundArea> };
  compare: { args: [current: CodedArea[], proposed: CodedArea[]]; answer: ShapeChange[] };
  dissolve: { args: [groups: { code: string; geometries: AreaGeometry[] }[]]; answer: DissolvedArea[] };
}
export type WorkName = keyof Work;

/** Does the work at once, on the thread it is called on. */
export type Workbench = { [N in WorkName]: (...args: Work[N]["args"]) => Work[N]["answer"] };

/** What a set of boundaries is made into; freed when no bench stands on it any more. */
interface Ground {
  holders: number;
  communes: Map<string, AreaGeometry>;
  grid: CommuneGrid;
  shapes: CommuneShapes;
  province: Province;
}

/** A workbench whose boundaries another may share: laying them out costs far more than standing on them. */
export interface SharedBench {
  bench: Workbench;
  /** Its boundaries are from now on those of the other, until either is given its own. */
  standOn(other: SharedBench): void;
  readonly ground: Ground;
  end(): void;
}

/** Opens a workbench without boundaries or places: until they are set nothing lies in any commune and every drawing is outside. */
export const openWorkbench = (geos: Geos): Workbench => openSharedBench(geos).bench;

export function openSharedBench(geos: Geos): SharedBench {
  const layGround = (communes: CodedArea[]): Ground => {
    const province = openProvince(geos, communes);
    return {
      holders: 1,
      communes: new Map(communes.map(({ code, geometry }) => [code, geometry])),
      grid: buildCommuneGrid(fillSlivers(communes, province.slivers)),
      shapes: openCommuneShapes(geos, communes),
      province,
    };
  };
  let ground = layGround([]);
  const places = new PlaceTable();
  const leave = (left: Ground): void => {
    left.holders -= 1;
    if (left.holders > 0) return;
    left.shapes.free();
    left.province.free();
  };

  const bench: Workbench = {
    setBoundaries: (communes) => {
      const laid = layGround(communes);
      leave(ground);
      ground = laid;
      return undefined;
    },
    setPlaces: (all) => {
      places.set(all);
      return undefined;
    },
    updatePlaces: (changed, removed) => {
      places.update(changed, removed);
      return undefined;
    },
    locate: (lonLat) => {
      const { codes, locate } = ground.grid;
      return Array.from({ length: lonLat.length >> 1 }, (_, i) => codes[locate(lonLat[2 * i]!, lonLat[2 * i + 1]!)] ?? null);
    },
    touch: (geometry) => touchedBy(ground.shapes, places, geometry),
    inspect: (geometry) => inspect(geos, ground.province, geometry),
    inspectIn: (communes, areas) => {
      const province = openProvince(geos, communes);
      try {
        return areas.map((geometry) => inspect(geos, province, geometry));
      } finally {
        province.free();
      }
    },
    buffer: (geometry, metres) => buffer(geos, ground.province, geometry, metres),
    split: (geometry, line) => split(geos, ground.province, geometry, line),
    unionOfCommunes: (codes) => {
      const unknown = codes.filter((code) => !ground.communes.has(code));
      if (unknown.length > 0 || codes.length === 0)
        return fail("not-found", `Không có xã nào mang mã ${unknown.join(", ")}.`, "Kiểm tra lại mã xã; chưa có gì được lưu.", unknown);
      const { geometry } = merge(
        geos,
        [...new Set(codes)].flatMap((code) => ground.communes.get(code) ?? []),
      );
      return inspect(geos, ground.province, geometry);
    },
    compare: (current, proposed) => compare(geos, current, proposed),
    dissolve: (groups) => dissolve(geos, groups),
  };
  return {
    bench,
    standOn: (other) => {
      if (other.ground === ground) return;
      leave(ground);
      ground = other.ground;
      ground.holders += 1;
    },
    get ground() {
      return ground;
    },
    end: () => leave(ground),
  };
}

/** Does one request by its name. */
export const work = <N extends WorkName>(bench: Workbench, name: N, args: Work[N]["args"]): Work[N]["answer"] => bench[name](...args);
