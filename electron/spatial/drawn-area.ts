import { type AreaGeometry, fail, ok, type Result } from "../contract/index.ts";
import { type Bounds, polygonsOf } from "./ring-test.ts";

/** More vertices than this are refused: an area of the room's scale (180 m and up) never needs them. */
const MAX_VERTICES = 20_000;

const HINT = "Chưa có gì được lưu. Sửa lại hình vẽ rồi thử lại; tọa độ theo thứ tự kinh độ, vĩ độ (WGS84), ví dụ 104,98 rồi 22,82.";

const degrees = (value: number): string => value.toLocaleString("vi-VN", { maximumFractionDigits: 5 });
/** A spot in words: "kinh độ 104,98512, vĩ độ 22,81234". */
const spot = (lon: number, lat: number): string => `kinh độ ${degrees(lon)}, vĩ độ ${degrees(lat)}`;

const within = (bounds: Bounds, x: number, y: number): boolean => x >= bounds.minX && x <= bounds.maxX && y >= bounds.minY && y <= bounds.maxY;

/** True where the positions make sense only with lon and lat changed over. */
function areSwapped(positions: number[][], province: Bounds): boolean {
  const share = (x: 0 | 1, y: 0 | 1): number =>
    positions.filter((p) => within(province, p[x] ?? Number.NaN, p[y] ?? Number.NaN)).length / positions.length;
  return share(0, 1) === 0 && share(1, 0) > 0.5;
}

function positionFaults(ring: number[][], where: string): string[] {
  const faults: string[] = [];
  const first = (what: string, wrong: (position: number[]) => boolean): boolean => {
    const index = ring.findIndex(wrong);
    if (index >= 0) faults.push(`${where}, điểm ${index + 1}: ${what}`);
    return index >= 0;
  };
  if (first("tọa độ không phải là số", (p) => !p.every(Number.isFinite) || p.length < 2)) return faults;
  first("có độ cao hoặc số thứ ba; chỉ nhận kinh độ và vĩ độ", (p) => p.length > 2);
  first("kinh độ phải trong khoảng -180 đến 180, vĩ độ -90 đến 90", ([lon = 0, lat = 0]) => Math.abs(lon) > 180 || Math.abs(lat) > 90);
  const jumps = ring.findIndex((p, i) => i > 0 && Math.abs(p[0]! - ring[i - 1]![0]!) > 180);
  if (jumps >= 0) faults.push(`${where}, điểm ${jumps + 1}: cạnh vượt qua kinh tuyến 180°`);
  return faults;
}

function ringFaults(ring: number[][], where: string): string[] {
  if (ring.length === 0) return [`${where}: trống`];
  const faults = positionFaults(ring, where);
  if (faults.length > 0) return faults;
  const [start, end] = [ring[0]!, ring.at(-1)!];
  if (start[0] !== end[0] || start[1] !== end[1]) faults.push(`${where}: chưa khép kín, điểm cuối phải trùng điểm đầu`);
  const distinct = new Set(ring.map(([lon, lat]) => `${lon} ${lat}`)).size;
  if (distinct < 3) faults.push(`${where}: chỉ có ${distinct} điểm khác nhau, cần ít nhất 3`);
  return faults;
}

/**
 * What can be told of a drawing without reckoning: number of vertices, numbers that are none, heights, lon and lat changed over,
 * the antimeridian, rings open or too short. `province` tells a swap. Self-crossing and the border are `overlay.ts`'s.
 */
export function checkDrawing(geometry: AreaGeometry, province: Bounds): Result<AreaGeometry> {
  const rings = polygonsOf(geometry).flat();
  const count = rings.reduce((sum, ring) => sum + ring.length, 0);
  if (count > MAX_VERTICES) {
    const message = `Hình vẽ có ${count.toLocaleString("vi-VN")} đỉnh, quá giới hạn ${MAX_VERTICES.toLocaleString("vi-VN")} đỉnh.`;
    return fail("too-large", message, "Chưa có gì được lưu. Đơn giản hóa hình vẽ rồi thử lại.");
  }
  if (count === 0) return fail("bad-input", "Hình vẽ trống, không có điểm nào.", HINT);
  if (areSwapped(rings.flat(), province)) return fail("bad-input", "Kinh độ và vĩ độ bị đảo chỗ cho nhau.", HINT);
  const polygons = polygonsOf(geometry);
  const reasons = polygons.flatMap((polygon, p) =>
    polygon.length === 0
      ? [`mảnh ${p + 1}: trống`]
      : polygon.flatMap((ring, r) => ringFaults(ring, `${polygons.length > 1 ? `mảnh ${p + 1}, ` : ""}${r === 0 ? "vòng ngoài" : `lỗ thủng ${r}`}`)),
  );
  const [reason] = reasons;
  if (reason === undefined) return ok(geometry);
  return fail("bad-input", `Hình vẽ không dùng được: ${reason}.`, HINT, reasons.slice(0, 20));
}

const FAULTS_OF_GEOS: [RegExp, string][] = [
  [/Self-intersection/i, "đường biên tự cắt"],
  [/Hole lies outside shell/i, "có lỗ thủng nằm ngoài vòng ngoài"],
  [/holes? (are )?nested|Nested holes/i, "có lỗ thủng nằm trong lỗ thủng khác"],
  [/Nested shells/i, "có mảnh nằm trong mảnh khác"],
  [/Interior is disconnected/i, "phần trong bị lỗ thủng chia cắt"],
  [/Duplicate Rings/i, "có hai vòng trùng nhau"],
  [/Too few points/i, "có vòng quá ít điểm"],
];

/** GEOS's reason ("Self-intersection[105.1 22.8]") as a refusal in Vietnamese, with where. */
export function refuseInvalid(reason: string): Result<never> {
  const [, lon, lat] = /\[(\S+) (\S+)\]/.exec(reason) ?? [];
  const what = FAULTS_OF_GEOS.find(([pattern]) => pattern.test(reason))?.[1] ?? "hình dạng không hợp lệ";
  const where = lon !== undefined && lat !== undefined ? ` tại ${spot(Number(lon), Number(lat))}` : "";
  return fail("bad-input", `Hình vẽ không dùng được: ${what}${where}.`, HINT, [`${what}${where}`]);
}

export const refuseTiny = (): Result<never> => fail("bad-input", "Hình vẽ có diện tích gần bằng không (dưới 1 m²).", HINT);

export const refuseOutside = (): Result<never> =>
  fail(
    "outside-province",
    "Hình vẽ nằm hoàn toàn ngoài ranh giới tỉnh.",
    "Chưa có gì được lưu. Vùng chỉ được vẽ trong tỉnh và không bao giờ vượt biên giới quốc gia.",
  );
