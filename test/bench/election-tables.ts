import { elections, type PlaceTableRow } from "../../electron/contract/index.ts";
import { guessReports, type NamedSlot } from "../../electron/intake/figure-columns.ts";
import { unitIndex } from "../../electron/intake/figure-units.ts";
import { readReports } from "../../electron/intake/report-table.ts";
import { readWorkbook } from "../../electron/intake/workbook.ts";
import { type PlacesPaper, placesXlsx } from "../../electron/reports/places-table.ts";
import { COMMUNES, DISTRICTS, PLACES, SLOTS } from "./election-load.ts";
import type { BenchRow } from "./row.ts";

const two = (value: number): string => String(value).padStart(2, "0");
const slots: NamedSlot[] = Array.from({ length: SLOTS }, (_, at) => ({
  key: `t${two(7 + at * 2)}`,
  name: `Báo cáo ${7 + at * 2} giờ`,
  asOf: `${two(7 + at * 2)}:00`,
}));

interface Place {
  code: string;
  number: number;
  communeCode: string;
  name: string;
}

/** The country as units with codes and names. */
const country = () => {
  const communes = Array.from({ length: COMMUNES }, (_, at) => ({
    code: String(at + 1).padStart(5, "0"),
    name: `Xã Thử Nghiệm ${at}`,
    districtCode: String(Math.floor((at * DISTRICTS) / COMMUNES)).padStart(3, "0"),
  }));
  const districts = Array.from({ length: DISTRICTS }, (_, at) => ({ code: String(at).padStart(3, "0"), name: `Huyện Thử ${at}` }));
  const places: Place[] = [];
  for (const [at, { code }] of communes.entries()) {
    const count = Math.floor(((at + 1) * PLACES) / COMMUNES) - Math.floor((at * PLACES) / COMMUNES);
    for (let number = 1; number <= count; number += 1)
      places.push({ code: `${code}-${two(number)}`, number, communeCode: code, name: `Khu vực bỏ phiếu số ${number}` });
  }
  return { communes, districts, places };
};

/** One CSV of every place with its seven slots side by side, as a national collection would come: 593,369 reports. */
async function csvRow(): Promise<BenchRow> {
  const { communes, districts, places } = country();
  const lines = [`Mã KVBP,Số cử tri,${slots.map(({ asOf }) => `${Number(asOf.slice(0, 2))} giờ`).join(",")}`];
  let expected = 0;
  for (const [at, { code }] of places.entries()) {
    const voted = slots.map((_, slot) => 40 * (slot + 1) + (at % 7));
    expected += voted.reduce((sum, one) => sum + one, 0);
    lines.push(`${code},${400 + (at % 300)},${voted.join(",")}`);
  }
  const bytes = Buffer.from(lines.join("\r\n"), "utf8");
  const began = performance.now();
  const workbook = await readWorkbook({ fileName: "ca-nuoc.csv", bytes });
  const sheet = workbook.ok ? workbook.value.sheets[0] : undefined;
  const shape = sheet ? guessReports(sheet, slots) : null;
  let [reports, voted] = [0, 0];
  if (sheet && shape) {
    const index = unitIndex({ communes, districts, former: [], places: new Map(places.map((place) => [place.code, place])) });
    for (const { told } of readReports(sheet, shape, index, { slots, slot: null, date: "2021-05-23" })) {
      reports += told.length;
      for (const one of told) for (const election of elections) voted += one.voted[election] ?? 0;
    }
  }
  const perSecond = reports / ((performance.now() - began) / 1000);
  return {
    job: "593,369 reports from one CSV, read, matched to their places and judged",
    unit: "reports per second",
    ours: perSecond,
    peers: {},
    ratio: null,
    bar: "≥ 20.000 a second",
    holds: reports === PLACES * SLOTS && perSecond >= 20_000,
    checksum_ok: reports === PLACES * SLOTS && voted === expected,
    note: "from the file's bytes to figures by unit and slot; writing them to the journal is the journal suite's bulk load",
  };
}

const rowOf = (place: Place): PlaceTableRow => ({
  ...place,
  address: null,
  commune: "Xã Thử Nghiệm",
  districtCode: "001",
  district: "Huyện Thử",
  voters: 812,
  at: { lon: 105.1, lat: 22.8, estimated: false },
  readiness: "ready",
  readinessConflict: false,
  day: "opened",
  dayMark: "good",
  dayConflict: false,
  since: "2021-05-23T07:00:00+07:00",
  dayFlags: [],
  owed: "on-time",
  voted: 640,
  votersOf: 812,
  remaining: 172,
  turnoutFlags: 0,
  contact: true,
  asOf: "2021-05-23T08:40:00+07:00",
  invented: true,
});

async function exportRow(): Promise<BenchRow> {
  const rows = country().places.map(rowOf);
  const paper: PlacesPaper = {
    rows: () => rows,
    matching: rows.length,
    exercise: true,
    slotName: "Báo cáo 9 giờ",
    certificate: {
      total: rows.length,
      matching: rows.length,
      voters: rows.length * 812,
      votersKnown: rows.length,
      head: "0".repeat(64),
      madeAt: "2021-05-23T09:00:00+07:00",
      filter: "tất cả",
    },
  };
  const began = performance.now();
  const { certificate } = await placesXlsx(paper);
  const ms = performance.now() - began;
  return {
    job: "84,767 places to XLSX with their certificate",
    unit: "ms",
    ours: ms,
    peers: {},
    ratio: null,
    bar: "< 5.000 ms, rows in = rows out",
    holds: ms < 5000 && certificate.written === PLACES,
    checksum_ok: certificate.written === PLACES,
  };
}

/** The tables of the election desk at the country's size. */
export const tableRows = async (): Promise<BenchRow[]> => [await csvRow(), await exportRow()];
