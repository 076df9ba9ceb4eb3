import { ok, type Result } from "../contract/index.ts";
import { pace } from "./pace.ts";
import { type SheetScan, scanSheet, tagsOf } from "./sheet-scan.ts";
import type { TableSize } from "./table-limits.ts";
import { unpackEntry, type ZipEntry } from "./zip-directory.ts";

/** A whole workbook before the spreadsheet reader has it. */
export interface WorkbookScan {
  /** Of all sheets together, one that is listed twice counted twice. */
  size: TableSize;
  formulas: number;
  /** Sheet name → `row:column` from 0 → why the cell could not be read. */
  unread: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Names of sheets nobody sees in the spreadsheet. */
  hidden: ReadonlySet<string>;
}

const unescapeXml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(hex, 16))))
    .replace(/&#(\d{1,7});/g, (_, digits: string) => String.fromCodePoint(Math.min(0x10ffff, Number(digits))))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&");

const attributesOf = (tag: string): Map<string, string> =>
  new Map(
    [...tag.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = "", double, single]) => [
      key.replace(/^.*:/, ""),
      unescapeXml(double ?? single ?? ""),
    ]),
  );

/** The attributes of every tag of that name, whatever its prefix. */
const tagsNamed = (xml: string, name: string): Map<string, string>[] =>
  [...tagsOf(xml)].flatMap((inside) => (inside !== null && /^(?:[\w.-]+:)?([\w.-]+)/.exec(inside)?.[1] === name ? [attributesOf(inside)] : []));

/** Parts that hold no cells, unless a sheet is said to be there. */
const noSheets = new Set(["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "[Content_Types].xml"]);

/** Unpacks every XML part within what was declared and scans each that may be a sheet. */
export async function scanWorkbook(bytes: Uint8Array, entries: ZipEntry[]): Promise<Result<WorkbookScan>> {
  const xmlOf = new Map<string, Buffer>();
  const pause = pace();
  for (const entry of entries.filter(({ path }) => path.endsWith(".xml") || path.endsWith(".xml.rels"))) {
    await pause();
    const part = unpackEntry(bytes, entry);
    if (!part.ok) return part;
    xmlOf.set(entry.path, Buffer.from(part.value.buffer, part.value.byteOffset, part.value.byteLength));
  }
  const textOf = (path: string): string => xmlOf.get(path)?.toString("utf8") ?? "";
  const pathOf = new Map(
    tagsNamed(textOf("xl/_rels/workbook.xml.rels"), "Relationship").map((tag): [string, string] => {
      const target = tag.get("Target") ?? "";
      return [tag.get("Id") ?? "", target.startsWith("/") ? target.slice(1) : `xl/${target}`];
    }),
  );
  const listed = tagsNamed(textOf("xl/workbook.xml"), "sheet").map((tag) => ({
    name: tag.get("name") ?? "",
    path: pathOf.get(tag.get("id") ?? "") ?? "",
    isHidden: /hidden/i.test(tag.get("state") ?? ""),
  }));
  const isListed = new Set(listed.map(({ path }) => path));

  const scans = new Map<string, SheetScan>();
  for (const path of xmlOf.keys()) {
    if (!path.endsWith(".xml") || (!isListed.has(path) && noSheets.has(path))) continue;
    const scan = await scanSheet(textOf(path));
    if (!scan.ok) return scan;
    scans.set(path, scan.value);
  }
  const read = [...listed.flatMap(({ path }) => scans.get(path) ?? []), ...[...scans].flatMap(([path, scan]) => (isListed.has(path) ? [] : [scan]))];
  const sum = (figure: (scan: SheetScan) => number): number => read.reduce((so, scan) => so + figure(scan), 0);
  return ok({
    size: {
      rows: sum(({ size }) => size.rows),
      columns: read.reduce((widest, { size }) => Math.max(widest, size.columns), 0),
      cells: sum(({ size }) => size.cells),
    },
    formulas: sum(({ formulas }) => formulas),
    hidden: new Set(listed.flatMap(({ name, isHidden }) => (isHidden ? [name] : []))),
    unread: new Map(listed.map(({ name, path }) => [name, scans.get(path)?.unread ?? new Map<string, string>()])),
  });
}
