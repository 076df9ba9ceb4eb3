import { type AreaGeometry, areaGeometry, perKind, type RecordKind, type ToldKind } from "../contract/index.ts";
import { defaultRegime } from "../domain/election/reporting-default.ts";
import type { WordsContext } from "../domain/field-writers.ts";
import { incidentCategory } from "../domain/incident-categories.ts";
import { inSentence } from "../domain/place-names.ts";
import { writtenArea } from "../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../journal/journal.ts";
import { areaKm2 } from "../spatial/ellipsoid.ts";
import { middleOf } from "./area-shape.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { calledArea } from "./desks/area-saving.ts";
import type { Picture } from "./picture.ts";
import { standsAt } from "./polling-places.ts";
import { electionCalled, placeNumbered, unitOf } from "./record-called.ts";

/** A record of one of the kinds whose changes are told. */
export type ToldRecord = { [K in ToldKind]: FoldedRecord<K> }[ToldKind];

type Readers = { [K in RecordKind]: (picture: Pick<Picture, "record">, id: string) => FoldedRecord<K> | undefined };
const readers = perKind<Readers>((kind) => (picture: Pick<Picture, "record">, id: string) => picture.record(kind, id));

/** A record of a picture by its kind and id. */
export const toldRecord = (picture: Pick<Picture, "record">, kind: ToldKind, id: string): ToldRecord | undefined => readers[kind](picture, id);

/** "phường Nguyễn Trãi, thành phố Hà Giang"; the code itself where the boundaries in force do not know it. */
export const communeInWords = ({ communes, districts }: BoundaryMap, code: string): string => {
  const commune = communes.get(code);
  if (!commune) return code;
  const district = districts.get(commune.districtCode);
  return [commune.name, ...(district ? [district.name] : [])].map(inSentence).join(", ");
};

export const communeName = ({ communes }: BoundaryMap, code: string): string => inSentence(communes.get(code)?.name ?? code);

/** A unit of the reporting chain by its key, as "huyện Vị Xuyên" or "khu vực bỏ phiếu số 2, xã Cao Bồ, huyện Vị Xuyên". */
export const unitInWords = (boundaries: BoundaryMap, key: string): string => {
  const [level, code = ""] = key.split(":");
  if (level === "place") return `${placeNumbered(code)}, ${communeInWords(boundaries, code.split("-")[0] ?? code)}`;
  if (level === "commune") return communeInWords(boundaries, code);
  if (level === "district") return inSentence(boundaries.districts.get(code)?.name ?? code);
  return level === "province" ? "tỉnh Hà Giang" : (defaultRegime.agencies.find((agency) => agency.key === key)?.name ?? code);
};

/** What the words of a record's fields rest on. */
export const wordsContext = (boundaries: BoundaryMap): WordsContext => ({
  unit: (key) => unitInWords(boundaries, key),
  commune: (code) => communeInWords(boundaries, code),
  shape: (geometry) => {
    const read = areaGeometry.safeParse(geometry);
    return read.success ? writtenArea(areaKm2(read.data)) : "";
  },
});

const areaNouns = { "quarantine-zone": "vùng cách ly", "risk-area": "vùng nguy cơ" } as const;

/** The commune a record's unit lies in, by its code; null where it is about no commune, of areas never asked. */
export const communeOfRecord = (record: ToldRecord): string | null => {
  if (record.kind === "polling-place" || record.kind === "incident") return record.fields.communeCode;
  if (record.kind === "quarantine-zone" || record.kind === "risk-area") return null;
  const [level, code = ""] = (unitOf(record) ?? "").split(":");
  return level === "place" ? (code.split("-")[0] ?? null) : level === "commune" ? code : null;
};

/** What a record is called where its commune is said beside it: "Khu vực bỏ phiếu số 2 (Nhà văn hóa thôn Tả Ván)", "Vùng nguy cơ Cao Bồ". */
export const recordCalled = (record: ToldRecord, boundaries: BoundaryMap): string => {
  switch (record.kind) {
    case "polling-place": {
      const numbered = `Khu vực bỏ phiếu số ${record.fields.number}`;
      return record.fields.name === numbered || record.fields.name === "" ? numbered : `${numbered} (${record.fields.name})`;
    }
    case "quarantine-zone":
    case "risk-area": {
      const called = calledArea(areaNouns[record.kind], record.fields.name);
      return called.charAt(0).toUpperCase() + called.slice(1);
    }
    case "incident": {
      const { name } = incidentCategory(record.fields.category);
      const { text } = record.fields;
      return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`;
    }
    default:
      return electionCalled(record, (unit) => unitInWords(boundaries, unit));
  }
};

/** What a record is called with its commune, where it has one. */
export const recordTitle = (record: ToldRecord, boundaries: BoundaryMap): string => {
  const commune = communeOfRecord(record);
  const called = recordCalled(record, boundaries);
  return commune === null ? called : `${called}, ${communeInWords(boundaries, commune)}`;
};

/** Where a record stands, WGS84: a place's or incident's position, the middle of an area; of all else its place's, or its commune's label point. */
export const recordStands = (record: ToldRecord, boundaries: BoundaryMap, picture: Pick<Picture, "record">): { lon: number; lat: number } | null => {
  const middle = (geometry: AreaGeometry) => {
    const [lon, lat] = middleOf(geometry);
    return { lon, lat };
  };
  switch (record.kind) {
    case "polling-place": {
      const stands = standsAt(record.fields, boundaries);
      return stands && { lon: stands.lon, lat: stands.lat };
    }
    case "quarantine-zone":
    case "risk-area":
      return middle(record.fields.geometry);
    case "incident":
      return { lon: record.fields.location[0], lat: record.fields.location[1] };
    default: {
      const own = record.kind === "outreach-site" ? record.fields.location : null;
      if (own) return { lon: own[0], lat: own[1] };
      const [level, code = ""] = (unitOf(record) ?? "").split(":");
      const place = level === "place" ? picture.record("polling-place", code) : undefined;
      const stands = place && standsAt(place.fields, boundaries);
      if (stands) return { lon: stands.lon, lat: stands.lat };
      const label = boundaries.communes.get(communeOfRecord(record) ?? "")?.label;
      return label ? { lon: label[0], lat: label[1] } : null;
    }
  }
};
