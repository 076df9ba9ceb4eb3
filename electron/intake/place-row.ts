import { type IntakeColumn, intakeColumns, type ReportedReadiness, type SheetMapping } from "../contract/index.ts";
import { bareUnitName, foldVietnamese } from "../domain/place-names.ts";
import { writtenNumber } from "../domain/vietnamese-format.ts";
import { readCount, readLocation } from "./cell-values.ts";
import type { IntakeCommune, IntakeDistrict, UnitNames } from "./commune-matching.ts";
import type { Cell } from "./workbook.ts";

/** Where the rows of a sheet stand: what its name, a heading row or a merged cell above says. */
export interface Surroundings {
  district: IntakeDistrict | null;
  commune: IntakeCommune | null;
  /** True where the commune above could not be told, so that nothing below may lean on it. */
  communeUnclear: boolean;
}

/** One row's values, each null where the row says nothing of it. */
export interface PlaceRow {
  commune: IntakeCommune | null;
  number: number | null;
  name: string | null;
  address: string | null;
  voters: number | null;
  location: [number, number] | null;
  readiness: ReportedReadiness | null;
  note: string | null;
  /** What an officer should know of it. */
  notes: string[];
  /** Why it cannot be kept; empty where it can. */
  refusals: string[];
  /** Nothing filled in but the unit: a row of the template nobody touched. */
  untouched: boolean;
}

/** A polling place has 300 to 4.000 voters, fewer in mountains (Law 85/2015, art. 11; H): more is taken and said, a date read as a number often is. */
const mostVoters = 4000;

/** Written states, folded. */
const readinessWords: readonly [ReportedReadiness, RegExp][] = [
  ["failed", /^(?:failed|hong|khong dat|khong bao dam|khong dam bao|khong su dung duoc|khong dung duoc)$/],
  ["lacking", /^(?:lacking|thieu|con thieu|chua du|chua dat|chua xong|chua san sang|dang chuan bi|dang hoan thien)$/],
  ["ready", /^(?:ready|san sang|da san sang|dat|tot|du|da xong|hoan thanh|x)$/],
  ["unknown", /^(?:unknown|chua ro|chua bao cao|chua co bao cao|khong ro)$/],
];
const numberInName = /(?:khu vực bỏ phiếu|kvbp|khu vực|điểm bỏ phiếu|tổ bầu cử)\s*(?:số)?\s*:?\s*(\d{1,3})(?!\d)/iu;
const columnNames: Record<IntakeColumn, string> = {
  code: "mã khu vực bỏ phiếu",
  district: "huyện",
  communeCode: "mã xã",
  commune: "xã",
  number: "số khu vực",
  name: "tên khu vực bỏ phiếu",
  address: "địa điểm",
  voters: "số cử tri",
  lon: "kinh độ",
  lat: "vĩ độ",
  readiness: "mức sẵn sàng",
  note: "ghi chú",
};

/** Reads a row that gives a polling place; `around` is carried on to the rows below it. */
export function readPlaceRow(
  row: readonly Cell[],
  mapping: SheetMapping,
  unread: (column: number) => string | undefined,
  units: UnitNames,
  around: Surroundings,
): PlaceRow {
  const { columns } = mapping;
  const cellOf = (column: IntakeColumn): Cell => (columns[column] === undefined ? null : (row[columns[column]] ?? null));
  const textOf = (column: IntakeColumn): string | null => (cellOf(column) === null ? null : String(cellOf(column)));
  const read: PlaceRow = {
    commune: null,
    number: null,
    name: textOf("name"),
    address: textOf("address"),
    voters: null,
    location: null,
    readiness: null,
    note: textOf("note"),
    notes: [],
    refusals: [],
    untouched: false,
  };
  const inUnit = new Set<IntakeColumn>(["district", "communeCode", "commune"]);
  const told = (column: IntakeColumn): boolean => cellOf(column) !== null || unreadOf(column) !== undefined;
  const unreadOf = (column: IntakeColumn): string | undefined => (columns[column] === undefined ? undefined : unread(columns[column]));
  const mapped = intakeColumns.filter((column) => columns[column] !== undefined);
  read.untouched = mapped.some((column) => inUnit.has(column) && told(column)) && !mapped.some((column) => !inUnit.has(column) && told(column));
  for (const column of mapped) {
    const why = unreadOf(column);
    if (why) read.refusals.push(`cột ${columnNames[column]}: ${why}`);
  }
  readUnit(read, cellOf, textOf, units, around);
  readNumber(read, cellOf("number"));
  const voters = readCount(cellOf("voters"));
  if ("refused" in voters) read.refusals.push(`cột số cử tri: ${voters.refused}`);
  else {
    read.voters = voters.value;
    if (voters.note) read.notes.push(voters.note);
    if (voters.value !== null && voters.value > mostVoters)
      read.notes.push(`${writtenNumber(voters.value)} cử tri, nhiều hơn ${writtenNumber(mostVoters)} của một khu vực: vẫn nhận, cần xem lại`);
  }
  const location = readLocation(cellOf("lon"), cellOf("lat"), columns.lon !== undefined && columns.lon === columns.lat);
  if ("refused" in location) read.refusals.push(location.refused);
  else {
    read.location = location.value;
    if (location.note) read.notes.push(location.note);
  }
  readReadiness(read, textOf("readiness"));
  if ((read.name?.length ?? 0) > 300) read.refusals.push("tên dài quá 300 chữ");
  if ((read.address?.length ?? 0) > 500) read.refusals.push("địa điểm dài quá 500 chữ");
  if ((read.note?.length ?? 0) > 500) read.refusals.push("ghi chú dài quá 500 chữ");
  if (read.name === null && read.address === null && read.number === null) read.refusals.push("không có tên hay số khu vực bỏ phiếu");
  return read;
}

type CellOf = (column: IntakeColumn) => Cell;
type TextOf = (column: IntakeColumn) => string | null;

/** The commune by the place's code, the commune's code or its name; else by the heading, merged cell or sheet name above. */
export function readUnit(read: PlaceRow, cellOf: CellOf, textOf: TextOf, units: UnitNames, around: Surroundings): void {
  const districtText = textOf("district");
  if (districtText !== null) {
    const district = units.district(districtText);
    if ("found" in district) {
      if (around.district?.code !== district.found.code) around.commune = null;
      around.district = district.found;
    } else {
      read.refusals.push(district.refused);
      around.communeUnclear = true;
      around.commune = null;
      around.district = null;
      return;
    }
  }
  const written = textOf("code");
  const code = written === null ? null : /^(\d{1,5})\s*[-–_.]\s*(\d{1,3})$/.exec(written);
  if (written !== null && !code) read.refusals.push(`mã “${written.slice(0, 40)}” không đúng dạng 00694-02`);
  if (code) read.number = Number(code[2]);
  const communeCode = code?.[1] ?? (cellOf("communeCode") === null ? null : String(cellOf("communeCode")));
  const name = textOf("commune");
  const byCode = communeCode === null ? undefined : units.communeByCode(communeCode);
  if (communeCode !== null && !byCode) read.refusals.push(`không có mã xã “${communeCode.slice(0, 20)}” trong tỉnh`);
  const byName = name === null ? undefined : units.commune(name, byCode?.districtCode ?? around.district?.code ?? null);
  if (byName && "refused" in byName) read.refusals.push(byName.refused);
  const named = byName && "found" in byName ? byName.found : undefined;
  if (byCode && named && byCode.code !== named.code) read.refusals.push(`mã xã ${byCode.code} là ${byCode.name}, không phải ${named.name}`);
  const own = byCode ?? named;
  if (own && name !== null && bareUnitName(name) !== bareUnitName(own.name)) read.notes.push(`ghi “${name}”, nay là ${own.name}`);
  if (own) {
    if (districtText !== null && around.district && own.districtCode !== around.district.code)
      read.refusals.push(`${own.name} không thuộc ${around.district.name}`);
    read.commune = own;
    around.commune = own;
    around.communeUnclear = false;
  } else if (communeCode === null && name === null && !written) {
    if (around.commune && !around.communeUnclear) read.commune = around.commune;
    else read.refusals.push(around.communeUnclear ? "xã ghi ở dòng trên không nhận ra" : "không biết thuộc xã nào");
  } else {
    around.commune = null;
    around.communeUnclear = true;
  }
}

export function readNumber(read: PlaceRow, cell: Cell): void {
  const written = cell === null ? null : /^(?:.*?\D)?0*(\d{1,3})$/u.exec(String(cell).trim());
  if (cell !== null && (!written || Number(written[1]) < 1)) {
    read.refusals.push(`số khu vực “${String(cell).slice(0, 40)}” không phải số từ 1 đến 999`);
    return;
  }
  const number = written ? Number(written[1]) : null;
  if (number !== null && read.number !== null && number !== read.number)
    read.refusals.push(`mã ghi khu vực số ${read.number} nhưng cột số ghi ${number}`);
  const inName = read.name === null ? null : numberInName.exec(read.name);
  read.number ??= number ?? (inName && Number(inName[1]) > 0 ? Number(inName[1]) : null);
}

function readReadiness(read: PlaceRow, written: string | null): void {
  if (written === null) return;
  const folded = foldVietnamese(written);
  const state = readinessWords.find(([, words]) => words.test(folded));
  if (state) read.readiness = state[0];
  else read.notes.push(`mức sẵn sàng “${written.slice(0, 40)}” không hiểu, để nguyên`);
}
