import { fail, ok, type SituationKind } from "../../contract/index.ts";
import { isOnlyListed } from "../../domain/listing.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { FieldOrigin } from "../../journal/journal.ts";
import { wordAsOf } from "../as-of.ts";
import { isWithheld, mayKnow, mayKnowOfChange } from "../door.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { searchSituation } from "../search.ts";
import { describeSpot } from "../spot.ts";
import type { HandlerTable } from "./handler.ts";

/** A record with who said what of it, deleted ones too: undo and the history of a record need them. */
const recordTold = <K extends SituationKind>(room: RoomParts, viewer: Viewer, kind: K, id: string) => {
  const record = room.picture.record(kind, id);
  if (!record || !mayKnow(viewer.clearance, record) || isWithheld(viewer.mayWrite, record))
    return fail("not-found", "Không tìm thấy mục này.", "Có thể mục đã bị xóa hoặc mã bị gõ sai; tìm lại trên bản đồ.");
  const origins = Object.values<FieldOrigin | undefined>(record.origins).filter((one) => one !== undefined);
  const newest = origins.reduce<FieldOrigin | undefined>(
    (one, other) => (one && Date.parse(other.knownAt) <= Date.parse(one.knownAt) ? one : other),
    undefined,
  );
  return ok({
    kind,
    id,
    fields: { ...record.fields },
    knownAt: record.knownAt,
    trueAt: newest && !isOnlyListed(newest.trueAt) ? wordAsOf(newest) : record.knownAt,
    actor: newest?.actor ?? "",
    conflicts: record.conflicts.map(({ field, values }) => ({
      field,
      values: values.map(({ value, origin }) => ({ value, trueAt: wordAsOf(origin), actor: origin.actor })),
    })),
    editedAfterDeletion: record.editedAfterDeletion,
  });
};

/** So many change sets are looked through at a time, going back, for one in sight. */
const page = 50;

/** When the newest change set in sight came; null where none did. */
const lastChangeAt = ({ journal, moment }: RoomParts, { clearance }: Viewer): string | null => {
  const { arrival } = journal.past({
    knownAt: moment?.knownAt ? Date.parse(moment.knownAt) : undefined,
    trueAt: moment?.trueAt ? Date.parse(moment.trueAt) : undefined,
  });
  for (let last = arrival; last > 0; last -= page) {
    const after = Math.max(0, last - page);
    const newest = journal.arrivals(after, last - after).findLast((step) => mayKnowOfChange(clearance, step));
    if (newest) return vietnamTime(newest.knownAt);
  }
  return null;
};

/** Toàn cảnh: what the room is, its layers, a spot, search, one record. */
export const overviewDesk = {
  "room.info": (room, viewer) => {
    const boundaries = room.boundaries();
    const clockBehindMinutes = Math.floor(room.clock.behindMs() / 60_000);
    return ok({
      name: room.name,
      province: "Hà Giang",
      exercise: room.exercise,
      now: room.clock.nowText(),
      moment: room.moment,
      ...(clockBehindMinutes > 0 ? { clockBehindMinutes } : {}),
      districts: boundaries.districts.size,
      communes: boundaries.communes.size,
      ...room.journal.tally(viewer.clearance),
      lastChangeAt: lastChangeAt(room, viewer),
      clearance: viewer.clearance,
      mayWrite: viewer.mayWrite && room.journal.isWritable,
      opening: room.journal.opening(viewer.clearance),
      boundaries: boundaries.info,
    });
  },
  "layers.get": (room, viewer, { layer }) => ok(room.layers.answer(layer, viewer.clearance)),
  "spot.describe": async (room, viewer, { lon, lat }) => ok(await describeSpot(room, viewer, lon, lat)),
  "places.search": (room, viewer, { text, limit }) => ok(searchSituation(room, viewer, text, limit)),
  "record.get": (room, viewer, { kind, id }) => recordTold(room, viewer, kind, id),
} satisfies Pick<HandlerTable, "room.info" | "layers.get" | "spot.describe" | "places.search" | "record.get">;
