import { elections, type ReportingRegimeFields } from "../../electron/contract/index.ts";
import { defaultRegime } from "../../electron/domain/election/reporting-default.ts";
import { guessReports, type NamedSlot } from "../../electron/intake/figure-columns.ts";
import { unitIndex } from "../../electron/intake/figure-units.ts";
import { readReports } from "../../electron/intake/report-table.ts";
import { readWorkbook } from "../../electron/intake/workbook.ts";
import { type PlacesPaper, placesCsv, placesXlsx } from "../../electron/reports/places-table.ts";
import { reportEdit } from "../../electron/room/desks/election-figure-edits.ts";
import { ElectionShelf } from "../../electron/room/election/election-books.ts";
import type { Viewer } from "../../electron/room/room.ts";
import { RoomClock } from "../../electron/room/room-clock.ts";
import { NIGHT } from "./election-alerts.ts";
import { type Country, country, minuteMs } from "./election-country.ts";
import { PLACES, SLOTS } from "./election-load.ts";
import type { BenchRow } from "./row.ts";

const desk: Viewer = { clearance: "restricted", mayWrite: true, actor: "Bàn Bầu cử" };
const two = (value: number): string => String(value).padStart(2, "0");
const slots: NamedSlot[] = Array.from({ length: SLOTS }, (_, at) => ({
  key: `t${two(7 + at * 2)}`,
  name: `Báo cáo ${7 + at * 2} giờ`,
  asOf: `${two(7 + at * 2)}:00`,
}));
/** Seven reports of who voted, so that every one of them has figures to be judged. */
const regime: ReportingRegimeFields = {
  ...defaultRegime,
  version: 1,
  slots: slots.map(({ key, name, asOf }) => ({ key, name, asOf, content: "turnout", due: { place: `${asOf.slice(0, 2)}:10` } })),
  inForceFrom: "2021-05-22T00:00:00+07:00",
  invented: true,
  marking: "open",
  deleted: false,
};

/** One CSV of every place with its seven slots side by side, as a national collection would come: 593,369 reports. */
async function csvRow(): Promise<BenchRow> {
  const { picture, ground, places } = await country(0);
  picture.put("reporting-regime", "1", regime, "2021-05-22T00:00:00+07:00");
  const room = {
    picture,
    election: new ElectionShelf(ground),
    clock: new RoomClock(
      () => minuteMs(NIGHT),
      () => 0,
    ),
  };
  const { communes, districts } = ground.boundaries();
  const lines = [`Mã KVBP,Số cử tri,${slots.map(({ asOf }) => `${Number(asOf.slice(0, 2))} giờ`).join(",")}`];
  let expected = 0;
  for (const [at, code] of places.entries()) {
    const voted = slots.map((_, slot) => 40 * (slot + 1) + (at % 7));
    expected += voted.reduce((sum, one) => sum + one, 0);
    lines.push(`${code},${picture.record("polling-place", code)?.fields.voters},${voted.join(",")}`);
  }
  const bytes = Buffer.from(lines.join("\r\n"), "utf8");
  const began = performance.now();
  const workbook = await readWorkbook({ fileName: "ca-nuoc.csv", bytes });
  const sheet = workbook.ok ? workbook.value.sheets[0] : undefined;
  const shape = sheet ? guessReports(sheet, slots) : null;
  let [reports, voted, edits, flagged] = [0, 0, 0, 0];
  if (sheet && shape) {
    const known = places.flatMap((code) => picture.record("polling-place", code)?.fields ?? []);
    const named = known.map((fields, at) => ({ code: places[at]!, number: fields.number, communeCode: fields.communeCode, name: fields.name }));
    const index = unitIndex({
      communes: [...communes.values()],
      districts: [...districts.values()],
      former: [],
      places: new Map(named.map((place) => [place.code, place])),
    });
    for (const { told } of readReports(sheet, shape, index, { slots, slot: null, date: "2021-05-23" }))
      for (const one of told) {
        reports += 1;
        for (const election of elections) voted += one.voted[election] ?? 0;
        const made = reportEdit(room, desk, one, "ca-nuoc.csv");
        if ("refused" in made || !made.edit) continue;
        edits += 1;
        if (made.flags.length > 0) flagged += 1;
      }
  }
  const perSecond = reports / ((performance.now() - began) / 1000);
  const isWhole = reports === PLACES * SLOTS && edits === reports && voted === expected;
  return {
    job: "593,369 reports from one CSV, read, matched to their places, judged and made into records to be kept",
    unit: "reports per second",
    ours: perSecond,
    peers: {},
    ratio: null,
    bar: "≥ 20.000 a second",
    holds: perSecond >= 20_000,
    checksum_ok: isWhole,
    note: `from the file's bytes to ${edits.toLocaleString("en")} edits, ${flagged.toLocaleString("en")} of them flagged as higher than the voters listed; writing them to the journal is the journal suite's bulk load`,
  };
}

const names = { xlsx: "XLSX", csv: "CSV" } as const;

/** Rows put together from the books and written with their certificate. */
async function exportRow(land: Country, format: keyof typeof names): Promise<BenchRow> {
  const { reports, table } = new ElectionShelf(land.ground).booksFor("restricted");
  const nowMs = minuteMs(NIGHT);
  const slot = reports.slotAt("t19", nowMs);
  const time = { nowMs, slot, standing: "all" } as const;
  // The table is open before anybody takes it out: the books have been asked for a row.
  const first = table.place(land.places[0] ?? "");
  if (first) table.facts(time).row(first);
  const began = performance.now();
  const picked = table.pick({}, { by: "code" }, time);
  const facts = table.facts(time);
  const rows = picked.codes.flatMap((code) => {
    const place = table.place(code);
    return place ? [facts.row(place)] : [];
  });
  const { codes, voters, votersKnown } = picked;
  const paper: PlacesPaper = {
    rows: () => rows,
    matching: codes.length,
    exercise: true,
    slotName: slot?.slot.name ?? null,
    certificate: {
      total: table.total,
      matching: codes.length,
      voters,
      votersKnown,
      head: "0".repeat(64),
      madeAt: "2021-05-23T22:45:00+07:00",
      filter: "tất cả",
    },
  };
  const { certificate } = await (format === "xlsx" ? placesXlsx(paper) : placesCsv(paper));
  const ms = performance.now() - began;
  const listed = land.places.reduce((sum, code) => sum + (land.picture.record("polling-place", code)?.fields.voters ?? 0), 0);
  return {
    job: `84,767 places to ${names[format]}: rows picked, put together and written with their certificate`,
    unit: "ms",
    ours: ms,
    peers: {},
    ratio: null,
    bar: "< 5.000 ms, rows in = rows out",
    holds: ms < 5000,
    checksum_ok: certificate.written === PLACES && certificate.matching === PLACES && certificate.voters === listed,
  };
}

/** The tables of the election desk at the country's size; `land` at night, with all of the day's reports. */
export const tableRows = async (land: Country): Promise<BenchRow[]> => [await exportRow(land, "xlsx"), await exportRow(land, "csv"), await csvRow()];
