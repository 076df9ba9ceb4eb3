import writeXlsxFile, { type SheetData, type Sheet as WrittenSheet } from "write-excel-file/node";
import type { IntakeCommune, IntakeDistrict } from "./commune-matching.ts";

/** Columns of the template in their order, with what the guide sheet says of each; every heading is one the intake knows. */
const columns: readonly { heading: string; width: number; must: boolean; guide: string; example: string }[] = [
  { heading: "STT", width: 6, must: false, guide: "Số chạy, không dùng khi nhập.", example: "1" },
  { heading: "Huyện, thành phố", width: 22, must: false, guide: "Cần khi tên xã có ở hai huyện (Xã Tả Lủng).", example: "Huyện Đồng Văn" },
  { heading: "Mã xã", width: 9, must: false, guide: "Mã của Tổng cục Thống kê, năm chữ số; có mã thì không cần tên xã.", example: "00715" },
  { heading: "Xã, phường, thị trấn", width: 26, must: true, guide: "Có dấu hoặc không dấu; ô trống lấy xã của dòng trên.", example: "Xã Lũng Cú" },
  { heading: "Khu vực bỏ phiếu số", width: 14, must: false, guide: "Số trong xã, từ 1; để trống thì lấy theo thứ tự trong xã.", example: "1" },
  { heading: "Tên khu vực bỏ phiếu", width: 34, must: true, guide: "Tên nơi đặt phòng bỏ phiếu.", example: "Nhà văn hóa thôn …" },
  { heading: "Địa điểm", width: 34, must: false, guide: "Thôn, tổ, xóm.", example: "Thôn …, xã Lũng Cú" },
  { heading: "Số cử tri", width: 11, must: true, guide: "Số nguyên; ghi 1475 hoặc 1.475 đều được.", example: "412" },
  {
    heading: "Kinh độ",
    width: 11,
    must: false,
    guide: "Độ WGS84, ví dụ 105,3185. Để trống thì đặt ở giữa xã, ghi “vị trí ước lượng”.",
    example: "105,3185",
  },
  { heading: "Vĩ độ", width: 11, must: false, guide: "Độ WGS84, ví dụ 23,3596.", example: "23,3596" },
  { heading: "Mức sẵn sàng", width: 14, must: false, guide: "Sẵn sàng, còn thiếu, không bảo đảm, hoặc để trống.", example: "sẵn sàng" },
  { heading: "Ghi chú", width: 26, must: false, guide: "Còn thiếu gì, ai xử lý.", example: "" },
];

const headerRow: SheetData[number] = columns.map(({ heading, must }) => ({
  value: heading,
  fontWeight: "bold",
  wrap: true,
  backgroundColor: must ? "#d9e2f3" : "#eeeeee",
  borderStyle: "thin",
}));

function listOf(communes: IntakeCommune[], districtNames: Map<string, string>): SheetData {
  return [
    headerRow,
    ...communes.map((commune, index): SheetData[number] => [index + 1, districtNames.get(commune.districtCode) ?? null, commune.code, commune.name]),
  ];
}

const guide: SheetData = [
  [{ value: "Cách điền danh sách khu vực bỏ phiếu", fontWeight: "bold", fontSize: 14 }],
  ["Mỗi dòng một khu vực bỏ phiếu. Xã có nhiều khu vực: chèn thêm dòng. Dòng mẫu chưa điền, dòng trống và dòng tổng được bỏ qua."],
  [],
  [
    { value: "Tiêu đề", fontWeight: "bold" },
    { value: "Bắt buộc", fontWeight: "bold" },
    { value: "Cách ghi", fontWeight: "bold" },
    { value: "Ví dụ", fontWeight: "bold" },
  ],
  ...columns.map(({ heading, must, guide, example }): SheetData[number] => [heading, must ? "có" : "", guide, example]),
];

/** An XLSX to fill in, every commune already in it: one list, or a sheet per district, and a guide to its columns. */
export async function pollingPlaceTemplate(communes: IntakeCommune[], districts: IntakeDistrict[], byDistrict: boolean): Promise<Uint8Array> {
  const names = new Map(districts.map((district) => [district.code, district.name]));
  const sheets: { name: string; data: SheetData }[] = byDistrict
    ? districts.map((district) => ({
        name: district.name,
        data: listOf(
          communes.filter((commune) => commune.districtCode === district.code),
          names,
        ),
      }))
    : [{ name: "Danh sách", data: listOf(communes, names) }];
  const list = sheets.map(
    ({ name, data }): WrittenSheet<never> => ({ sheet: name, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 }),
  );
  const help: WrittenSheet<never> = { sheet: "Hướng dẫn", data: guide, columns: [{ width: 26 }, { width: 10 }, { width: 80 }, { width: 24 }] };
  return new Uint8Array(await writeXlsxFile([...list, help]).toBuffer());
}
