import { areaKm2 } from "./area.ts";
import type { CommuneFact, DistrictFact, Facts, Point } from "./facts.ts";
import { assemble, insidePolygon, type Polygon } from "./rings.ts";

const ATTRIBUTION =
  "Ranh giới: censusVN2009 (M. Choisy, MIT), vietnamese-provinces-database (Thang Le Quoc, MIT; từ sapnhap.bando.com.vn); tên và mã: Tổng cục Thống kê, 01/02/2021";
const BOUNDARY_NOTE = "ranh giới tham khảo";
/** NQ 827/NQ-UBTVQH14 in force (medium confidence, see source/README.md). */
const VALID_FROM = "2020-02-01";
/** The day before the communes were merged on 1/7/2025. */
const VALID_TO = "2025-06-30";

/** What each built feature says of itself; areas in km² on the ellipsoid, label point in WGS84 degrees. */
interface UnitProperties {
  code: string;
  name: string;
  type: string;
  district_code?: string;
  national_assembly_constituency?: number;
  area_km2: number;
  label_lon: number;
  label_lat: number;
  touches_china: boolean;
  valid_from: string;
  valid_to: string;
  attribution: string;
  boundary_note: string;
}

export interface UnitFeature {
  type: "Feature";
  id: string;
  properties: UnitProperties;
  geometry: { type: "Polygon"; coordinates: Polygon } | { type: "MultiPolygon"; coordinates: Polygon[] };
}

/** One built file. Attribution and dates stand on the collection too, so that a reader need not open a feature. */
export interface UnitCollection {
  type: "FeatureCollection";
  name: string;
  attribution: string;
  boundary_note: string;
  valid_from: string;
  valid_to: string;
  features: UnitFeature[];
}

export interface BuiltFiles {
  communes: UnitCollection;
  districts: UnitCollection;
  province: UnitCollection;
}

const inForce = { valid_from: VALID_FROM, valid_to: VALID_TO, attribution: ATTRIBUTION, boundary_note: BOUNDARY_NOTE };

export const polygonsOf = ({ geometry }: UnitFeature): Polygon[] => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function feature(polygons: Polygon[], properties: Omit<UnitProperties, "area_km2" | keyof typeof inForce>): UnitFeature {
  const [only, ...more] = polygons;
  return {
    type: "Feature",
    id: properties.code,
    properties: { ...properties, area_km2: round(areaKm2(polygons), 2), ...inForce },
    geometry: only && more.length === 0 ? { type: "Polygon", coordinates: only } : { type: "MultiPolygon", coordinates: polygons },
  };
}

/** Mean of the communes' label points weighed by area, or where that falls outside (a crescent), the label point nearest to it. */
function labelOf(polygons: Polygon[], communes: CommuneFact[]): Point {
  const total = communes.reduce((sum, { areaKm2: area }) => sum + area, 0);
  const mean = (axis: 0 | 1): number => round(communes.reduce((sum, c) => sum + c.label[axis] * c.areaKm2, 0) / total, 4);
  const middle: Point = [mean(0), mean(1)];
  if (polygons.some((polygon) => insidePolygon(middle, polygon))) return middle;
  const far = ({ label }: CommuneFact): number => Math.hypot(label[0] - middle[0], label[1] - middle[1]);
  return communes.toSorted((a, b) => far(a) - far(b))[0]?.label ?? middle;
}

function communeFeature(facts: Facts, commune: CommuneFact): UnitFeature {
  return feature(
    assemble(facts.lines, (code) => code === commune.code, `${commune.code} ${commune.name}`),
    {
      code: commune.code,
      name: commune.name,
      type: commune.type,
      district_code: commune.districtCode,
      label_lon: commune.label[0],
      label_lat: commune.label[1],
      touches_china: commune.touchesChina,
    },
  );
}

function districtFeature(facts: Facts, district: DistrictFact): UnitFeature {
  const own = facts.communes.filter(({ districtCode }) => districtCode === district.code);
  const codes = new Set(own.map(({ code }) => code));
  const polygons = assemble(facts.lines, (code) => codes.has(code), `${district.code} ${district.name}`);
  const [lon, lat] = labelOf(polygons, own);
  return feature(polygons, {
    code: district.code,
    name: district.name,
    type: district.type,
    district_code: district.code,
    national_assembly_constituency: district.nationalAssemblyConstituency,
    label_lon: lon,
    label_lat: lat,
    touches_china: own.some(({ touchesChina }) => touchesChina),
  });
}

function provinceFeature(facts: Facts): UnitFeature {
  const polygons = assemble(facts.lines, () => true, "02 Tỉnh Hà Giang");
  const [lon, lat] = labelOf(polygons, facts.communes);
  return feature(polygons, { code: "02", name: "Tỉnh Hà Giang", type: "Tỉnh", label_lon: lon, label_lat: lat, touches_china: true });
}

const collection = (name: string, features: UnitFeature[]): UnitCollection => ({
  type: "FeatureCollection",
  name,
  ...inForce,
  features: features.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** Makes the three collections from the facts. Throws where lines do not close. */
export const buildShapes = (facts: Facts): BuiltFiles => ({
  communes: collection(
    "communes",
    facts.communes.map((commune) => communeFeature(facts, commune)),
  ),
  districts: collection(
    "districts",
    facts.districts.map((district) => districtFeature(facts, district)),
  ),
  province: collection("province", [provinceFeature(facts)]),
});

/** The file's text: one feature a line, so that a change shows in a diff. The same facts always give the same bytes. */
export function fileText({ features, ...head }: UnitCollection): string {
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"features":[\n${features.map((one) => JSON.stringify(one)).join(",\n")}\n]}\n`;
}
