import {
  type BoxStop,
  type BoxTripFields,
  type Flagged,
  fail,
  ok,
  type PlannedStop,
  type StopStep,
  stricterOf,
  type TripStep,
} from "../../contract/index.ts";
import { pairStops } from "../../domain/election/box-trip-pairs.ts";
import { type PlannedSite, proposeTrip } from "../../domain/election/box-trip-plan.ts";
import { hoursOf } from "../../domain/election/election-day.ts";
import { calledBox, tripFlagWords, tripStepNames } from "../../domain/election/outreach-words.ts";
import { vietnamDate, vietnamTime, writtenTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { calledHour, calledPlace } from "../election/day-called.ts";
import type { OutreachBook } from "../election/outreach-book.ts";
import type { TripRecord } from "../election/outreach-facts.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { raised } from "./election-day-entry.ts";
import { noSuchPlace, outreachRemover, told } from "./election-outreach-entry.ts";
import type { Handler } from "./handler.ts";

const calledTrip = (book: OutreachBook, { box, place }: Pick<BoxTripFields, "box" | "place">): string =>
  `${calledBox(box)}, ${calledPlace(book.units, place)}`;

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What of a round does not fit, were it kept so. */
const flagsOf = (book: OutreachBook, record: TripRecord | undefined, fields: BoxTripFields, nowMs: number): Flagged[] => {
  const { flags } = book.tripWith(record, fields, nowMs);
  return told(
    fields.place,
    capital(calledBox(fields.box)),
    flags.filter((flag) => flag !== "disputed"),
    tripFlagWords,
  );
};

/** A stop as planned, with what was told of it before. */
const keptStop = (book: OutreachBook, known: BoxStop | undefined, planned: PlannedStop): BoxStop => {
  const { siteId = null, site, from, to, voters } = planned;
  const { arrivedAt = null, leftAt = null, disinfectedAt = null } = known ?? {};
  const ofSite = book.sites().find(({ id }) => id === siteId)?.fields.voters ?? null;
  return {
    site: tidy(site),
    siteId,
    from: inVietnam(from),
    to: inVietnam(to),
    voters: voters === undefined ? (known?.voters ?? ofSite) : voters,
    arrivedAt,
    leftAt,
    disinfectedAt,
  };
};

const isTold = ({ arrivedAt, leftAt, disinfectedAt }: BoxStop): boolean => arrivedAt !== null || leftAt !== null || disinfectedAt !== null;

export const saveTrip: Handler<"boxTrips.save"> = (room, viewer, asked) => {
  const current = asked.id === undefined ? undefined : recordInSight(room.picture, "box-trip", asked.id, viewer.clearance);
  if (asked.id !== undefined && !current) return notFound("hành trình hòm phiếu phụ này");
  const place = recordInSight(room.picture, "polling-place", asked.place ?? current?.fields.place ?? "", viewer.clearance);
  if (!place) return noSuchPlace();
  const marking = asked.marking ?? current?.fields.marking ?? markingOf(place);
  const cleared = checkMarking(viewer, marking);
  if (!cleared.ok) return cleared;
  const [box, departsAt, planned] = [asked.box ?? current?.fields.box, asked.departsAt ?? current?.fields.departsAt, asked.stops];
  if (box === undefined || departsAt === undefined || (!current && planned === undefined))
    return fail(
      "bad-input",
      "Hành trình cần có tên hòm phiếu phụ, giờ xuất phát và ít nhất một điểm đến.",
      "Nhập đủ rồi lưu lại; chưa có gì thay đổi.",
    );
  const book = room.election.booksFor(viewer.clearance).outreach;
  const before = current?.fields.stops ?? [];
  const paired = pairStops(
    before,
    (planned ?? before).map(({ site, siteId = null }) => ({ site, siteId })),
  );
  const stops = planned?.map((stop, at) => keptStop(book, before[paired[at] ?? -1], stop)) ?? [...before];
  const wanted: BoxTripFields = {
    ...(current?.fields ?? { team: null, police: null, departedAt: null, returnedAt: null, invented: false, source: null }),
    place: place.id,
    box: tidy(box),
    departsAt: inVietnam(departsAt),
    stops,
    marking,
    deleted: false,
    ...given({ team: tidyOrNull(asked.team), police: tidyOrNull(asked.police), source: tidyOrNull(asked.source) }),
  };
  const dropped = before.filter((stop, at) => isTold(stop) && !paired.includes(at));
  const answer = {
    id: current?.id ?? newRecordId(),
    flags: [
      ...flagsOf(book, current, wanted, room.clock.now()),
      ...dropped.map(({ site }) => ({
        place: place.id,
        flag: "dropped",
        text: `Điểm ${site} đã có giờ thực tế, nay không còn trong hành trình; giờ ấy vẫn còn trong lịch sử.`,
      })),
      ...raised(place.id, current?.fields.marking, marking),
    ],
  };
  const fields = current ? changedFields(current, wanted, [...Object.keys(asked), "deleted"]) : wanted;
  if (Object.keys(fields).length === 0) return unchanged(room, viewer, "boxTrips.save", asked, { ...answer, changeSet: null });
  return keepTelling(
    room,
    viewer,
    "boxTrips.save",
    asked,
    {
      title: `${current ? "sửa" : "lập"} hành trình ${calledTrip(book, wanted)}`,
      marking: current ? stricterOf(markingOf(current), marking) : marking,
      edits: [{ kind: "box-trip", id: answer.id, set: fields }],
    },
    answer,
  );
};

const fieldOf: Record<StopStep, "arrivedAt" | "leftAt" | "disinfectedAt"> = {
  arrived: "arrivedAt",
  left: "leftAt",
  disinfected: "disinfectedAt",
};

/** The one field a word of the round is kept in, with its new value. */
const wordOf = (stops: readonly BoxStop[], step: TripStep, stop: number | undefined, at: string | null): Partial<BoxTripFields> | undefined => {
  if (step === "departed") return { departedAt: at };
  if (step === "returned") return { returnedAt: at };
  if (stop === undefined || stop >= stops.length) return undefined;
  return { stops: stops.map((one, index) => (index === stop ? { ...one, [fieldOf[step]]: at } : one)) };
};

/** So at its own hour, that looking back to any hour shows what was told by then; never before the word it changes, and now where stations disagree. */
const soFrom = (record: TripRecord, field: "stops" | "departedAt" | "returnedAt", at: string | null): string | undefined => {
  if (at === null || record.conflicts.some((conflict) => conflict.field === field)) return undefined;
  const before = record.origins[field]?.trueAt;
  return vietnamTime(Math.max(Date.parse(at), before === undefined ? 0 : Date.parse(before)));
};

export const stepTrip: Handler<"boxTrips.step"> = (room, viewer, asked) => {
  const timely = checkTrueAt(room.clock, asked.at ?? undefined);
  if (!timely.ok) return timely;
  const current = recordInSight(room.picture, "box-trip", asked.id, viewer.clearance);
  if (!current) return notFound("hành trình hòm phiếu phụ này");
  const at = asked.at === null ? null : inVietnam(asked.at);
  const word = wordOf(current.fields.stops, asked.step, asked.stop, at);
  if (!word) return fail("bad-input", "Cần chọn điểm đến trong hành trình.", "Chọn lại điểm; chưa có gì thay đổi.");
  const book = room.election.booksFor(viewer.clearance).outreach;
  const answer = { id: current.id, flags: flagsOf(book, current, { ...current.fields, ...word }, room.clock.now()) };
  const changed = changedFields(current, word, Object.keys(word));
  if (Object.keys(changed).length === 0) return unchanged(room, viewer, "boxTrips.step", asked, { ...answer, changeSet: null });
  const field = word.stops ? "stops" : asked.step === "departed" ? "departedAt" : "returnedAt";
  const where = word.stops && asked.stop !== undefined ? ` ${current.fields.stops[asked.stop]?.site ?? ""}` : "";
  const hour = at === null ? "" : ` ${calledHour(at, book.day.hours.date)}`;
  const edits: Edit[] = [{ kind: "box-trip", id: current.id, set: changed, trueAt: soFrom(current, field, at) }];
  return keepTelling(
    room,
    viewer,
    "boxTrips.step",
    asked,
    {
      title: `${at === null ? "bỏ giờ" : "ghi"} ${tripStepNames[asked.step]}${where}${hour}: ${calledTrip(book, current.fields)}`,
      marking: markingOf(current),
      edits,
    },
    answer,
  );
};

export const removeTrip: Handler<"boxTrips.remove"> = outreachRemover(
  "box-trip",
  "boxTrips.remove",
  "hành trình hòm phiếu phụ này",
  (book, { fields }) => `xóa hành trình ${calledTrip(book, fields)} xuất phát ${writtenTime(fields.departsAt)}`,
);

/** Minutes on the way between two sites where nobody says (L). */
const usualWay = 15;

export const proposeRound: Handler<"boxTrips.propose"> = (room, viewer, asked) => {
  const place = recordInSight(room.picture, "polling-place", asked.place, viewer.clearance);
  if (!place) return notFound("khu vực bỏ phiếu");
  const book = room.election.booksFor(viewer.clearance).outreach;
  const called = new Set(book.trips(place.id).flatMap(({ fields }) => fields.stops.flatMap(({ siteId }) => siteId ?? [])));
  const chosen = asked.siteIds === undefined ? null : new Set(asked.siteIds);
  const records = book.sites(place.id).filter(({ id, fields }) => (chosen ? chosen.has(id) : !called.has(id) && fields.voters !== 0));
  const sites = records.map(({ id, fields }): PlannedSite => ({ ...fields, id }));
  const departsMs = Date.parse(asked.departsAt);
  const { closesMs } = hoursOf(vietnamDate(asked.departsAt));
  const { stops, left, endsMs } = proposeTrip(sites, place.fields.location, departsMs, asked.wayMinutes ?? usualWay, closesMs, book.ruled.rules);
  const byId = new Map(sites.map((site) => [site.id, site]));
  const untold = sites.filter(({ voters }) => voters === null).length;
  const unplaced = sites.filter(({ location }) => location === null).length;
  return ok({
    stops: stops.flatMap(({ siteId, fromMs, toMs }): PlannedStop[] => {
      const site = byId.get(siteId);
      return site ? [{ site: site.site, siteId, from: vietnamTime(fromMs), to: vietnamTime(toMs), voters: site.voters }] : [];
    }),
    left,
    endsAt: endsMs === null ? null : vietnamTime(endsMs),
    notes: [
      ...(untold > 0 ? [`${untold} điểm chưa rõ số cử tri, tạm tính một cử tri mỗi điểm.`] : []),
      ...(unplaced > 0 ? [`${unplaced} điểm chưa có vị trí, xếp theo tên.`] : []),
      ...(left.length > 0 ? [`${left.length} điểm không kịp trước 19:00: cần thêm hòm phiếu phụ hoặc xuất phát sớm hơn.`] : []),
    ],
  });
};
