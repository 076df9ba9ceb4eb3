import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import { z } from "zod";
import type { PollingPlaceFields } from "../../../electron/contract/index.ts";
import { type PollingPlaceContext, previewPollingPlaces, type StagedPlaces } from "../../../electron/intake/polling-places.ts";

const built = (name: string) => JSON.parse(readFileSync(new URL(`../../../geodata/built/${name}`, import.meta.url), "utf8"));
const unit = z.object({ code: z.string(), name: z.string() });
const collection = z.object({ features: z.array(z.object({ properties: z.unknown() })) });
const features = <P>(name: string, properties: { parse(value: unknown): P }): P[] =>
  collection.parse(built(name)).features.map((feature) => properties.parse(feature.properties));

export const districts = features("districts.geojson", unit);
export const communes = features("communes.geojson", unit.extend({ district_code: z.string() })).map(({ code, name, district_code }) => ({
  code,
  name,
  districtCode: district_code,
}));

/** Everything east of 105,3° is Lũng Cú, west of it Thanh Thủy; south of 22,2° is outside: enough to see that the answer is used. */
const locate = async (lonLat: Float64Array): Promise<(string | null)[]> =>
  Array.from({ length: lonLat.length / 2 }, (_, index) => (lonLat[index * 2 + 1]! < 22.2 ? null : lonLat[index * 2]! > 105.3 ? "00715" : "00928"));

export const contextWith = (over: Partial<PollingPlaceContext> = {}): PollingPlaceContext => ({
  communes,
  districts,
  existing: new Map(),
  locate,
  ...over,
});

export const place = (over: Partial<PollingPlaceFields> = {}): PollingPlaceFields => ({
  communeCode: "00715",
  number: 1,
  name: "Nhà văn hóa thôn Séo Lủng",
  address: null,
  voters: 300,
  location: null,
  readiness: "unknown",
  readinessNote: null,
  invented: true,
  source: "số liệu diễn tập, không phải số thật",
  marking: "open",
  deleted: false,
  ...over,
});

/** An XLSX as an office would send it: sheet names and their rows. */
export async function xlsx(sheets: Record<string, SheetData>): Promise<Uint8Array> {
  return new Uint8Array(await writeXlsxFile(Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))).toBuffer());
}

/** Previews and expects the file to be read. */
export async function staged(bytes: Uint8Array, over: Partial<PollingPlaceContext> = {}, fileName = "danh-sach.xlsx"): Promise<StagedPlaces> {
  const result = await previewPollingPlaces({ fileName, bytes }, contextWith(over));
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.reasons?.join("; ") ?? ""}`);
  return result.value;
}
export const stagedRows = async (rows: SheetData, over: Partial<PollingPlaceContext> = {}): Promise<StagedPlaces> =>
  staged(await xlsx({ Sheet1: rows }), over);
export const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Part {
  path: string;
  content: Uint8Array;
  /** What the directory is made to say instead of the truth. */
  declared?: number;
}

/** A zip written byte by byte, so that it can lie about itself. */
export function zip(parts: Part[]): Uint8Array {
  const chunks: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, content, declared } of parts) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content, { level: 9 });
    const size = declared ?? content.length;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 6);
    central.writeUInt16LE(8, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(size, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    chunks.push(local, name, packed);
    directory.push(central, name);
    offset += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...chunks, listed, end]));
}

const xml = (text: string): Uint8Array => new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${text}`);

/** A workbook of one sheet whose rows are given as raw XML, with anything else put beside it. */
export const rawWorkbook = (sheetData: string, beside: Part[] = []): Uint8Array =>
  zip([
    { path: "[Content_Types].xml", content: xml("<Types/>") },
    {
      path: "xl/workbook.xml",
      content: xml('<workbook xmlns:r="r"><sheets><sheet name="Danh sách" sheetId="1" r:id="rId1"/></sheets></workbook>'),
    },
    {
      path: "xl/_rels/workbook.xml.rels",
      content: xml(
        '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
    },
    { path: "xl/worksheets/sheet1.xml", content: xml(`<worksheet><sheetData>${sheetData}</sheetData></worksheet>`) },
    ...beside,
  ]);
