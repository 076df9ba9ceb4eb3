import type { AreaGeometry, ToldKind } from "../contract/index.ts";
import { areaGeometry } from "../contract/index.ts";
import type { WordsContext } from "../domain/field-words.ts";
import { incidentCategory } from "../domain/incident-categories.ts";
import { writtenArea } from "../domain/vietnamese-format.ts";
import type { FoldedRecord } from "../journal/journal.ts";
import { areaKm2 } from "../spatial/ellipsoid.ts";
import { middleOf } from "./area-shape.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { calledArea } from "./desks/area-saving.ts";
import type { Picture } from "./picture.ts";
import { standsAt } from "./polling-places.ts";

/** A record of one of the kinds whose changes are told. */
export type ToldRecord = { [K in ToldKind]: FoldedRecord<K> }[ToldKind];

/** A record of a picture by its kind and id. */
export const toldRecord = (picture: Pick<Picture, "record">, kind: ToldKind, id: string): ToldRecord | undefined => {
  switch (kind) {
    case "polling-place":
      return picture.record(kind, id);
    case "quarantine-zone":
      return picture.record(kind, id);
    case "risk-area":
      return picture.record(kind, id);
    case "incident":
      return picture.record(kind, id);
  }
};

/** "Phường Nguyễn Trãi" in the middle of a sentence. */
const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** "phường Nguyễn Trãi, thành phố Hà Giang"; the code itself where the boundaries in force do not know it. */
export const communeInWords = ({ communes, districts }: BoundaryMap, code: string): string => {
  const commune = communes.get(code);
  if (!commune) return code;
  const district = districts.get(commune.districtCode);
  return [commune.name, ...(district ? [district.name] : [])].map(inSentence).join(", ");
};

export const communeName = ({ communes }: BoundaryMap, code: string): string => inSentence(communes.get(code)?.name ?? code);

/** What the words of a record's fields rest on. */
export const wordsContext = (boundaries: BoundaryMap): WordsContext => ({
  commune: (code) => communeInWords(boundaries, code),
  shape: (geometry) => {
    const read = areaGeometry.safeParse(geometry);
    return read.success ? writtenArea(areaKm2(read.data)) : "";
  },
});

const areaNouns = { "quarantine-zone": "vùng cách ly", "risk-area": "vùng nguy cơ" } as const;

/** What a record is called where its commune is said beside it: "Khu vực bỏ phiếu số 2 (Nhà văn hóa thôn Tả Ván)", "Vùng nguy cơ Cao Bồ". */
export const recordCalled = (record: ToldRecord): string => {
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
  }
};

/** Where a record stands, WGS84: a place's or incident's position, the middle of an area. */
export const recordStands = (record: ToldRecord, boundaries: BoundaryMap): { lon: number; lat: number } | null => {
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
  }
};
