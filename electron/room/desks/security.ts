import { fail, type IncidentFields, type IncidentStatus, ok, type Result, stricterOf } from "../../contract/index.ts";
import { incidentCategory, seemsToNameSomebody } from "../../domain/incident-categories.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, raisedNote, tidy, tidyOrNull } from "../entry-rules.ts";
import { fieldNames } from "../field-names.ts";
import { newRecordId } from "../new-record-id.ts";
import type { RoomParts } from "../parts.ts";
import type { HandlerTable } from "./handler.ts";

const statusNames: Record<IncidentStatus, string> = {
  reported: "mới báo",
  confirmed: "đã xác minh",
  handling: "đang xử lý",
  closed: "đã xong",
  withdrawn: "đã rút",
};

/** The commune a spot lies in; refused outside the province: nothing of ours stands abroad. */
const communeAt = async (room: RoomParts, lon: number, lat: number): Promise<Result<{ code: string; name: string }>> => {
  const [code] = await room.spatial.locate(Float64Array.of(lon, lat));
  const commune = code ? room.boundaries().communes.get(code) : undefined;
  return commune
    ? ok({ code: commune.code, name: commune.name })
    : fail("outside-province", "Vị trí này nằm ngoài tỉnh Hà Giang.", "Chọn lại vị trí trên bản đồ; kiểm tra kinh độ và vĩ độ có bị đảo không.");
};

const calledIncident = (category: number, communeName: string): string => {
  const { group, name } = incidentCategory(category);
  return `${group} ${name} tại ${communeName.charAt(0).toLowerCase()}${communeName.slice(1)}`;
};

/** What the officer must hear of an incident's words and marking. */
const wordingNotes = ({ text, category, marking }: Pick<IncidentFields, "text" | "category" | "marking">): string[] => {
  const { group } = incidentCategory(category);
  return [
    ...(seemsToNameSomebody(text) ? ["Nội dung có vẻ nêu tên người hoặc số giấy tờ, điện thoại: không ghi thông tin cá nhân, hãy sửa lại."] : []),
    ...(group === "vụ việc ANTT" && marking === "open" ? ["Vụ việc ANTT đang để “thường”: màn hình lớn sẽ hiển thị."] : []),
  ];
};

/** An ninh: incidents and mishaps. */
export const securityDesk = {
  "incidents.report": async (room, viewer, asked) => {
    const category = incidentCategory(asked.category);
    const marking = asked.marking ?? category.marking;
    for (const check of [checkTrueAt(room.clock, asked.trueAt), checkMarking(viewer, marking)]) if (!check.ok) return check;
    const commune = await communeAt(room, asked.lon, asked.lat);
    if (!commune.ok) return commune;
    const fields: IncidentFields = {
      category: asked.category,
      severity: asked.severity,
      status: "reported",
      text: tidy(asked.text),
      location: [asked.lon, asked.lat],
      communeCode: commune.value.code,
      handling: null,
      occurredAt: asked.trueAt ? inVietnam(asked.trueAt) : room.clock.nowText(),
      invented: false,
      source: tidyOrNull(asked.source) ?? null,
      marking,
      deleted: false,
    };
    const id = newRecordId();
    const answer = { id, communeCode: commune.value.code, notes: wordingNotes(fields) };
    const title = `ghi nhận ${calledIncident(fields.category, commune.value.name)}`;
    return keepTelling(
      room,
      viewer,
      "incidents.report",
      asked,
      {
        title,
        marking,
        trueAt: asked.trueAt,
        edits: [{ kind: "incident", id, set: fields }],
      },
      answer,
    );
  },
  "incidents.update": async (room, viewer, asked) => {
    const current = recordInSight(room.picture, "incident", asked.id, viewer.clearance);
    if (!current) return notFound("vụ việc");
    const marking = asked.marking ?? current.fields.marking;
    for (const check of [checkTrueAt(room.clock, asked.trueAt), checkMarking(viewer, marking)]) if (!check.ok) return check;
    if ((asked.lon === undefined) !== (asked.lat === undefined))
      return fail("bad-input", "Vị trí mới thiếu kinh độ hoặc vĩ độ.", "Nhập đủ cả hai; chưa có gì thay đổi.");
    const location: [number, number] | undefined = asked.lon !== undefined && asked.lat !== undefined ? [asked.lon, asked.lat] : undefined;
    const commune = location ? await communeAt(room, ...location) : undefined;
    if (commune && !commune.ok) return commune;
    const wanted: IncidentFields = {
      ...current.fields,
      deleted: false,
      ...given({
        category: asked.category,
        severity: asked.severity,
        status: asked.status,
        text: asked.text === undefined ? undefined : tidy(asked.text),
        handling: tidyOrNull(asked.handling),
        marking: asked.marking,
        location,
        communeCode: commune?.value.code,
      }),
    };
    const changed = changedFields(current, wanted, [...Object.keys(asked), ...(location ? ["location", "communeCode"] : []), "deleted"]);
    const answer = { id: current.id, notes: [...wordingNotes(wanted), ...raisedNote(current.fields.marking, wanted.marking)] };
    if (Object.keys(changed).length === 0) return unchanged(room, viewer, "incidents.update", asked, { ...answer, changeSet: null });
    const where = room.boundaries().communes.get(current.fields.communeCode)?.name ?? current.fields.communeCode;
    const words = [
      ...(changed.status ? [statusNames[changed.status]] : []),
      ...(changed.severity ? [`mức độ ${current.fields.severity} → ${changed.severity}`] : []),
      ...(changed.category ? [`loại thành ${incidentCategory(changed.category).name}`] : []),
      ...(["text", "handling", "location", "marking"] as const).flatMap((field) => (changed[field] === undefined ? [] : (fieldNames[field] ?? []))),
    ];
    return keepTelling(
      room,
      viewer,
      "incidents.update",
      asked,
      {
        title: `sửa ${calledIncident(current.fields.category, where)}: ${words.join(", ")}`,
        marking: stricterOf(markingOf(current), wanted.marking),
        trueAt: asked.trueAt,
        edits: [{ kind: "incident", id: current.id, set: changed }],
      },
      answer,
    );
  },
} satisfies Pick<HandlerTable, "incidents.report" | "incidents.update">;
