import { type AreaGeometry, fail, ok, type Result } from "../contract/index.ts";
import { readCollection } from "./boundary-collection.ts";
import { labelPoint } from "./boundary-label.ts";
import { matchCommunes } from "./boundary-match.ts";
import { layoutFaults, overlapFaults } from "./boundary-overlap.ts";
import { placeFaults } from "./boundary-place.ts";
import { seamNotes } from "./boundary-seams.ts";
import { checkCoordinates, coordinateNotes, shapeFaults, soundGeometry } from "./boundary-shape.ts";

/** What must be known of the communes in force to match an office's file against them. */
export interface CurrentCommune {
  /** GSO code, five digits as text. */
  code: string;
  name: string;
  districtCode: string;
  /** Its shape in force; where it is given, a commune drawn far from it and a total area unlike the present one are refused. */
  geometry?: AreaGeometry;
}

/** One commune as the office's file draws it. `type`: Xã, Phường or Thị trấn. Label point in WGS84 degrees, inside the shape. */
export interface BoundaryCommune {
  code: string;
  name: string;
  type: string;
  districtCode: string;
  geometry: AreaGeometry;
  labelLon: number;
  labelLat: number;
}

/** A boundary file found sound: every commune in force once, sorted by code. `notes`: what an officer should know before accepting. */
export interface BoundaryFile {
  communes: BoundaryCommune[];
  notes: string[];
}

const HINT = "Ranh giới đang dùng vẫn giữ nguyên. Sửa tệp theo các lý do nêu trên rồi nạp lại.";

const refuse = (fileName: string, reasons: string[]): Result<never> =>
  fail("bad-input", `Tệp ranh giới "${fileName}" không dùng được: ${reasons.length} lý do.`, HINT, reasons);

/**
 * Reads an office's own GeoJSON of communes (`bytes`, WGS84), to be used in place of `current`. Pure: nothing changes, whatever comes of it.
 * Refused with the full list of reasons: not JSON, over 60 MB, another coordinate system, communes missing, doubled or unknown, broken
 * rings or holes, communes far from their place or over one another by a twentieth, another total area. Gaps and small overlaps are noted.
 */
export function readBoundaryFile(bytes: Uint8Array, fileName: string, current: CurrentCommune[]): Result<BoundaryFile> {
  const collection = readCollection(bytes, fileName);
  if (!collection.ok) return collection;
  const wrongCoordinates = checkCoordinates(collection.value.features);
  if (wrongCoordinates) return refuse(fileName, [wrongCoordinates]);

  const matched = matchCommunes(collection.value.features, current);
  const reasons = [
    ...collection.value.faults,
    ...matched.faults,
    ...collection.value.features.flatMap((feature) => {
      const title = matched.titleOf(feature);
      const broken = shapeFaults(feature.geometry, title);
      return broken.length > 0 ? broken : layoutFaults(feature.geometry, title);
    }),
  ];
  if (reasons.length > 0) return refuse(fileName, reasons);

  const communes = matched.communes
    .map(({ feature, ...commune }): BoundaryCommune => {
      const geometry = soundGeometry(feature.geometry);
      const [labelLon, labelLat] = labelPoint(feature.properties, geometry);
      return { ...commune, geometry, labelLon, labelLat };
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const misplaced = [...placeFaults(communes, current), ...overlapFaults(communes)];
  if (misplaced.length > 0) return refuse(fileName, misplaced);
  return ok({ communes, notes: [...matched.notes, ...coordinateNotes(collection.value.features), ...seamNotes(communes)] });
}
