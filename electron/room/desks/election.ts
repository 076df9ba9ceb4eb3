import { fail, ok, type PollingPlaceFields, type ReadinessTotals, stricterOf } from "../../contract/index.ts";
import { listedSince } from "../../domain/listing.ts";
import { readinessNames } from "../../domain/readiness.ts";
import { countPlace, noPlaces } from "../../domain/readiness-rollup.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { isGone, markingOf, recordInSight } from "../door.ts";
import { checkTrueAt, given, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { fieldNames } from "../field-names.ts";
import { later, sooner } from "../layers/layer.ts";
import type { RoomParts } from "../parts.ts";
import type { HandlerTable } from "./handler.ts";

/** A polling place's id is its code: commune code and number, two digits at least. */
const placeCode = (communeCode: string, number: number): string => `${communeCode}-${String(number).padStart(2, "0")}`;

/** "KVBP số 2 phường Nguyễn Trãi". */
const calledPlace = (room: RoomParts, { communeCode, number }: Pick<PollingPlaceFields, "communeCode" | "number">): string => {
  const commune = room.boundaries().communes.get(communeCode)?.name ?? communeCode;
  return `KVBP số ${number} ${commune.charAt(0).toLowerCase()}${commune.slice(1)}`;
};

/** A fresh place: nothing reported of it yet. */
const freshPlace = (communeCode: string, number: number): PollingPlaceFields => ({
  communeCode,
  number,
  name: `Khu vực bỏ phiếu số ${number}`,
  address: null,
  voters: null,
  location: null,
  readiness: "unknown",
  readinessNote: null,
  invented: false,
  source: null,
  marking: "open",
  deleted: false,
});

/** Bầu cử: polling places and their readiness. */
export const electionDesk = {
  "readiness.totals": (room, viewer) => {
    const { communes, districts } = room.boundaries();
    const province = noPlaces();
    const byDistrict = new Map<string, ReadinessTotals>([...districts.keys()].map((code) => [code, noPlaces()]));
    let asOf: string | null = null;
    let turnsMs: number | null = null;
    const nowMs = room.clock.now();
    const marks = room.election.marksFor(viewer.clearance);
    for (const { place, mark } of marks.all(nowMs)) {
      const counted = { readiness: mark.readiness, conflict: mark.conflict, voters: place.fields.voters };
      countPlace(province, counted);
      const district = byDistrict.get(communes.get(place.fields.communeCode)?.districtCode ?? "");
      if (district) countPlace(district, counted);
      asOf = later(asOf, marks.saidAt(place, nowMs));
      turnsMs = sooner(turnsMs, mark.turnsStaleMs);
    }
    return ok({
      province,
      districts: [...districts.values()].map(({ code, name }) => ({ ...(byDistrict.get(code) ?? noPlaces()), code, name })),
      asOf,
      validUntil: turnsMs === null || room.moment ? null : vietnamTime(turnsMs),
    });
  },
  "pollingPlaces.save": async (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const current = asked.id === undefined ? undefined : recordInSight(room.picture, "polling-place", asked.id, viewer.clearance);
    if (asked.id !== undefined && !current) return notFound("khu vực bỏ phiếu");
    const communeCode = asked.communeCode ?? current?.fields.communeCode;
    const number = asked.number ?? current?.fields.number;
    if (communeCode === undefined || number === undefined)
      return fail("bad-input", "Khu vực bỏ phiếu mới cần xã và số thứ tự.", "Chọn xã, nhập số thứ tự rồi lưu lại.");
    const commune = room.boundaries().communes.get(communeCode);
    if (!commune) return fail("bad-input", `Không có xã mang mã ${communeCode}.`, "Chọn xã trong danh sách; mã xã gồm 5 chữ số, giữ cả số 0 ở đầu.");
    const id = placeCode(communeCode, number);
    if (current && id !== current.id)
      return fail("bad-input", "Không đổi được xã hoặc số của khu vực bỏ phiếu: mã gắn liền với chúng.", "Xóa rồi tạo lại với xã và số đúng.");
    const kept = room.picture.record("polling-place", id);
    if (!current && kept && !isGone(kept))
      return fail("bad-input", `Đã có ${calledPlace(room, kept.fields)}.`, "Mở khu vực đó để sửa, hoặc chọn số khác.");

    const notes: string[] = [];
    if (asked.location) {
      const [code] = await room.spatial.locate(Float64Array.from(asked.location));
      if (!code)
        return fail("outside-province", "Vị trí này nằm ngoài tỉnh Hà Giang.", "Chọn lại vị trí; kiểm tra kinh độ và vĩ độ có bị đảo không.");
      if (code !== communeCode)
        notes.push(`Vị trí nằm trong ${room.boundaries().communes.get(code)?.name ?? code}, không phải ${commune.name} (ranh giới tham khảo).`);
    }
    const wanted: PollingPlaceFields = {
      ...(current?.fields ?? freshPlace(communeCode, number)),
      deleted: false,
      ...given({
        name: asked.name === undefined ? undefined : tidy(asked.name),
        address: tidyOrNull(asked.address),
        voters: asked.voters,
        location: asked.location,
      }),
    };
    if (wanted.location === null) notes.push("Chưa có tọa độ: đặt tạm tại điểm giữa của xã, ghi là vị trí ước lượng.");
    const fields = kept ? changedFields(kept, wanted, [...Object.keys(asked), "deleted"]) : wanted;
    if (current && "voters" in fields) fields.invented = false;
    const answer = { id, notes };
    if (Object.keys(fields).length === 0) return unchanged(room, viewer, "pollingPlaces.save", asked, { ...answer, changeSet: null });
    const words = (["name", "address", "voters", "location"] as const).flatMap((field) => (field in fields ? (fieldNames[field] ?? []) : []));
    return keepTelling(
      room,
      viewer,
      "pollingPlaces.save",
      asked,
      {
        title: current ? `sửa ${calledPlace(room, wanted)}: ${words.join(", ")}` : `thêm ${calledPlace(room, wanted)}`,
        marking: kept ? stricterOf(markingOf(kept), wanted.marking) : wanted.marking,
        trueAt: asked.trueAt ?? (kept ? undefined : listedSince),
        edits: [{ kind: "polling-place", id, set: fields }],
      },
      answer,
    );
  },
  "pollingPlaces.remove": (room, viewer, asked) => {
    const place = recordInSight(room.picture, "polling-place", asked.id, viewer.clearance);
    if (!place) return notFound("khu vực bỏ phiếu");
    const answer = { id: place.id };
    return keepTelling(
      room,
      viewer,
      "pollingPlaces.remove",
      asked,
      {
        title: `xóa ${calledPlace(room, place.fields)}`,
        marking: markingOf(place),
        edits: [{ kind: "polling-place", id: place.id, set: { deleted: true } }],
      },
      answer,
    );
  },
  /** A report is kept even where it says the same again: it makes the mark young. Its note goes with it; none given, none kept. */
  "readiness.report": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.trueAt);
    if (!timely.ok) return timely;
    const ids = [...new Set(asked.ids)];
    const places = ids.map((id) => recordInSight(room.picture, "polling-place", id, viewer.clearance));
    const missing = ids.filter((_, index) => places[index] === undefined);
    const [first] = places;
    if (missing.length > 0 || !first)
      return fail(
        "not-found",
        `Không tìm thấy ${missing.length} khu vực bỏ phiếu; chưa ghi báo cáo nào.`,
        "Bỏ các mã sau rồi gửi lại.",
        missing.slice(0, 20),
      );
    const readinessNote = tidyOrNull(asked.note) ?? null;
    const edits = ids.map((id): Edit => ({ kind: "polling-place", id, set: { readiness: asked.readiness, readinessNote } }));
    const what = ids.length === 1 ? calledPlace(room, first.fields) : `${ids.length} khu vực bỏ phiếu`;
    const answer = { ids };
    return keepTelling(
      room,
      viewer,
      "readiness.report",
      asked,
      {
        title: `báo cáo sẵn sàng ${what}: ${readinessNames[asked.readiness]}`,
        marking: places.reduce((strictest, place) => (place ? stricterOf(strictest, markingOf(place)) : strictest), markingOf(first)),
        trueAt: asked.trueAt,
        edits,
      },
      answer,
    );
  },
} satisfies Pick<HandlerTable, "readiness.totals" | "pollingPlaces.save" | "pollingPlaces.remove" | "readiness.report">;
