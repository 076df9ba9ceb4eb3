import writeXlsxFile, { type Cell, type Sheet, type SheetData } from "write-excel-file/node";
import { readinessNames } from "../domain/readiness.ts";
import { certaintyNames, exerciseWords, headOf, positionNames, type TouchedPlace, type TouchedReport, toldAt } from "./touched-report.ts";

/**
 * Text as text whatever it begins with: `=`, `+`, `-` and `@` are never taken for a formula, here (a string cell) or when the cell is
 * edited later (text format).
 */
const textCell = (value: string): Cell => ({ value, type: String, format: "@", wrap: true, alignVertical: "top" });
const heading = (value: string): Cell => ({ value, type: String, fontWeight: "bold", wrap: true, backgroundColor: "#e7e6e6", borderStyle: "thin" });
const numberCell = (value: number | null): Cell =>
  value === null ? textCell("chưa có") : { value, type: Number, format: "#,##0", alignVertical: "top" };
const mark = (report: TouchedReport): SheetData =>
  report.exercise ? [[{ value: exerciseWords, type: String, fontWeight: "bold", textColor: "#b00020" }]] : [];

function summary(report: TouchedReport): SheetData {
  return [
    ...mark(report),
    [{ value: "Danh sách xã và khu vực bỏ phiếu bị ảnh hưởng", type: String, fontWeight: "bold", fontSize: 14 }],
    ...headOf(report).map(([label, value]): Cell[] => [{ value: label, type: String, fontWeight: "bold", alignVertical: "top" }, textCell(value)]),
  ];
}

/** A word as it stands at the start of a cell. */
const atStart = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `00715-02` is number 2 of its commune. */
const numberOf = ({ id }: TouchedPlace): number | null => {
  const number = Number(id.slice(id.lastIndexOf("-") + 1));
  return Number.isInteger(number) ? number : null;
};

/** Reason and age stand in the paper where the room tells them. */
const tellsWhy = (report: TouchedReport): boolean => report.places.some(({ note, asOf }) => note !== undefined || asOf !== undefined);

const placeColumns = (why: boolean): string[] => [
  "STT",
  "Mức chắc chắn",
  "Mã",
  "Số KVBP",
  "Khu vực bỏ phiếu",
  "Xã, phường, thị trấn",
  "Huyện, thành phố",
  "Cử tri",
  "Sẵn sàng",
  ...(why ? ["Lý do, ghi chú", "Tin lúc"] : []),
  "Vĩ độ",
  "Kinh độ",
  "Vị trí",
];
const placeRow = (place: TouchedPlace, index: number, { madeAt }: TouchedReport, why: boolean): Cell[] => [
  numberCell(index + 1),
  textCell(certaintyNames[place.certainty]),
  textCell(place.id),
  numberCell(numberOf(place)),
  textCell(place.name),
  textCell(place.commune),
  textCell(place.district),
  numberCell(place.voters),
  textCell(atStart(readinessNames[place.readiness])),
  ...(why ? [textCell(place.note ?? ""), textCell(toldAt(place.asOf ?? null, madeAt))] : []),
  { value: place.lat, type: Number, format: "0.00000", alignVertical: "top" },
  { value: place.lon, type: Number, format: "0.00000", alignVertical: "top" },
  textCell(positionNames[place.position]),
];

/** Certain places first, then the possible ones, each with its sum: the two are never added together. */
function placesSheet(report: TouchedReport): SheetData {
  const why = tellsWhy(report);
  const side = (certainty: TouchedPlace["certainty"]): SheetData => {
    const rows = report.places.filter((place) => place.certainty === certainty);
    if (rows.length === 0) return [];
    const { voters } = report.touched[certainty];
    return [
      ...rows.map((place, index) => placeRow(place, index, report, why)),
      [
        null,
        heading(`Cộng: ${certaintyNames[certainty]}`),
        null,
        null,
        null,
        null,
        null,
        { value: voters, type: Number, format: "#,##0", fontWeight: "bold" },
      ],
    ];
  };
  return [...mark(report), placeColumns(why).map(heading), ...side("certain"), ...side("possible")];
}

function communesSheet(report: TouchedReport): SheetData {
  const count = (code: string, certainty: TouchedPlace["certainty"]): TouchedPlace[] =>
    report.places.filter((place) => place.communeCode === code && place.certainty === certainty);
  const voters = (places: TouchedPlace[]): number => places.reduce((so, place) => so + (place.voters ?? 0), 0);
  return [
    ...mark(report),
    ["Mã", "Xã, phường, thị trấn", "Huyện, thành phố", "KVBP chắc chắn", "Cử tri chắc chắn", "KVBP có thể", "Cử tri có thể"].map(heading),
    ...report.communes.map(({ code, name, district }): Cell[] => {
      const [certain, possible] = [count(code, "certain"), count(code, "possible")];
      return [
        textCell(code),
        textCell(name),
        textCell(district),
        numberCell(certain.length),
        numberCell(voters(certain)),
        numberCell(possible.length),
        numberCell(voters(possible)),
      ];
    }),
  ];
}

/** The list as an XLSX of three sheets: summary, polling places, communes. */
export async function touchedXlsx(report: TouchedReport): Promise<Uint8Array> {
  const widths = (...characters: number[]): { width: number }[] => characters.map((width) => ({ width }));
  const sticky = (report.exercise ? 1 : 0) + 1;
  const sheets: Sheet<never>[] = [
    { sheet: "Tổng hợp", data: summary(report), columns: widths(36, 90) },
    {
      sheet: "Khu vực bỏ phiếu",
      data: placesSheet(report),
      columns: widths(6, 18, 11, 9, 38, 26, 24, 10, 14, ...(tellsWhy(report) ? [40, 26] : []), 11, 11, 12),
      stickyRowsCount: sticky,
      orientation: "landscape",
    },
    { sheet: "Xã, phường, thị trấn", data: communesSheet(report), columns: widths(9, 28, 26, 12, 12, 12, 12), stickyRowsCount: sticky },
  ];
  return new Uint8Array(await writeXlsxFile(sheets).toBuffer());
}
