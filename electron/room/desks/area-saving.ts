import { isDeepStrictEqual } from "node:util";
import {
  type AreaGeometry,
  type Drawn,
  type FieldsOf,
  type LineGeometry,
  type Marking,
  type Result,
  type Saved,
  stricterOf,
} from "../../contract/index.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import { writtenArea } from "../../domain/vietnamese-format.ts";
import type { Edit, FoldedRecord } from "../../journal/journal.ts";
import type { SoundArea } from "../../spatial/engine.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { checkMarking, checkSpan, checkTrueAt, notFound, raisedNote } from "../entry-rules.ts";
import { fieldNames } from "../field-names.ts";
import { newRecordId } from "../new-record-id.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";

export type AreaKind = "quarantine-zone" | "risk-area";

/** What each kind of area is called and the edit that keeps them. */
export interface AreaDesk<K extends AreaKind> {
  kind: K;
  noun: string;
  edit(id: string, set: Partial<FieldsOf<K>>): Edit;
}

export const clippedNotes = ({ clippedKm2 }: Pick<SoundArea, "clippedKm2">): string[] =>
  clippedKm2 > 0 ? [`Đã cắt ${writtenArea(clippedKm2)} nằm ngoài ranh giới tỉnh.`] : [];

/** What is told of a drawing not kept: its sound shape, what was cut away, what it touches. */
export const drawnOf = async (room: RoomParts, { clearance }: Viewer, sound: SoundArea, signal?: AbortSignal): Promise<Drawn> => ({
  geometry: sound.geometry,
  drawn: { areaKm2: sound.areaKm2, clippedKm2: sound.clippedKm2 },
  touched: room.consequences.inSightOf(await room.spatial.touch(sound.geometry, signal), clearance),
  notes: clippedNotes(sound),
});

/** "vùng cách ly Thanh Thủy", the noun not said twice where the name already begins with it. */
export const calledArea = (noun: string, name: string): string =>
  foldVietnamese(name).startsWith(foldVietnamese(noun)) ? name.charAt(0).toLowerCase() + name.slice(1) : `${noun} ${name}`;

const changesInWords = <K extends AreaKind>(before: FieldsOf<K>, changed: Partial<FieldsOf<K>>): string => {
  const words: string[] = [];
  if ("level" in changed && "level" in before) words.push(`mức ${String(before.level)} → ${String(changed.level)}`);
  if (changed.name !== undefined) words.push(`tên thành “${changed.name}”`);
  for (const field in changed) if (field !== "level" && field !== "name") words.push(fieldNames[field] ?? field);
  return words.join(", ");
};

/** Keeps a drawn area, new or changed: judged, clipped at the border, only the fields that differ; answers what it touches. */
export const saveArea = async <K extends AreaKind>(
  room: RoomParts,
  viewer: Viewer,
  method: "quarantineZones.save" | "riskAreas.save",
  desk: AreaDesk<K>,
  asked: { requestId?: string | undefined; trueAt?: string | undefined },
  current: FoldedRecord<K> | undefined,
  wanted: FieldsOf<K>,
): Promise<Result<Saved>> => {
  for (const check of [checkTrueAt(room.clock, asked.trueAt), checkSpan(wanted.from, wanted.to), checkMarking(viewer, wanted.marking)])
    if (!check.ok) return check;
  const untouched = current !== undefined && isDeepStrictEqual(current.fields.geometry, wanted.geometry);
  const sound = await room.spatial.inspect(wanted.geometry);
  // A shape kept by an earlier rule may no longer pass; what else is known of it must still be correctable. The border yields to nothing.
  const stays = untouched && (sound.ok ? sound.value.clippedKm2 === 0 : sound.error.code !== "outside-province");
  if (!sound.ok && !stays) return sound;
  const geometry = stays || !sound.ok ? wanted.geometry : sound.value.geometry;
  const clippedKm2 = stays || !sound.ok ? 0 : sound.value.clippedKm2;
  // Who corrects a record whose deletion is disputed says that it exists.
  const fields: FieldsOf<K> = { ...wanted, geometry, deleted: false };
  const id = current?.id ?? newRecordId();
  const answer: Omit<Saved, "changeSet"> = {
    id,
    touched: room.consequences.inSightOf(await room.spatial.touch(geometry), viewer.clearance),
    drawn: { areaKm2: sound.ok ? sound.value.areaKm2 : 0, clippedKm2 },
    notes: [...clippedNotes({ clippedKm2 }), ...raisedNote(current?.fields.marking, fields.marking)],
  };
  const changed = current ? changedFields(current, fields, [...Object.keys(asked), "deleted"]) : fields;
  if (Object.keys(changed).length === 0) return unchanged(room, viewer, method, asked, { ...answer, changeSet: null });
  const marking: Marking = current ? stricterOf(markingOf(current), fields.marking) : fields.marking;
  const called = calledArea(desk.noun, current?.fields.name ?? fields.name);
  const title = current ? `sửa ${called}: ${changesInWords(current.fields, changed)}` : `vẽ ${called}`;
  return keepTelling(room, viewer, method, asked, { title, marking, trueAt: asked.trueAt, edits: [desk.edit(id, changed)] }, answer);
};

/** Deletes an area; undo brings it back. */
export const removeArea = <K extends AreaKind>(
  room: RoomParts,
  viewer: Viewer,
  method: "quarantineZones.remove" | "riskAreas.remove",
  desk: AreaDesk<K>,
  asked: { id: string; requestId?: string | undefined },
  deleted: Partial<FieldsOf<K>>,
): Result<{ id: string; changeSet: string }> => {
  const record = recordInSight(room.picture, desk.kind, asked.id, viewer.clearance);
  if (!record) return notFound(desk.noun);
  const answer = { id: record.id };
  return keepTelling(
    room,
    viewer,
    method,
    asked,
    {
      title: `xóa ${calledArea(desk.noun, record.fields.name)}`,
      marking: markingOf(record),
      edits: [desk.edit(record.id, deleted)],
    },
    answer,
  );
};

/** Splits an area along a line: the largest part stays the record, each other part becomes a record of its own with a numbered name. */
export const splitArea = async <K extends AreaKind>(
  room: RoomParts,
  viewer: Viewer,
  method: "quarantineZones.split" | "riskAreas.split",
  desk: AreaDesk<K>,
  asked: { id: string; line: LineGeometry; requestId?: string | undefined },
  fieldsOfPart: (fields: FieldsOf<K>, geometry: AreaGeometry, name: string) => FieldsOf<K>,
): Promise<Result<{ ids: string[]; changeSet: string }>> => {
  const record = recordInSight(room.picture, desk.kind, asked.id, viewer.clearance);
  if (!record) return notFound(desk.noun);
  const parts = await room.spatial.split(record.fields.geometry, asked.line);
  if (!parts.ok) return parts;
  const largestFirst = [...parts.value].sort((one, other) => other.areaKm2 - one.areaKm2);
  const { name } = record.fields;
  const edits = largestFirst.map(({ geometry }, index) => {
    const fields = fieldsOfPart({ ...record.fields, deleted: false }, geometry, index === 0 ? name : `${name.slice(0, 190)} (${index + 1})`);
    return index === 0 ? desk.edit(record.id, changedFields(record, fields, ["geometry"])) : desk.edit(newRecordId(), fields);
  });
  const answer = { ids: edits.map(({ id }) => id) };
  const title = `chia ${calledArea(desk.noun, name)} thành ${edits.length} phần`;
  return keepTelling(room, viewer, method, asked, { title, marking: markingOf(record), edits }, answer);
};
