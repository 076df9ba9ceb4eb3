import {
  type ElectorateFields,
  type ElectorateRow,
  elections,
  fail,
  type HamletRow,
  type HamletTurnFields,
  noCounts,
  ok,
  type Result,
  stricterOf,
} from "../../contract/index.ts";
import { hoursOf } from "../../domain/election/election-day.ts";
import { electorateNotes, movedAfterOpening } from "../../domain/election/electorate.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { calledUnit } from "../election/day-called.ts";
import type { HamletRecord, TurnoutBook } from "../election/turnout-book.ts";
import { checkSpan, checkTrueAt, given, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { sooner } from "../layers/layer.ts";
import { newRecordId } from "../new-record-id.ts";
import type { RoomParts } from "../parts.ts";
import type { PlaceRecord } from "../polling-places.ts";
import type { Viewer } from "../room.ts";
import type { HandlerTable } from "./handler.ts";

const bookFor = (room: RoomParts, viewer: Viewer): TurnoutBook => room.election.booksFor(viewer.clearance).turnout;

/** "KVBP số 2 Nhà văn hóa thôn Tả Ván, Xã Cao Bồ". */
const calledPlace = (book: TurnoutBook, { id }: PlaceRecord): string => calledUnit(book.units, `place:${id}`);

/** Codes of the polling places of a unit in sight, in the tree's order. */
const placesOf = (room: RoomParts, book: TurnoutBook, unit: string): string[] | undefined => {
  const columns = book.columns(room.clock.now());
  const number = columns.numberOf(unit);
  return number === undefined ? undefined : columns.placesOf(number);
};

/** A hamlet's hours as told at a moment. */
export const hamletTurn = ({ id, fields }: HamletRecord, nowMs: number): HamletRow => {
  const { place, hamlet, from, to, voters, voted, source, invented } = fields;
  return { id, place, hamlet, from, to, voters, voted, over: Date.parse(to) <= nowMs, source, invented };
};

/** Hamlets of a polling place, by its unit key. */
export const hamletsBeneath = (book: TurnoutBook, unit: string): readonly HamletRecord[] => book.hamletsOf(unit.slice("place:".length));

const rowOf = (room: RoomParts, viewer: Viewer, book: TurnoutBook, place: PlaceRecord): ElectorateRow => {
  const record = recordInSight(room.picture, "electorate", place.id, viewer.clearance);
  const { posted = noCounts, fixed = noCounts, changeReason = null, source = null, invented = false } = record?.fields ?? {};
  return {
    place: place.id,
    name: book.units.placeName(place.id) ?? place.fields.name,
    posted,
    fixed,
    listed: place.fields.voters,
    changeReason,
    notes: electorateNotes({ posted, fixed }),
    conflict: record !== undefined && record.conflicts.length > 0,
    source,
    invented,
  };
};

const isAnyKnown = (counts: ElectorateFields["posted"]): boolean => elections.some((election) => counts[election] !== null);

const freshElectorate = (marking: ElectorateFields["marking"]): ElectorateFields => ({
  posted: noCounts,
  fixed: noCounts,
  changeReason: null,
  invented: false,
  source: null,
  marking,
  deleted: false,
});

/** When voting began at a place: as it was told, else 07:00 of the day (Law 85/2015, art. 71). */
const beganAt = (room: RoomParts, viewer: Viewer, place: string): number => {
  const opened = recordInSight(room.picture, "polling-day", place, viewer.clearance)?.fields.opened;
  if (opened) return Date.parse(opened.at);
  return hoursOf(room.election.booksFor(viewer.clearance).reports.regimeAt(room.clock.now()).date).opensMs;
};

/** A figure kept about a place is kept at least as closely as the place. */
const whereKept = (place: PlaceRecord): Pick<ElectorateFields, "marking"> => ({ marking: markingOf(place) });

/** Cử tri của khu vực bỏ phiếu and giờ bỏ phiếu của thôn. */
export const electorateDesk = {
  "electorates.list": (room, viewer, { unit }) => {
    const book = bookFor(room, viewer);
    const codes = placesOf(room, book, unit);
    if (!codes) return notFound("đơn vị này");
    const rows = codes.flatMap((code) => {
      const place = book.units.places.get(code);
      return place ? [rowOf(room, viewer, book, place)] : [];
    });
    const of = rows.length;
    return ok({
      unit,
      name: book.nameOf(unit, room.clock.now()),
      rows,
      posted: { n: rows.filter(({ posted }) => isAnyKnown(posted)).length, of },
      fixed: { n: rows.filter(({ fixed }) => isAnyKnown(fixed)).length, of },
    });
  },
  "electorates.save": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const place = recordInSight(room.picture, "polling-place", asked.place, viewer.clearance);
    if (!place) return notFound("khu vực bỏ phiếu");
    const record = room.picture.record("electorate", place.id);
    const current = record && recordInSight(room.picture, "electorate", place.id, viewer.clearance);
    const before = current?.fields ?? freshElectorate(whereKept(place).marking);
    const wanted: ElectorateFields = {
      ...before,
      deleted: false,
      invented: false,
      posted: { ...before.posted, ...given(asked.posted ?? {}) },
      fixed: { ...before.fixed, ...given(asked.fixed ?? {}) },
      ...given({ changeReason: tidyOrNull(asked.changeReason), source: tidyOrNull(asked.source) }),
    };
    const fields = record ? changedFields(record, wanted, [...Object.keys(asked), "deleted"]) : wanted;
    const atMs = asked.trueAt === undefined ? room.clock.now() : Date.parse(asked.trueAt);
    const moved = movedAfterOpening(current?.fields.fixed, wanted.fixed, beganAt(room, viewer, place.id), atMs);
    const reasonless = moved.length > 0 && wanted.changeReason === null ? ["Chưa ghi lý do đổi số cử tri sau khi bắt đầu bỏ phiếu."] : [];
    const answer = { place: place.id, flags: [...moved, ...reasonless, ...electorateNotes(wanted)] };
    if (Object.keys(fields).length === 0) return unchanged(room, viewer, "electorates.save", asked, { ...answer, changeSet: null });
    return keepTelling(
      room,
      viewer,
      "electorates.save",
      asked,
      {
        title: `ghi số cử tri ${calledPlace(bookFor(room, viewer), place)}`,
        marking: record ? stricterOf(markingOf(record), wanted.marking) : wanted.marking,
        trueAt: asked.trueAt,
        edits: [{ kind: "electorate", id: place.id, set: fields }],
      },
      answer,
    );
  },
  "electorates.fix": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const ids = [...new Set(asked.places)];
    const places = ids.map((id) => recordInSight(room.picture, "polling-place", id, viewer.clearance));
    const missing = ids.filter((_, at) => places[at] === undefined);
    if (missing.length > 0)
      return fail(
        "not-found",
        `Không tìm thấy ${missing.length} khu vực bỏ phiếu; chưa chốt nơi nào.`,
        "Bỏ các mã sau rồi gửi lại.",
        missing.slice(0, 20),
      );
    const edits: Edit[] = [];
    const [done, left]: [string[], string[]] = [[], []];
    let marking: ElectorateFields["marking"] = "open";
    let only: PlaceRecord | undefined;
    for (const place of places) {
      const record = place && recordInSight(room.picture, "electorate", place.id, viewer.clearance);
      if (!place) continue;
      if (!record || !isAnyKnown(record.fields.posted)) {
        left.push(place.id);
        continue;
      }
      const { posted, fixed } = record.fields;
      const next = { ...fixed };
      for (const election of elections) next[election] = fixed[election] ?? posted[election];
      if (elections.every((election) => next[election] === fixed[election])) continue;
      edits.push({ kind: "electorate", id: place.id, set: { fixed: next, invented: false } });
      marking = stricterOf(marking, markingOf(record));
      done.push(place.id);
      only = place;
    }
    const answer = { places: done, left };
    if (!only) return unchanged(room, viewer, "electorates.fix", asked, { ...answer, changeSet: null });
    const what = done.length === 1 ? calledPlace(bookFor(room, viewer), only) : `${done.length} khu vực bỏ phiếu`;
    const title = `chốt số cử tri theo niêm yết ${what}`;
    return keepTelling(room, viewer, "electorates.fix", asked, { title, marking, trueAt: asked.trueAt, edits }, answer);
  },

  "hamletTurns.list": (room, viewer, { unit }) => {
    const book = bookFor(room, viewer);
    const codes = placesOf(room, book, unit);
    if (!codes) return notFound("đơn vị này");
    const now = room.clock.now();
    const rows = codes.flatMap((code) => book.hamletsOf(code).map((hamlet) => hamletTurn(hamlet, now)));
    const turns = rows.reduce<number | null>((next, { to, over }) => (over ? next : sooner(next, Date.parse(to))), null);
    return ok({
      unit,
      rows,
      places: { n: codes.filter((code) => book.hamletsOf(code).length > 0).length, of: codes.length },
      validUntil: turns === null || room.moment ? null : vietnamTime(turns),
    });
  },
  "hamletTurns.save": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const current = asked.id === undefined ? undefined : recordInSight(room.picture, "hamlet-turn", asked.id, viewer.clearance);
    if (asked.id !== undefined && !current) return notFound("lịch bỏ phiếu của thôn");
    const place = recordInSight(room.picture, "polling-place", asked.place ?? current?.fields.place ?? "", viewer.clearance);
    if (!place) return notFound("khu vực bỏ phiếu");
    const wanted = hamletWanted(current?.fields, asked, place);
    if (!wanted.ok) return wanted;
    const span = checkSpan(wanted.value.from, wanted.value.to);
    if (!span.ok) return span;
    const id = current?.id ?? newRecordId();
    const fields = current ? changedFields(current, wanted.value, Object.keys(asked)) : wanted.value;
    const answer = { id, flags: hamletFlags(bookFor(room, viewer), id, wanted.value, place) };
    if (Object.keys(fields).length === 0) return unchanged(room, viewer, "hamletTurns.save", asked, { ...answer, changeSet: null });
    const verb = current ? "sửa" : "thêm";
    return keepTelling(
      room,
      viewer,
      "hamletTurns.save",
      asked,
      {
        title: `${verb} lịch bỏ phiếu thôn ${wanted.value.hamlet} tại ${calledPlace(bookFor(room, viewer), place)}`,
        marking: current ? stricterOf(markingOf(current), wanted.value.marking) : wanted.value.marking,
        trueAt: asked.trueAt,
        edits: [{ kind: "hamlet-turn", id, set: fields }],
      },
      answer,
    );
  },
  "hamletTurns.remove": (room, viewer, asked) => {
    const current = recordInSight(room.picture, "hamlet-turn", asked.id, viewer.clearance);
    if (!current) return notFound("lịch bỏ phiếu của thôn");
    const title = `xóa lịch bỏ phiếu thôn ${current.fields.hamlet}`;
    const edits: Edit[] = [{ kind: "hamlet-turn", id: current.id, set: { deleted: true } }];
    return keepTelling(room, viewer, "hamletTurns.remove", asked, { title, marking: markingOf(current), edits }, { id: current.id });
  },
} satisfies Pick<
  HandlerTable,
  "electorates.list" | "electorates.save" | "electorates.fix" | "hamletTurns.list" | "hamletTurns.save" | "hamletTurns.remove"
>;

type HamletAsked = Parameters<HandlerTable["hamletTurns.save"]>[2];

/** The hamlet as it is to be; refused where a new one lacks its name or hours. */
const hamletWanted = (current: HamletTurnFields | undefined, asked: HamletAsked, place: PlaceRecord): Result<HamletTurnFields> => {
  const [hamlet, from, to] = [asked.hamlet ?? current?.hamlet, asked.from ?? current?.from, asked.to ?? current?.to];
  if (hamlet === undefined || from === undefined || to === undefined)
    return fail("bad-input", "Lịch bỏ phiếu mới của thôn cần tên thôn và giờ từ – đến.", "Nhập đủ rồi lưu lại; chưa có gì thay đổi.");
  return ok({
    ...(current ?? { voters: null, voted: null, source: null, ...whereKept(place) }),
    invented: false,
    deleted: false,
    place: place.id,
    hamlet: tidy(hamlet),
    from: inVietnam(from),
    to: inVietnam(to),
    ...given({ voters: asked.voters, voted: asked.voted, source: tidyOrNull(asked.source) }),
  });
};

/** What of a hamlet does not fit: kept, and told. */
const hamletFlags = (book: TurnoutBook, id: string, wanted: HamletTurnFields, place: PlaceRecord): string[] => {
  const flags: string[] = [];
  if (wanted.voters !== null && wanted.voted !== null && wanted.voted > wanted.voters)
    flags.push(`Số đã đi bỏ phiếu của thôn (${wanted.voted}) nhiều hơn số cử tri (${wanted.voters}).`);
  const others = book.hamletsOf(place.id).filter((hamlet) => hamlet.id !== id);
  const all = others.reduce((sum, { fields }) => sum + (fields.voters ?? 0), wanted.voters ?? 0);
  if (place.fields.voters !== null && all > place.fields.voters)
    flags.push(`Cử tri các thôn cộng lại (${all}) nhiều hơn số của khu vực bỏ phiếu (${place.fields.voters}).`);
  if (others.some(({ fields }) => fields.hamlet === wanted.hamlet)) flags.push(`Thôn ${wanted.hamlet} đã có lịch tại khu vực bỏ phiếu này.`);
  return flags;
};
