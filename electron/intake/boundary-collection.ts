import { z } from "zod";
import { type AreaGeometry, fail, ok, position, type Result } from "../contract/index.ts";

/** Bytes: an office's file of a province is 0.5-10 MB; what is larger is another thing. */
const MAX_BYTES = 60 * 1024 * 1024;

/** One drawn feature of the file; `row` counts from 1. */
export interface BoundaryFeature {
  row: number;
  properties: Record<string, unknown>;
  geometry: AreaGeometry;
}

const collection = z.object({
  type: z.literal("FeatureCollection"),
  crs: z.unknown().optional(),
  features: z.array(z.unknown()).min(1),
});
const area = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)).min(1) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position)).min(1)).min(1) }),
]);
const feature = z.object({ type: z.literal("Feature"), properties: z.record(z.string(), z.unknown()).nullable(), geometry: area });
const namedCrs = z.object({ properties: z.object({ name: z.string() }) });

/** Names under which WGS84 goes; anything else is another coordinate system. */
const WGS84 = /CRS:?84|EPSG:{1,2}(\d*:)?4326|WGS[ _]?(19)?84$/i;

const unreadable = (fileName: string, why: string): Result<never> =>
  fail(
    "unreadable-file",
    `Không đọc được tệp "${fileName}": ${why}.`,
    "Ranh giới đang dùng vẫn giữ nguyên. Cần tệp GeoJSON (.geojson, .json) các xã, hệ tọa độ WGS84.",
  );

function guessKind(bytes: Uint8Array): string {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 8)).trimStart();
  if (head.startsWith("PK")) return "đây là tệp nén hoặc tệp Office, không phải GeoJSON";
  if (head.startsWith("%PDF")) return "đây là tệp PDF, không phải GeoJSON";
  if (head.startsWith("<")) return "đây là tệp XML hoặc HTML, không phải GeoJSON";
  return "nội dung không phải JSON hợp lệ";
}

function parseJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}

/** The drawn features of the file; `faults` names those that are no areas. Refuses what is no FeatureCollection in WGS84. */
export function readCollection(bytes: Uint8Array, fileName: string): Result<{ features: BoundaryFeature[]; faults: string[] }> {
  if (bytes.byteLength > MAX_BYTES) {
    const size = Math.ceil(bytes.byteLength / 1024 / 1024);
    return fail(
      "too-large",
      `Tệp "${fileName}" lớn ${size} MB, quá giới hạn 60 MB.`,
      "Ranh giới đang dùng vẫn giữ nguyên. Giảm bớt chi tiết của tệp rồi nạp lại.",
    );
  }
  const json = parseJson(bytes);
  if (!json) return unreadable(fileName, guessKind(bytes));
  const parsed = collection.safeParse(json.value);
  if (!parsed.success) return unreadable(fileName, "không phải FeatureCollection có các đối tượng xã");

  const crs = namedCrs.safeParse(parsed.data.crs);
  if (crs.success && !WGS84.test(crs.data.properties.name)) {
    const reason = `hệ tọa độ của tệp là "${crs.data.properties.name}", cần WGS84 (CRS84, EPSG:4326)`;
    return fail(
      "bad-input",
      `Tệp ranh giới "${fileName}" không dùng được: ${reason}.`,
      "Ranh giới đang dùng vẫn giữ nguyên. Chuyển tệp sang WGS84 rồi nạp lại.",
      [reason],
    );
  }
  const features: BoundaryFeature[] = [];
  const faults: string[] = [];
  parsed.data.features.forEach((one, index) => {
    const row = index + 1;
    const read = feature.safeParse(one);
    if (read.success) features.push({ row, properties: read.data.properties ?? {}, geometry: read.data.geometry });
    else faults.push(`đối tượng thứ ${row}: không có hình vùng (Polygon hoặc MultiPolygon) đọc được`);
  });
  return features.length === 0 ? unreadable(fileName, "không có hình vùng nào đọc được") : ok({ features, faults });
}
