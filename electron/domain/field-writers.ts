import { decision, type Marking, recordKinds } from "../contract/index.ts";
import { writtenDate, writtenNumber, writtenTime } from "./vietnamese-format.ts";

export const markingNames: Record<Marking, string> = { open: "thường", internal: "nội bộ", restricted: "chỉ người được phân công" };

/** What a field's words need to know of the province. */
export interface WordsContext {
  /** A commune's name by its code, with its district. */
  commune(code: string): string;
  /** A drawn shape in words, as "12,3 km²". */
  shape(geometry: unknown): string;
  /** A unit of the reporting chain by its key, as "huyện Vị Xuyên"; a place with its commune. */
  unit(key: string): string;
}

/** Writes a field's value as an officer would; null where there is nothing to write. */
export type Writer = (value: unknown, context: WordsContext) => string | null;

export const text: Writer = (value) => (typeof value === "string" ? value : null);
export const number: Writer = (value) => (typeof value === "number" ? writtenNumber(value) : null);
export const time: Writer = (value) => (typeof value === "string" ? writtenTime(value) : null);
/** Degrees as a map reads them out, WGS84, five decimals: about a metre. */
export const position: Writer = (value) => {
  const read = recordKinds.incident.shape.location.safeParse(value);
  if (!read.success) return null;
  const degrees = (part: number): string => part.toFixed(5).replace(".", ",");
  return `${degrees(read.data[1])}° B, ${degrees(read.data[0])}° Đ`;
};
export const shape: Writer = (value, context) => context.shape(value);
export const named =
  <K extends string>(names: Readonly<Record<K, string>>): Writer =>
  (value) =>
    Object.entries<string>(names).find(([key]) => key === value)?.[1] ?? null;
export const decided: Writer = (value) => {
  const read = decision.safeParse(value);
  return read.success ? `số ${read.data.number} ngày ${writtenDate(read.data.date)}, ${read.data.signer} ký` : null;
};
export const yesNo =
  (yes: string, no: string): Writer =>
  (value) =>
    value === true ? yes : value === false ? no : null;

/** What every record an officer enters carries. */
export const everywhere = {
  marking: named(markingNames),
  deleted: yesNo("đã xóa", "đang dùng"),
  invented: yesNo("số liệu giả định", "số liệu thật"),
  name: text,
  source: text,
};
