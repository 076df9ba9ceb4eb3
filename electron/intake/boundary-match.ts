import type { BoundaryFeature } from "./boundary-collection.ts";
import type { BoundaryCommune, CurrentCommune } from "./boundary-file.ts";

/** Property names offices use, folded by `fold`. */
const CODE_NAMES = [
  "code",
  "maxa",
  "maphuongxa",
  "maxaphuong",
  "maxp",
  "madvhc",
  "madonvi",
  "gsocode",
  "gso",
  "magso",
  "matctk",
  "communecode",
  "wardcode",
  "communeid",
  "ma",
];
const NAME_NAMES = ["name", "ten", "tenxa", "tenphuongxa", "tenxaphuong", "tendvhc", "tendonvi", "communename", "wardname", "fullname"];
const TYPE_NAMES = ["type", "loai", "loaixa", "loaidvhc", "cap"];
const DISTRICT_NAMES = ["districtcode", "mahuyen", "maquanhuyen", "maqh", "districtid"];
const UNIT = /^(xã|phường|thị trấn)\s+/iu;

/** "MA_XA" → "maxa", "Mã xã" → "maxa". */
const fold = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");

/** A GSO code as text: numbers and shortened text get their leading zeros back; null where it is no code. */
function codeOf(value: unknown, digits: number): string | null {
  const text = typeof value === "number" && Number.isInteger(value) ? String(value) : typeof value === "string" ? value.trim() : "";
  return /^\d+$/.test(text) && text.length <= digits ? text.padStart(digits, "0") : null;
}

const textOf = (value: unknown): string => (typeof value === "string" ? value.normalize("NFC").trim().replace(/\s+/g, " ") : "");

/** The file's property that goes by one of `names`, the earliest of them first. */
function propertyNamed(features: BoundaryFeature[], names: string[]): string | undefined {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  return names.flatMap((name) => keys.filter((key) => fold(key) === name))[0];
}

/** The property that holds commune codes: of those so named the one that matches most, else any that matches nine features in ten. */
function codeProperty(features: BoundaryFeature[], known: Set<string>): { key: string; guessed: boolean } | undefined {
  const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  const matches = (key: string): number => features.filter(({ properties }) => known.has(codeOf(properties[key], 5) ?? "")).length;
  const named = keys.filter((key) => CODE_NAMES.includes(fold(key))).toSorted((a, b) => matches(b) - matches(a))[0];
  if (named !== undefined) return { key: named, guessed: false };
  const guess = keys.find((key) => matches(key) >= 0.9 * features.length);
  return guess === undefined ? undefined : { key: guess, guessed: true };
}

/** Full name with its kind of unit: the file's own, else with the type beside it, else the kind it has now. */
function fullName(name: string, type: string, now: string): string {
  if (name === "") return now;
  if (UNIT.test(name)) return name;
  const kind = UNIT.test(`${type} `) ? type : (UNIT.exec(now)?.[1] ?? "Xã");
  return `${kind} ${name}`;
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase("vi") + text.slice(1).toLocaleLowerCase("vi");

type MatchedCommune = Pick<BoundaryCommune, "code" | "name" | "type" | "districtCode"> & { feature: BoundaryFeature };

export interface Match {
  communes: MatchedCommune[];
  faults: string[];
  notes: string[];
  /** How a feature is called in a reason. */
  titleOf(feature: BoundaryFeature): string;
}

/** Matches the file's features to the communes in force by code, never by name. */
export function matchCommunes(features: BoundaryFeature[], current: CurrentCommune[]): Match {
  const byCode = new Map(current.map((commune) => [commune.code, commune]));
  const districts = new Set(current.map(({ districtCode }) => districtCode));
  const found = codeProperty(features, new Set(byCode.keys()));
  if (!found) {
    const keys = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))].join(", ");
    const fault = `không có thuộc tính nào chứa mã xã (cần "code" hoặc "ma_xa"); tệp có: ${keys || "không thuộc tính nào"}`;
    return { communes: [], faults: [fault], notes: [], titleOf: ({ row }) => `đối tượng thứ ${row}` };
  }
  const names = propertyNamed(features, NAME_NAMES);
  const types = propertyNamed(features, TYPE_NAMES);
  const districtKey = propertyNamed(features, DISTRICT_NAMES);
  const notes = found.guessed ? [`Dùng thuộc tính "${found.key}" làm mã xã vì giá trị khớp với danh mục.`] : [];
  if (names === undefined) notes.push("Tệp không có tên xã: giữ tên hiện tại.");
  if (districtKey === undefined) notes.push("Tệp không có mã huyện: giữ huyện hiện tại của từng xã.");

  const faults: string[] = [];
  const rows = new Map<string, number[]>();
  const communes: MatchedCommune[] = [];
  for (const feature of features) {
    const value = feature.properties[found.key];
    const code = codeOf(value, 5);
    const now = byCode.get(code ?? "");
    if (code === null || !now) {
      const given =
        value === undefined || value === null || value === "" ? "không có mã xã" : `mã "${String(value)}" không có trong danh mục xã của tỉnh`;
      faults.push(`đối tượng thứ ${feature.row}: ${given}`);
      continue;
    }
    rows.set(code, [...(rows.get(code) ?? []), feature.row]);
    const name = fullName(
      textOf(names === undefined ? "" : feature.properties[names]),
      textOf(types === undefined ? "" : feature.properties[types]),
      now.name,
    );
    const district = districtKey === undefined ? null : feature.properties[districtKey];
    const districtCode = district === null || district === undefined || district === "" ? now.districtCode : codeOf(district, 3);
    if (districtCode === null || !districts.has(districtCode)) {
      faults.push(`${code} ${name}: mã huyện "${String(district)}" không có trong danh mục`);
      continue;
    }
    if (districtCode !== now.districtCode) notes.push(`${code} ${name}: chuyển từ huyện ${now.districtCode} sang huyện ${districtCode}.`);
    communes.push({ code, name, type: capital(UNIT.exec(name)?.[1] ?? "Xã"), districtCode, feature });
  }
  for (const [code, at] of rows)
    if (at.length > 1) faults.push(`${code} ${byCode.get(code)?.name ?? ""}: có ${at.length} lần (đối tượng thứ ${at.join(", ")})`);
  for (const { code, name } of current) if (!rows.has(code)) faults.push(`${code} ${name}: thiếu trong tệp`);

  const titles = new Map(communes.map(({ feature, code, name }) => [feature, `${code} ${name}`]));
  return { communes, faults, notes, titleOf: (feature) => titles.get(feature) ?? `đối tượng thứ ${feature.row}` };
}
