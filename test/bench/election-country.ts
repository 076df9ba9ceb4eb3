import {
  type AreaGeometry,
  type FieldsOf,
  type Marking,
  noCounts,
  perKind,
  type QuickReportFields,
  type RecordKind,
  type Touched,
  type UnitKey,
} from "../../electron/contract/index.ts";
import { defaultRegime } from "../../electron/domain/election/reporting-default.ts";
import type { FieldOrigin, FoldedRecord } from "../../electron/journal/journal.ts";
import type { BoundaryMap, Unit } from "../../electron/room/boundary-map.ts";
import { Consequences, type Reckoning } from "../../electron/room/consequences.ts";
import type { ElectionGround } from "../../electron/room/election/ground.ts";
import { blankReport, reportId } from "../../electron/room/exercise/quick-reports.ts";
import type { Picture } from "../../electron/room/picture.ts";
import { seeded } from "../unit/spatial/hagiang.ts";
import { COMMUNES, DISTRICTS, dealt, PLACES } from "./election-load.ts";

type Kept = { [K in RecordKind]: Map<string, FoldedRecord<K>> };

const two = (value: number): string => String(value).padStart(2, "0");
const clock = (minutes: number): string => `2021-05-23T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00+07:00`;
/** Minutes of election day as ms since 1970. */
export const minuteMs = (minutes: number): number => Date.parse(clock(minutes));
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

/** Records as a room's picture has them, told by hand. */
export class CountryPicture implements Picture {
  readonly #kept: Kept = perKind(() => new Map());
  readonly #origins = new Map<string, FieldOrigin>();

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    return this.#kept[kind].get(id);
  }

  records<K extends RecordKind>(kind: K): Iterable<FoldedRecord<K>> {
    return this.#kept[kind].values();
  }

  /** Keeps a record all of whose fields were told at one moment. */
  put<K extends RecordKind>(kind: K, id: string, fields: FieldsOf<K>, knownAt: string): void {
    const origins: FoldedRecord<K>["origins"] = {};
    const origin = this.#originOf(knownAt);
    for (const field in fields) origins[field] = origin;
    const marking: Marking = "open";
    this.#kept[kind].set(id, { kind, id, fields, origins, conflicts: [], editedAfterDeletion: false, marking, knownAt });
  }

  #originOf(at: string): FieldOrigin {
    const known = this.#origins.get(at) ?? { entry: "e", changeSet: "c", actor: "Bàn Bầu cử", station: "s", knownAt: at, trueAt: at };
    this.#origins.set(at, known);
    return known;
  }
}

export interface CountrySize {
  places: number;
  communes: number;
  districts: number;
}
const whole: CountrySize = { places: PLACES, communes: COMMUNES, districts: DISTRICTS };

/** The country as a room's election books see it. */
export interface Country {
  picture: CountryPicture;
  ground: Omit<ElectionGround, "clearance">;
  /** Codes of all places, in order. */
  places: readonly string[];
}

const entered = { invented: true, source: "đo tốc độ, hư cấu", marking: "open", deleted: false } as const;
const untaken = { notOpen: null, opened: null, closed: null, counting: null, minutes: null, handedOver: null, note: null };
const step = (minute: number) => ({ at: clock(minute), by: "Tổ bầu cử" });
const square = {
  type: "Polygon" as const,
  coordinates: [
    [
      [105, 22],
      [105.01, 22],
      [105.01, 22.01],
      [105, 22.01],
      [105, 22],
    ],
  ],
};

const unit = (code: string, name: string, districtCode: string): Unit => ({
  code,
  name,
  type: "xã",
  districtCode,
  label: [105, 22],
  touchesChina: false,
  geometry: square,
});

/** Boundaries with the country's numbers of districts and communes, by code. */
const countryBoundaries = (size: CountrySize): BoundaryMap => {
  const [communes, districts] = [new Map<string, Unit>(), new Map<string, Unit>()];
  let at = 0;
  for (const [district, count] of dealt(size.communes, size.districts).entries()) {
    const code = String(district + 1).padStart(3, "0");
    districts.set(code, unit(code, `Huyện Thử ${code}`, code));
    for (let n = 0; n < count; n++) {
      at += 1;
      const commune = String(at).padStart(5, "0");
      communes.set(commune, unit(commune, `Xã Thử Nghiệm ${commune}`, code));
    }
  }
  return { communes, districts, info: { fileName: "", attribution: "", validFrom: "2021-05-23", validTo: null, builtIn: true } };
};

/** A report of a place at a slot, a share of its voters having voted. */
export const placeReport = (slot: string, place: string, voted: number, minute: number): QuickReportFields => ({
  ...blankReport(slot, `place:${place}`, 0, 0),
  asOf: clock(minute - 8),
  receivedAt: clock(minute),
  voters: noCounts,
  voted: { assembly: voted, province: voted, district: voted, commune: voted },
  standing: "approved",
});

/**
 * A day of the whole country up to a minute of election day: every place with its voters, team, opening and what it told at each slot; every
 * commune with its contact, rehearsal and own totals; zones, risk areas, incidents and sites. Three in a hundred are silent each time, one
 * in a hundred told something odd. The same on every run.
 */
export async function country(untilMinute: number, size: CountrySize = whole): Promise<Country> {
  const random = seeded(20210523);
  const picture = new CountryPicture();
  const boundaries = countryBoundaries(size);
  const places: string[] = [];
  const communes = [...boundaries.communes.values()];
  const slots = defaultRegime.slots.filter(({ asOf }) => minutesOf(asOf) + 10 <= untilMinute);
  const before = "2021-05-22T16:00:00+07:00";
  const contact = (key: UnitKey): void =>
    picture.put("contact", key, { person: "Nguyễn Văn Thử", duty: null, phone: "0900 000 001", deputy: null, deputyPhone: null, ...entered }, before);
  const report = (slot: string, key: UnitKey, fields: QuickReportFields): void =>
    picture.put("quick-report", reportId(slot, key), fields, fields.receivedAt);
  contact("province");
  for (const code of boundaries.districts.keys()) contact(`district:${code}`);
  for (const [at, count] of dealt(size.places, size.communes).entries()) {
    const { code: communeCode } = communes[at]!;
    if (random() > 0.01) contact(`commune:${communeCode}`);
    const teams = ["Tổ 1"];
    picture.put(
      "rehearsal",
      `rehearsal-${communeCode}`,
      {
        unit: `commune:${communeCode}`,
        form: "on-site",
        scenario: "covid-home",
        date: "2021-05-20",
        teams,
        defects: null,
        mendedAt: null,
        ...entered,
      },
      before,
    );
    for (const date of ["2021-05-19", "2021-05-20", "2021-05-21", "2021-05-22"])
      picture.put(
        "unit-review",
        `commune:${communeCode}/${date}`,
        {
          unit: `commune:${communeCode}`,
          date,
          outcome: "ready",
          defects: null,
          signedBy: random() > 0.02 ? "Chủ tịch" : null,
          signedAt: null,
          ...entered,
        },
        `${date}T17:00:00+07:00`,
      );
    const votedOf = new Map<string, number>();
    for (let number = 1; number <= count; number++) {
      const code = `${communeCode}-${two(number)}`;
      places.push(code);
      const voters = 300 + Math.floor(random() * 900);
      const words = { name: `Nhà văn hóa thôn ${number}`, address: null, location: null, readinessNote: null };
      picture.put("polling-place", code, { communeCode, number, voters, readiness: "ready", ...words, ...entered }, before);
      const four = { assembly: voters, province: voters, district: voters, commune: voters };
      picture.put("electorate", code, { posted: four, fixed: four, changeReason: null, ...entered }, before);
      picture.put(
        "polling-team",
        code,
        { head: 1, deputy: 1, secretary: 1, member: 9 + Math.floor(random() * 6), trained: 11, police: 1, names: null, ...entered },
        before,
      );
      const told = 400 + Math.floor(random() * 35);
      const isSilent = random() < 0.03;
      const closes = 1140 + Math.floor(random() * 90);
      if (!isSilent && told <= untilMinute) {
        const closed = closes <= untilMinute && random() > 0.03 ? step(closes) : null;
        const day = { ...untaken, opened: step(Math.min(told, 420)), closed };
        picture.put("polling-day", code, { ...day, ...entered }, clock(closed ? closes : told));
      }
      let left = 1;
      for (const { key, asOf, content } of slots) {
        left *= 0.35 + 0.3 * random();
        if (random() < 0.03) continue;
        const isOdd = random() < 0.002;
        const voted = Math.floor(voters * (1 - left)) + (isOdd ? voters : 0);
        const fields = placeReport(key, code, voted, minutesOf(asOf) + Math.floor(random() * 10));
        if (content === "turnout") votedOf.set(key, (votedOf.get(key) ?? 0) + voted);
        report(key, `place:${code}`, content === "turnout" ? fields : { ...fields, voted: noCounts });
      }
    }
    for (const { key, asOf, content } of slots) {
      if (random() < 0.5) continue;
      const voted = votedOf.get(key) ?? 0;
      const fields = placeReport(key, "", voted, Math.min(minutesOf(asOf) + 15, untilMinute));
      const opened = content === "opening" ? { voted: noCounts, placesOpened: count } : {};
      report(key, `commune:${communeCode}`, { ...fields, unit: `commune:${communeCode}`, ...opened });
    }
  }
  troubles(picture, places, random);
  areas(picture, places);
  const consequences = new Consequences(reckoning(places), picture);
  await consequences.renewAll();
  return { picture, places, ground: { picture, consequences, boundaries: () => boundaries } };
}

const AREAS = 200;
/** Places an area covers. */
const COVERED = 20;

/** What an area touches, told by its first corner instead of reckoned: geometry has its own suite. */
const reckoning = (places: readonly string[]): Reckoning => {
  const touch = (drawn: AreaGeometry): Promise<Touched> => {
    const from = Number(drawn.type === "Polygon" ? drawn.coordinates[0]?.[0]?.[0] : 0) * COVERED;
    const ids = places.slice(from, from + COVERED);
    const codes = [...new Set(ids.map((code) => code.slice(0, 5)))];
    const none = { communes: 0, pollingPlaces: 0, voters: 0, votersUnknown: 0, communeCodes: [], pollingPlaceIds: [] };
    const certain = { ...none, communes: codes.length, pollingPlaces: ids.length, communeCodes: codes, pollingPlaceIds: ids };
    return Promise.resolve({ certain, possible: none });
  };
  return { touch, reckon: async (drawn) => ({ drawn, touched: await touch(drawn), cut: undefined }) };
};

function areas(picture: CountryPicture, places: readonly string[]): void {
  const from = "2021-05-22T12:00:00+07:00";
  for (let n = 0; n < Math.min(AREAS, places.length / COVERED); n++) {
    const named = { name: `Vùng ${n}`, from, to: null, invented: true, marking: "open", deleted: false } as const;
    const at = (corner: number) => ({ ...square, coordinates: [[[corner, 22], ...square.coordinates[0]!.slice(1)]] });
    const zone = {
      kind: "lockdown",
      decision: null,
      people: null,
      voters: null,
      directive: "16",
      votingPlan: n % 4 ? "Hòm phiếu phụ" : null,
    } as const;
    picture.put("quarantine-zone", `zone-${n}`, { ...named, ...zone, geometry: at(((n * 20 * COVERED) % places.length) / COVERED) }, from);
    const risk = { hazard: "flash-flood", level: 1 + (n % 3), bulletin: null, responsible: null, note: null } as const;
    picture.put("risk-area", `risk-${n}`, { ...named, ...risk, geometry: at((((n * 20 + 7) * COVERED) % places.length) / COVERED) }, from);
  }
}

function troubles(picture: CountryPicture, places: readonly string[], random: () => number): void {
  const share = places.length / PLACES;
  const somewhere = (): string => places[Math.floor(random() * places.length)]!;
  for (let n = 0; n < 2000 * share; n++) {
    const text = "Mất điện trong xã";
    const occurredAt = clock(330 + Math.floor(random() * 60));
    const where = { communeCode: somewhere().slice(0, 5), location: [105, 22] as [number, number], handling: null };
    picture.put(
      "incident",
      `incident-${n}`,
      { category: 9, severity: 1 + (n % 4), status: "reported", text, occurredAt, ...where, ...entered },
      occurredAt,
    );
  }
  for (let n = 0; n < 8000 * share; n++) {
    const counts = { voters: 12, voted: null, boxesHad: 1, teamMembers: 2, kits: 2 };
    const site = {
      place: somewhere(),
      case: "home-quarantine" as const,
      site: `Nhà số ${n}`,
      location: null,
      plan: n % 20 === 0 ? null : "Hòm phiếu phụ",
    };
    picture.put("outreach-site", `site-${n}`, { ...site, ...counts, ...entered }, "2021-05-22T15:00:00+07:00");
  }
  for (let n = 0; n < 400 * share; n++)
    picture.put(
      "interruption",
      `interruption-${n}`,
      { place: somewhere(), cause: "Mưa lớn", startedAt: clock(500 + (n % 60)), sealed: null, notified: null, resumed: null, ...entered },
      clock(510 + (n % 60)),
    );
}
