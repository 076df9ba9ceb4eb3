import type { AreaGeometry, Marking, Readiness, Touched, TouchedSide } from "../contract/index.ts";
import { writtenNumber, writtenTime } from "../domain/vietnamese-format.ts";

/** One polling place touched, `certain` or only `possible`; position in WGS84 degrees. */
export interface TouchedPlace {
  certainty: "certain" | "possible";
  id: string;
  name: string;
  commune: string;
  communeCode: string;
  district: string;
  voters: number | null;
  readiness: Readiness;
  /** Why it is so, as reported; left out where the room does not tell it, null where nobody said. */
  note?: string | null;
  /** When its readiness was last told, ISO; left out and null as `note`. */
  asOf?: string | null;
  lon: number;
  lat: number;
  position: "surveyed" | "estimated";
}

interface TouchedCommune {
  code: string;
  name: string;
  district: string;
  geometry: AreaGeometry;
}

/** What a zone or risk area touches, with everything a reader of the paper must know of where it came from. */
export interface TouchedReport {
  kind: "quarantine-zone" | "risk-area";
  /** The area's name. */
  name: string;
  geometry: AreaGeometry;
  /** True in an exercise: every sheet and file says DIỄN TẬP. */
  exercise: boolean;
  marking: Marking;
  /** The room's clock when this was made, ISO. */
  madeAt: string;
  /** When the newest figure became known, ISO; null where nothing was ever reported. */
  asOf: string | null;
  /** Where the figures come from, in words. */
  source: string;
  touched: Touched;
  places: TouchedPlace[];
  communes: TouchedCommune[];
}

export const exerciseWords = "DIỄN TẬP – không phải số liệu thật";

const kindNames: Record<TouchedReport["kind"], string> = { "quarantine-zone": "Vùng cách ly", "risk-area": "Vùng nguy cơ thiên tai" };
const markingNames: Record<Marking, string> = { open: "Thường", internal: "Nội bộ", restricted: "Chỉ người được phân công" };
export const certaintyNames: Record<TouchedPlace["certainty"], string> = { certain: "Chắc chắn", possible: "Có thể (vị trí ước lượng)" };
export const positionNames: Record<TouchedPlace["position"], string> = { surveyed: "đo", estimated: "ước lượng" };

/** "2 giờ 5 phút trước", for the age of the figures. */
function ageInWords(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  if (minutes < 1) return "vừa xong";
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  const parts =
    days > 0
      ? [`${days} ngày`, ...(hours > 0 ? [`${hours} giờ`] : [])]
      : [...(hours > 0 ? [`${hours} giờ`] : []), ...(minutes % 60 > 0 ? [`${minutes % 60} phút`] : [])];
  return `${parts.join(" ")} trước`;
}

/** "06:42 23/5/2021 (2 giờ 5 phút trước)"; what was never told is said so. */
export const toldAt = (asOf: string | null, madeAt: string): string =>
  asOf === null ? "chưa có báo cáo" : `${writtenTime(asOf)} (${ageInWords(asOf, madeAt)})`;

const sideInWords = (side: TouchedSide): string =>
  `${writtenNumber(side.communes)} xã, phường, thị trấn; ${writtenNumber(side.pollingPlaces)} khu vực bỏ phiếu; ${writtenNumber(side.voters)} cử tri${
    side.votersUnknown > 0 ? ` (chưa tính ${writtenNumber(side.votersUnknown)} khu vực chưa có số cử tri)` : ""
  }`;

/** What stands at the head of the paper, label and value, in order. */
export function headOf(report: TouchedReport): [label: string, value: string][] {
  return [
    [kindNames[report.kind], report.name],
    ["Chắc chắn ảnh hưởng", sideInWords(report.touched.certain)],
    ["Có thể ảnh hưởng (vị trí ước lượng)", sideInWords(report.touched.possible)],
    ["Số liệu mới nhất", toldAt(report.asOf, report.madeAt)],
    ["Lập lúc", writtenTime(report.madeAt)],
    ["Nguồn", report.source],
    ["Độ phổ biến", markingNames[report.marking]],
  ];
}
