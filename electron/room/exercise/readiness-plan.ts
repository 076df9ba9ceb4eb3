import type { ExercisePlace } from "./polling-places.ts";
import { seededRandom } from "./seeded-random.ts";

/** How a polling place stands when the room opens at 08:47. */
export interface Standing {
  state: "ready" | "lacking" | "failed" | "unknown" | "stale";
  note: string | null;
}

/** Readiness at 08:47 over the 1,475 places: 1,231 ready, 171 lacking, 12 failed, 61 unknown or stale. */
const target = { lacking: 171, unheard: 61 };

/** Nobody has reached these communes on the border of Mèo Vạc, Hoàng Su Phì and Xín Mần. */
const silentCommunes = ["00772", "00793", "01024", "01027", "01099", "01120"];
/** These reported in the evening and have not been heard since. */
const lostCommunes = ["00778", "01030"];

/** Twelve places that cannot be used as they are, in the communes the flood of 21/7/2020 hit. */
const failures: readonly { communeCode: string; note: string }[] = [
  { communeCode: "00952", note: "sạt taluy sau nhà, đất tràn vào phòng bỏ phiếu" },
  { communeCode: "00952", note: "mất điện từ 03:50, máy phát không khởi động được" },
  { communeCode: "00952", note: "nước suối ngập sân, đường vào không qua được" },
  { communeCode: "00958", note: "mất điện từ 04:10, không có nguồn dự phòng" },
  { communeCode: "00958", note: "lũ cuốn cầu tạm, Tổ bầu cử chưa vào được" },
  { communeCode: "01069", note: "sạt lở sát nhà văn hóa, phải sơ tán" },
  { communeCode: "00946", note: "ngập sàn phòng bỏ phiếu 30 cm" },
  { communeCode: "01171", note: "mái tôn bị dông lốc làm tốc" },
  { communeCode: "00994", note: "sạt lở chặn đường vào, xe không qua được" },
  { communeCode: "00922", note: "mất điện và mất liên lạc từ 05:20" },
  { communeCode: "01051", note: "nứt tường do sạt nền, không bảo đảm an toàn" },
  { communeCode: "00694", note: "ngập tầng trệt, đang chuyển đồ lên tầng hai" },
];

const lackingNotes = [
  "thiếu loa phóng thanh, đang mượn của trường",
  "chưa có nguồn điện dự phòng",
  "thiếu nước sát khuẩn và nhiệt kế",
  "chưa nhận dấu “Đã bỏ phiếu”",
  "hòm phiếu phụ chưa được niêm phong",
  "đường vào lầy, chưa đưa được bàn ghế",
  "thiếu hai thành viên Tổ bầu cử",
  "thiếu khẩu trang dự phòng cho cử tri",
  "chưa căng xong dây phân luồng một chiều",
  "điện thoại chập chờn, phải báo qua bộ đàm",
  "thiếu bình chữa cháy",
  "chưa dựng xong phòng viết phiếu thứ hai",
] as const;

/** Rain fell hardest here, so more is lacking here. */
const rainedOn = new Set(["00952", "00958", "00922", "01051", "01069", "00946", "01171", "00994", "00688", "00691", "00697"]);

/** The standing of every place at 08:47, by its id. */
export function standingsAtOpening(places: ExercisePlace[]): Map<string, Standing> {
  const random = seededRandom("diễn tập 23/5/2021: mức sẵn sàng");
  const standings = new Map<string, Standing>();
  for (const place of places) {
    if (silentCommunes.includes(place.commune.code)) standings.set(place.id, { state: "unknown", note: null });
    if (lostCommunes.includes(place.commune.code)) standings.set(place.id, { state: "stale", note: null });
  }
  for (const failure of failures) {
    const free = places.filter((place) => place.commune.code === failure.communeCode && !standings.has(place.id) && place.fields.invented);
    standings.set(random.pick(free).id, { state: "failed", note: failure.note });
  }
  const rest = random.shuffled(places.filter((place) => !standings.has(place.id) && place.fields.invented));
  const unheard = [...standings.values()].filter((standing) => standing.state === "unknown" || standing.state === "stale").length;
  for (const place of rest.splice(0, target.unheard - unheard)) standings.set(place.id, { state: "stale", note: null });
  const wetFirst = rest
    .map((place) => ({ place, order: random.next() * (rainedOn.has(place.commune.code) ? 0.3 : 1) }))
    .sort((a, b) => a.order - b.order);
  for (const { place } of wetFirst.slice(0, target.lacking)) standings.set(place.id, { state: "lacking", note: random.pick(lackingNotes) });
  for (const place of places) if (!standings.has(place.id)) standings.set(place.id, { state: "ready", note: null });
  return standings;
}

/** A lack as it may have stood before it was made good. */
export const someLack = (seed: string): string => seededRandom(`diễn tập 23/5/2021: còn thiếu ${seed}`).pick(lackingNotes);
