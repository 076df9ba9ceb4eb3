import { setImmediate as nextTurn } from "node:timers/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** What a cell holds: text stays text whatever it begins with, `=` too. `bold` for headings and labels. */
export type PlainCell = string | number | null | { bold: string };

export interface PlainSheet {
  name: string;
  /** Widths of its columns, in characters. */
  widths: readonly number[];
  /** Rows at the top that stay in sight. */
  sticky: number;
  rows: Iterable<readonly PlainCell[]>;
}

/** A workbook's bytes, with the rows of each sheet counted as they went into the file. */
export interface PlainWorkbook {
  bytes: Uint8Array;
  rows: number[];
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
/** Signs XML has no place for, and those it has a meaning for. */
const escapeXml = (text: string): string => text.replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "").replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaged = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Cell formats by number: 0 plain, 1 text, 2 whole numbers in groups of three, 3 bold on grey, 4 numbers as they are. */
const styles = `${heading}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.00000"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE7E6E6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf numFmtId="49" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="3" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" applyFont="1" applyFill="1" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>`;

/** A column's letters, from 0: A, B, … AA. */
const letters = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const textCell = (at: string, text: string, style: number): string =>
  text === "" ? "" : `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
const cellXml = (cell: PlainCell, at: string): string => {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${at}" s="${Number.isInteger(cell) ? 2 : 4}"><v>${cell}</v></c>`;
  return typeof cell === "string" ? textCell(at, cell, 1) : textCell(at, cell.bold, 3);
};

/** Rows put into text before others get their turn. */
const atATime = 500;

async function* sheetXml({ widths, sticky, rows }: PlainSheet, count: (rows: number) => void): AsyncGenerator<string> {
  const pane =
    sticky > 0 ? `<pane ySplit="${sticky}" topLeftCell="A${sticky + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>` : "";
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("");
  yield `${heading}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
  let text = "";
  let n = 0;
  for (const row of rows) {
    n += 1;
    text += `<row r="${n}">`;
    for (let column = 0; column < row.length; column++) text += cellXml(row[column] ?? null, `${letters(column)}${n}`);
    text += "</row>";
    if (n % atATime > 0) continue;
    yield text;
    text = "";
    await nextTurn();
  }
  count(n);
  yield `${text}</sheetData></worksheet>`;
}

interface Part {
  path: string;
  crc: number;
  size: number;
  packed: Buffer;
}

/** Packs a part as it is written, in the threads that zlib has. */
async function pack(path: string, text: AsyncIterable<string> | Iterable<string>): Promise<Part> {
  const deflate = createDeflateRaw({ level: 3 });
  const chunks: Buffer[] = [];
  deflate.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve, reject) => deflate.once("end", resolve).once("error", reject));
  let [crc, size] = [0, 0];
  for await (const piece of text) {
    const bytes = Buffer.from(piece, "utf8");
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once("drain", resolve));
  }
  deflate.end();
  await done;
  return { path, crc, size, packed: Buffer.concat(chunks) };
}

/** 1 January 1980, the first day a zip knows: the same rows give the same bytes. */
const zipDate = 0x21;

function zipped(parts: readonly Part[]): Uint8Array {
  const out: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, crc, size, packed } of parts) {
    const name = Buffer.from(path, "utf8");
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x0800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt16LE(zipDate, 8);
    head.writeUInt32LE(crc, 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(name.length, 22);
    out.push(Buffer.from([0x50, 0x4b, 3, 4]), head, name, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), head, tail, name);
    at += 30 + name.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...out, listed, end]);
}

const escapeName = (name: string): string => escapeXml(name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31));

/** An XLSX of plain tables, written row by row: 84,767 rows without holding anybody up. */
export async function plainXlsx(sheets: readonly PlainSheet[]): Promise<PlainWorkbook> {
  const rows: number[] = [];
  const parts: Part[] = [];
  const numbered = sheets.map((sheet, at) => ({ sheet, number: at + 1 }));
  const types = numbered
    .map(
      ({ number }) =>
        `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join("");
  const whole: [string, string][] = [
    [
      "[Content_Types].xml",
      `${heading}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`,
    ],
    [
      "_rels/.rels",
      `${heading}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${heading}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbered
        .map(({ sheet, number }) => `<sheet name="${escapeName(sheet.name)}" sheetId="${number}" r:id="rId${number}"/>`)
        .join("")}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${heading}<Relationships xmlns="${packaged}">${numbered
        .map(({ number }) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)
        .join("")}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ["xl/styles.xml", styles],
  ];
  for (const [path, text] of whole) parts.push(await pack(path, [text]));
  for (const { sheet, number } of numbered)
    parts.push(
      await pack(
        `xl/worksheets/sheet${number}.xml`,
        sheetXml(sheet, (n) => {
          rows[number - 1] = n;
        }),
      ),
    );
  return { bytes: zipped(parts), rows };
}
