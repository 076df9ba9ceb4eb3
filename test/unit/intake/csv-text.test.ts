import { describe, expect, test } from "vitest";
import { decodeText, readCsv } from "../../../electron/intake/csv-text.ts";

const line = "Xã Lũng Cú;Đồng Văn;1.475";
const utf16 = (text: string, swap: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, "utf16le");
  return new Uint8Array(swap ? bytes.swap16() : bytes);
};
/** "Xã Lũng Cú;Đồng Văn" as windows-1258 has it: base letters and combining marks. */
const windows1258 = Uint8Array.from(Buffer.from("5861de204c75de6e672043fa3bd0f4cc6e672056e36e", "hex"));

describe("encodings", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode(line)],
    ["UTF-8 with its mark", new TextEncoder().encode(`\uFEFF${line}`)],
    ["UTF-16 little-endian", utf16(line, false, true)],
    ["UTF-16 big-endian", utf16(line, true, true)],
  ])("%s", (_, bytes) => expect(readCsv(bytes)).resolves.toMatchObject({ ok: true, value: { rows: [["Xã Lũng Cú", "Đồng Văn", "1.475"]] } }));

  test("UTF-16 without a mark", () => {
    const ascii = "Xa Lung Cu;Dong Van;1475\n".repeat(3);
    expect(decodeText(utf16(ascii, false, false))).toMatchObject({ ok: true, value: { text: ascii, encoding: "UTF-16" } });
    expect(decodeText(utf16(ascii, true, false))).toMatchObject({ ok: true, value: { text: ascii } });
  });

  test("windows-1258 becomes NFC", () => {
    expect(decodeText(windows1258)).toEqual({
      ok: true,
      value: { text: "Xã Lũng Cú;Đồng Văn", encoding: "windows-1258" },
    });
  });

  test("TCVN3 becomes Unicode and says so; VNI is named as a strange code page", () => {
    const tcvn3 = Uint8Array.from(
      "X· Lòng Có;HuyÖn §ång V¨n;Khu vùc bá phiÕu;Sè cö tri;x· Tµ Lñng;th«n B¶n".split("").map((sign) => sign.charCodeAt(0)),
    );
    expect(decodeText(tcvn3)).toEqual({
      ok: true,
      value: {
        text: "Xã Lũng Cú;Huyện Đồng Văn;Khu vực bỏ phiếu;Số cử tri;xã Tà Lủng;thôn Bản",
        encoding: "TCVN3 (.VnTime), đã chuyển sang Unicode",
      },
    });
    const vni = Uint8Array.from("Xaõ Luõng Cuù;Huyeän Ñoàng Vaên;Khu vöïc boû phieáu;Soá cöû tri".split("").map((sign) => sign.charCodeAt(0)));
    expect(decodeText(vni)).not.toMatchObject({ ok: true, value: { encoding: expect.stringContaining("TCVN3") } });
  });
});

describe("delimiters", () => {
  test.each([",", ";", "\t", "|"])("%j is found even where cells hold other signs", async (delimiter) => {
    const text = [
      ["Xã", "Tên", "Số cử tri"],
      ["Lũng Cú", '"Thôn A, B; C"', "1.475"],
      ["Má Lé", "Thôn D", "300"],
    ]
      .map((row) => row.join(delimiter))
      .join("\r\n");
    expect(await readCsv(new TextEncoder().encode(text))).toMatchObject({
      ok: true,
      value: {
        rows: [
          ["Xã", "Tên", "Số cử tri"],
          ["Lũng Cú", "Thôn A, B; C", "1.475"],
          ["Má Lé", "Thôn D", "300"],
        ],
      },
    });
  });

  test("Excel's own sep= line is obeyed, and row numbers keep", async () => {
    expect(await readCsv(new TextEncoder().encode("sep=;\r\na,b;c\r\n\r\nd;e\r\n\r\n"))).toMatchObject({
      ok: true,
      value: { rows: [[], ["a,b", "c"], [""], ["d", "e"]] },
    });
  });

  test.each([
    ["an open quote", 'Xã,Tên\nLũng Cú,"Thôn A\n', "tới dòng 2, hết tệp: dấu ngoặc kép mở mà không đóng"],
    ["words after a closed quote", 'Xã,Tên\nMá Lé,B\nLũng Cú,"Thôn" A\n', "dòng 3: sau dấu ngoặc kép đóng còn chữ, trước dấu ngăn cách"],
    ["the same below Excel's own line", 'sep=,\nXã,Tên\nLũng Cú,"Thôn" A\n', "dòng 3: sau dấu ngoặc kép đóng còn chữ, trước dấu ngăn cách"],
  ])("%s is refused in words that name the row", async (_, text, reason) => {
    expect(await readCsv(new TextEncoder().encode(text))).toMatchObject({
      ok: false,
      error: { code: "unreadable-file", message: expect.stringContaining("ngoặc kép"), reasons: [reason] },
    });
  });
});
