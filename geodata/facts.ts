import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

/** `[lon, lat]`, WGS84 degrees. */
export type Point = [number, number];

/** A row of `source/communes.csv`; `areaKm2` is the compiler's figure, compared with the built shape by `check.ts`. */
export interface CommuneFact {
  code: string;
  name: string;
  type: string;
  districtCode: string;
  label: Point;
  areaKm2: number;
  touchesChina: boolean;
}

/** A row of `source/districts.csv`. */
export interface DistrictFact {
  code: string;
  name: string;
  type: string;
  nationalAssemblyConstituency: number;
  seatCommuneCode: string;
  communes: number;
}

/** A row of `source/boundary-lines.csv`: `left` lies to the left of the direction of `points`; null is the outside of the province. */
export interface BoundaryLine {
  left: string | null;
  right: string | null;
  points: Point[];
}

/** Everything the build is made from. */
export interface Facts {
  communes: CommuneFact[];
  districts: DistrictFact[];
  lines: BoundaryLine[];
}

type Row = Record<string, string>;

function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`column ${column} is missing`);
  return value;
}

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new Error(`"${text}" is not a number`);
  return value;
}

function point(text: string): Point {
  const [lon, lat] = text.split(" ");
  return [number(lon ?? ""), number(lat ?? "")];
}

/** Reads the tables under `folder` (a file URL ending in `/`). Throws where a column or a number is missing. */
export function readFacts(folder: URL): Facts {
  const rows = (file: string): Row[] => parse<Row>(readFileSync(new URL(file, folder), "utf8"), { columns: true, skipEmptyLines: true });
  return {
    communes: rows("communes.csv").map((row) => ({
      code: cell(row, "code"),
      name: cell(row, "name"),
      type: cell(row, "type"),
      districtCode: cell(row, "district_code"),
      label: [number(cell(row, "label_lon")), number(cell(row, "label_lat"))],
      areaKm2: number(cell(row, "area_km2")),
      touchesChina: cell(row, "touches_china") === "1",
    })),
    districts: rows("districts.csv").map((row) => ({
      code: cell(row, "code"),
      name: cell(row, "name"),
      type: cell(row, "type"),
      nationalAssemblyConstituency: number(cell(row, "national_assembly_constituency")),
      seatCommuneCode: cell(row, "seat_commune_code"),
      communes: number(cell(row, "communes")),
    })),
    lines: rows("boundary-lines.csv").map((row) => ({
      // The table was compiled with north downwards: its "left" is the right hand of one who walks the line.
      left: cell(row, "right_commune") || null,
      right: cell(row, "left_commune") || null,
      points: cell(row, "points_lon_lat").split(";").map(point),
    })),
  };
}
