import { describe, expect, test } from "vitest";
import { readWorkbook } from "../../../electron/intake/workbook.ts";
import { rawWorkbook, xlsx, zip } from "./made-files.ts";

const read = (bytes: Uint8Array, fileName = "danh-sach.xlsx") => readWorkbook({ fileName, bytes });
const problem = async (bytes: Uint8Array) => {
  const result = await read(bytes);
  if (result.ok) throw new Error("was read");
  return result.error;
};
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (address: string, value: string): string => `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe("files that are something else than their name", () => {
  test.each([
    ["a PDF", ascii("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "PDF"],
    ["an old .xls", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]), "kiểu cũ"],
    [
      "a password-protected XLSX",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from("EncryptedPackage", "utf16le")]),
      "mật khẩu",
    ],
    ["RTF", ascii("{\\rtf1\\ansi"), "RTF"],
    ["a picture", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), "ảnh"],
    ["a web page named .xls", ascii("<html><table><tr><td>1</td></tr></table></html>"), "trang web"],
    ["nothing at all", new Uint8Array(), "rỗng"],
    ["noise", new Uint8Array(Array.from({ length: 300 }, (_, index) => (index * 37) % 31)), "Không nhận ra"],
    ["a Word file", zip([{ path: "word/document.xml", content: ascii("<w/>") }]), "Word"],
    ["an .ods", zip([{ path: "content.xml", content: ascii("<o/>") }]), "LibreOffice"],
    ["any zip", zip([{ path: "a.txt", content: ascii("a") }]), "tệp nén"],
    ["a zip cut short", rawWorkbook("").slice(0, 200), "hỏng"],
  ])("%s is named", async (_, bytes, words) => {
    const { message, hint } = await problem(bytes);
    expect(message).toContain(words);
    expect(hint.length).toBeGreaterThan(10);
  });
});

describe("sizes are checked before anything is unpacked", () => {
  test("60 MB is refused and the limit stated", async () => {
    expect(await problem(new Uint8Array(60 * 1024 * 1024))).toMatchObject({ code: "too-large", message: expect.stringMatching(/60 MB.*20 MB/) });
  });

  test("a bomb is refused by what its directory declares", async () => {
    const zeros = new Uint8Array(30 * 1024 * 1024);
    const bomb = rawWorkbook("", [{ path: "xl/worksheets/sheet2.xml", content: zeros }]);
    expect(bomb.length).toBeLessThan(100_000);
    const { code, message, hint } = await problem(bomb);
    expect(code).toBe("too-large");
    expect(message).toContain("phình ra");
    expect(hint).toMatch(/20 MB.*100 MB.*250 lần/);
  });

  test("so is one that spreads over many parts", async () => {
    let state = 1;
    const noise = Uint8Array.from({ length: 40_000 }, () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    });
    const parts = Array.from({ length: 60 }, (_, index) => ({ path: `xl/media/${index}.xml`, content: noise, declared: 2_000_000 }));
    expect(await problem(rawWorkbook("", parts))).toMatchObject({ code: "too-large", message: expect.stringMatching(/115 MB.*100 MB/) });
  });

  test("a part that says it is small and is not is never unpacked beyond what it said", async () => {
    const lying = rawWorkbook("", [{ path: "xl/worksheets/sheet2.xml", content: new Uint8Array(30 * 1024 * 1024), declared: 5000 }]);
    expect(await problem(lying)).toMatchObject({ code: "unreadable-file", message: expect.stringContaining("hỏng") });
  });

  test.each(["A99999999", "ZZZZ1", "A1e9", "XFE1", "A0"])("a cell at %s is refused, not filled up to", async (address) => {
    expect((await problem(rawWorkbook(`<row>${text(address, "x")}</row>`))).code).toBe("unreadable-file");
  });

  test("a grid spread over millions of empty cells is refused", async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `<row r="${index + 1}">${text(`XFD${index + 1}`, "x")}</row>`).join("");
    expect(await problem(rawWorkbook(rows))).toMatchObject({ code: "too-large", message: expect.stringContaining("4.000.000") });
  });

  test("more rows than the limit are refused", async () => {
    const lines = "a,b\n".repeat(100_001);
    expect(await problem(ascii(lines))).toMatchObject({ code: "too-large", message: expect.stringContaining("100.000") });
  });
});

describe("cells", () => {
  test("text is made NFC and single-spaced, numbers stay numbers, gaps stay gaps", async () => {
    const result = await read(await xlsx({ "Huyện Đồng Văn": [["Tên".normalize("NFD"), null, " a \n b "], [], [1475, 1.5, true]] }));
    expect(result).toMatchObject({
      ok: true,
      value: {
        sheets: [
          {
            name: "Huyện Đồng Văn",
            rows: [["Tên", null, "a b"], [], [1475, 1.5, "true"]],
          },
        ],
      },
    });
  });

  test("a formula's stored value is used and said; one without is named", async () => {
    const bytes = rawWorkbook(
      `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="e"><v>#N/A</v></c></row>`,
    );
    const result = await read(bytes);
    if (!result.ok) throw new Error(result.error.message);
    const [sheet] = result.value.sheets;
    expect(sheet?.name).toBe("Danh sách");
    expect(sheet?.rows[0]?.[0]).toBe(2);
    expect(result.value.notes).toEqual([expect.stringContaining("3 ô là công thức")]);
    expect([...sheet!.unread]).toEqual([
      ["0:1", "công thức chưa có giá trị lưu sẵn"],
      ["0:2", "công thức báo lỗi"],
      ["0:3", "ô báo lỗi"],
    ]);
  });
});
