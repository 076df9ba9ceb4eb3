import type { IntakeColumn, RowOutcome, SheetMapping, UnitKey } from "../contract/index.ts";
import { foldVietnamese } from "../domain/place-names.ts";
import type { IntakeCommune, IntakeDistrict } from "./commune-matching.ts";
import { UnitNames } from "./commune-matching.ts";
import { type PlaceRow, readNumber, readUnit, type Surroundings } from "./place-row.ts";
import { rowKindOf } from "./row-kind.ts";
import type { Cell, Sheet } from "./workbook.ts";

/** The room's units, as a table of figures is read against them. */
export interface FigureUnits {
  communes: IntakeCommune[];
  districts: IntakeDistrict[];
  /** Communes by a name they no longer bear. */
  former: { name: string; code: string }[];
  /** Polling places by code. */
  places: ReadonlyMap<string, { name: string; number: number; communeCode: string }>;
}

/** A row's unit, or why it is none. */
export type UnitOfRow =
  | { unit: UnitKey; name: string; communeCode: string | null; rowName: string | null; notes: string[] }
  | { settled: RowOutcome; reasons: string[] };

const districtHeading = /^(?:[IVXLC\d]+[.)\-–]+\s*)?(?:huyện|thành phố|tp\.?)(?=[\s.])/iu;

/** Finds the unit of each row of a sheet, one after the other: what stands above a row may say where it is. */
export class RowUnits {
  readonly #units: FigureUnits;
  readonly #names: UnitNames;
  readonly #mapping: SheetMapping;
  readonly #headings: readonly string[];
  readonly #sheet: Sheet;
  readonly #figures: ReadonlySet<number>;
  readonly #around: Surroundings;
  readonly #byName: ReadonlyMap<string, string | null>;
  /** What a row of this table is of: by its lowest column. */
  readonly level: "place" | "commune" | "district";

  constructor(
    sheet: Sheet,
    shape: { headerRow: number; headings: string[]; units: SheetMapping["columns"] },
    figures: Iterable<number>,
    index: UnitIndex,
  ) {
    this.#units = index.units;
    this.#names = index.names;
    this.#byName = index.byName;
    this.#sheet = sheet;
    this.#mapping = { sheet: sheet.name, headerRow: shape.headerRow, columns: shape.units };
    this.#headings = shape.headings.map(foldVietnamese);
    this.#figures = new Set(figures);
    const { code, number, name, commune, communeCode, district } = shape.units;
    this.level = [code, number, name].some((column) => column !== undefined)
      ? "place"
      : (commune ?? communeCode) !== undefined || district === undefined
        ? "commune"
        : "district";
    const [ofDistrict, ofCommune] = [this.#names.district(sheet.name), this.#names.commune(sheet.name, null)];
    this.#around = {
      district: "found" in ofDistrict ? ofDistrict.found : null,
      commune: "found" in ofCommune && !("found" in ofDistrict) ? ofCommune.found : null,
      communeUnclear: false,
    };
  }

  /** `index`: the row's, from 0. */
  read(index: number): UnitOfRow {
    const row = this.#sheet.rows[index] ?? [];
    const raw = rowKindOf(row, this.#mapping, this.#headings, this.#names, this.#around.district?.code ?? null);
    if (raw.kind === "blank") return { settled: "blank", reasons: raw.reason ? [raw.reason] : [] };
    if (raw.kind === "total") return { settled: "total", reasons: [raw.reason] };
    const cellOf = (column: IntakeColumn): Cell =>
      this.#mapping.columns[column] === undefined ? null : (row[this.#mapping.columns[column] ?? 0] ?? null);
    if (this.level === "district") return this.#district(cellOf("district"));
    const district = this.#districtLine(row);
    if (district) return district;
    // A figure written as text ("85 %") is a figure all the same when a heading is told from a unit.
    const plain = row.map((cell, column) => (this.#figures.has(column) && cell !== null ? 1 : cell));
    const kind = rowKindOf(plain, this.#mapping, this.#headings, this.#names, this.#around.district?.code ?? null);
    if (kind.kind === "unknown-heading") {
      this.#around.commune = null;
      this.#around.communeUnclear = true;
      return { settled: "rejected", reasons: [kind.reason] };
    }
    if (kind.kind === "heading" && (this.level === "place" || kind.district)) {
      if (kind.district) this.#around.district = kind.district;
      this.#around.commune = kind.commune ?? null;
      this.#around.communeUnclear = false;
      return { settled: kind.withTotal ? "total" : "blank", reasons: [`dòng tên đơn vị: ${kind.text}`] };
    }
    return this.#below(cellOf);
  }

  /** A district named in a table of communes or places, with or without its sum. */
  #districtLine(row: readonly Cell[]): UnitOfRow | null {
    const column = this.#mapping.columns.commune ?? this.#mapping.columns.name;
    const written = column === undefined ? null : (row[column] ?? null);
    if (typeof written !== "string" || !districtHeading.test(written)) return null;
    const district = this.#names.district(written.replace(/^[IVXLC\d]+[.)\-–]+\s*/u, "").replace(/\s*[:;.]+$/, ""));
    if (!("found" in district)) return null;
    this.#around.district = district.found;
    this.#around.commune = null;
    this.#around.communeUnclear = false;
    const hasFigures = row.some((cell, at) => cell !== null && this.#figures.has(at));
    return { settled: hasFigures ? "total" : "blank", reasons: [`dòng huyện: ${district.found.name}`] };
  }

  #district(written: Cell): UnitOfRow {
    if (written === null) return { settled: "rejected", reasons: ["không ghi huyện"] };
    const found = this.#names.district(String(written));
    return "found" in found
      ? { unit: `district:${found.found.code}`, name: found.found.name, communeCode: null, rowName: null, notes: [] }
      : { settled: "rejected", reasons: [found.refused] };
  }

  #below(cellOf: (column: IntakeColumn) => Cell): UnitOfRow {
    const textOf = (column: IntakeColumn): string | null => (cellOf(column) === null ? null : String(cellOf(column)));
    const read: PlaceRow = {
      commune: null,
      number: null,
      name: textOf("name"),
      address: null,
      voters: null,
      location: null,
      readiness: null,
      note: null,
      notes: [],
      refusals: [],
      untouched: false,
    };
    readUnit(read, cellOf, textOf, this.#names, this.#around);
    if (this.level === "place") readNumber(read, cellOf("number"));
    const { commune } = read;
    if (!commune || read.refusals.length > 0)
      return { settled: "rejected", reasons: read.refusals.length > 0 ? read.refusals : ["không biết thuộc xã nào"] };
    if (this.level === "commune")
      return { unit: `commune:${commune.code}`, name: commune.name, communeCode: commune.code, rowName: null, notes: read.notes };
    return this.#place(read, commune);
  }

  #place(read: PlaceRow, commune: IntakeCommune): UnitOfRow {
    const byName = read.name === null ? undefined : this.#byName.get(`${commune.code}/${foldVietnamese(read.name)}`);
    const code = read.number === null ? byName : `${commune.code}-${String(read.number).padStart(2, "0")}`;
    const told = read.name ?? (read.number === null ? "" : `số ${read.number}`);
    if (code === undefined || code === null)
      return {
        settled: "rejected",
        reasons: [
          code === null ? `${commune.name} có nhiều khu vực tên “${told}”: cần ghi số` : `${commune.name} không có khu vực “${told.slice(0, 80)}”`,
        ],
      };
    const place = this.#units.places.get(code);
    if (!place) return { settled: "rejected", reasons: [`${commune.name} không có khu vực bỏ phiếu số ${read.number}`] };
    if (byName && byName !== code)
      return { settled: "rejected", reasons: [`ghi số ${read.number} nhưng “${read.name}” là khu vực số ${this.#units.places.get(byName)?.number}`] };
    return { unit: `place:${code}`, name: place.name, communeCode: commune.code, rowName: read.name, notes: read.notes };
  }
}

/** The units as they are looked up, made once for a file. */
export interface UnitIndex {
  units: FigureUnits;
  names: UnitNames;
  /** `COMMUNE/folded name` → code; null where several places of a commune are called so. */
  byName: ReadonlyMap<string, string | null>;
}

export function unitIndex(units: FigureUnits): UnitIndex {
  const byName = new Map<string, string | null>();
  for (const [code, { communeCode, name }] of units.places) {
    const key = `${communeCode}/${foldVietnamese(name)}`;
    byName.set(key, byName.has(key) ? null : code);
  }
  return { units, names: new UnitNames(units.communes, units.districts, units.former), byName };
}
