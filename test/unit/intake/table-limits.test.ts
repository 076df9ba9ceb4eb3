import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../../electron/intake/workbook.ts";
import { csv, rawWorkbook } from "./made-files.ts";

const read = (bytes: Uint8Array, fileName = "danh-sach.xlsx") => readWorkbook({ fileName, bytes });
const problem = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  if (result.ok) throw new Error("was read");
  return result.error;
};
const cell = (address: string): string => `<c r="${address}" t="inlineStr"><is><t>x</t></is></c>`;
/** A sheet with these cells, each in a row of its own. */
const sheetOf = (...addresses: string[]): Uint8Array =>
  rawWorkbook(addresses.map((address) => `<row r="${address.replace(/\D/g, "")}">${cell(address)}</row>`).join(""));

describe("a small file may not ask for a large table", () => {
  test.each([
    ["A1", "XFD1048576"],
    ["A1", "XFD2000"],
    ["XFD1", "A1048576"],
    ["A1", "CZ50000"],
  ])("%s and %s: the rectangle between them is refused before it is filled", async (...addresses) => {
    const bytes = sheetOf(...addresses);
    expect(bytes.length).toBeLessThan(3000);
    expect(await problem(bytes)).toMatchObject({ code: "too-large", message: expect.stringContaining("4.000.000 ô") });
  });

  test("a cell beyond the widest table is refused and the limit stated", async () => {
    expect(await problem(sheetOf("A1", "GS2"))).toMatchObject({ code: "too-large", message: "Tệp có bảng rộng 201 cột, quá giới hạn 200 cột." });
    expect(await read(sheetOf("A1", "GR2"))).toMatchObject({ ok: true });
  });

  test("more rows than the limit are refused before the table is read", async () => {
    expect(await problem(sheetOf("A1", "A100001"))).toMatchObject({ code: "too-large", message: "Tệp có 100.001 hàng, quá giới hạn 100.000 hàng." });
  });

  test("cells with a colour and no value take no room", async () => {
    const painted = rawWorkbook(`<row r="1">${cell("A1")}<c r="XFD1" s="1"/></row><row r="2"><c r="XFD2" s="1"/></row>`);
    expect(await read(painted)).toMatchObject({ ok: true, value: { sheets: [{ rows: [["x"]] }] } });
  });

  test("a sheet listed over and over counts each time", async () => {
    const workbook = `<workbook xmlns:r="r"><sheets>${'<sheet name="a>b" sheetId="1" r:id="rId1"/>'.repeat(100)}</sheets></workbook>`;
    const bytes = rawWorkbook(`<row r="1">${cell("A1")}</row><row r="2000">${cell("CA2000")}</row>`, [
      { path: "xl/workbook.xml", content: new TextEncoder().encode(workbook) },
    ]);
    expect(await problem(bytes)).toMatchObject({ code: "too-large", message: expect.stringContaining("4.000.000 ô") });
  });

  test("empty rows to the foot of many sheets are refused", async () => {
    const last = new TextEncoder().encode('<worksheet><sheetData><row r="1048576"/></sheetData></worksheet>');
    const beside = Array.from({ length: 5 }, (_, index) => ({ path: `xl/worksheets/sheet${index + 2}.xml`, content: last }));
    expect(await problem(rawWorkbook(`<row r="1">${cell("A1")}</row>`, beside))).toMatchObject({ code: "too-large" });
  });
});

describe("text files are measured before they are taken apart", () => {
  test("one row of half a million columns", async () => {
    expect(await problem(csv("a,".repeat(500_000)))).toMatchObject({
      code: "too-large",
      message: "Tệp có bảng rộng 500.000 cột, quá giới hạn 200 cột.",
    });
  });

  test("two million short rows", async () => {
    expect(await problem(csv("1,2\n".repeat(2_000_000)))).toMatchObject({
      code: "too-large",
      message: "Tệp có 2.000.000 hàng, quá giới hạn 100.000 hàng.",
    });
  });

  test("five million empty cells within rows that begin with one", async () => {
    expect(await problem(csv(`a${",".repeat(500)}\n`.repeat(10_000)))).toMatchObject({
      code: "too-large",
      message: expect.stringContaining("4.000.000 ô"),
    });
  });

  test("line ends and delimiters within quotes count for nothing", async () => {
    const rows = `Xã,"${"x,\n".repeat(150_000)}"\r\n"a ""b"", c",d\r\n`;
    expect(await read(csv(rows), "a.csv")).toMatchObject({
      ok: true,
      value: {
        sheets: [
          {
            rows: [
              ["Xã", expect.any(String)],
              ['a "b", c', "d"],
            ],
          },
        ],
      },
    });
  });

  test("empty cells and lines to the right and below are no table", async () => {
    const wide = `Xã,Tên${",".repeat(16_000)}\n`;
    expect(await read(csv(`${wide}Lũng Cú,A\n${"\n,,,\n".repeat(200_000)}`), "a.csv")).toMatchObject({
      ok: true,
      value: {
        sheets: [
          {
            rows: [
              ["Xã", "Tên"],
              ["Lũng Cú", "A"],
            ],
          },
        ],
      },
    });
  });
});

test("other work goes on while a long file is read", async () => {
  let turns = 0;
  let open = true;
  const turn = (): void => {
    turns++;
    if (open) setImmediate(turn);
  };
  setImmediate(turn);
  const result = await read(csv("Lũng Cú;1;Nhà văn hóa;300\n".repeat(100_000)), "a.csv");
  open = false;
  expect(result.ok).toBe(true);
  expect(turns).toBeGreaterThan(5);
});
