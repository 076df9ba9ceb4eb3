import { z } from "zod";
import { fail, ok, perKind, type RecordKind, type Result, recordKinds, timestamp } from "../contract/index.ts";
import { writtenTime } from "../domain/vietnamese-format.ts";
import { canonical, sortedKeys } from "./canonical.ts";
import { isTrueTime } from "./hybrid-clock.ts";
import type { Draft, Edit } from "./journal.ts";
import { isRecordKind, partialKinds } from "./known-kinds.ts";

/** An edit found sound: values as the schema gave them back, fields in the order of their names, times in ms. `trueAt` is undefined where nobody gave one. */
export interface SoundEdit {
  kind: RecordKind;
  id: string;
  set: Record<string, unknown>;
  trueAt: number | undefined;
  withdraws: string[];
}

/** Each kind's fields in the order of their names. */
const fieldsInOrder = perKind<Record<RecordKind, readonly string[]>>((kind) => sortedKeys(recordKinds[kind].shape));

const inVietnamese = { error: z.locales.vi().localeError };

/**
 * Judges one edit. `exists`: the record was heard of before; a first entry must give every field, so that no record is
 * ever half there. `now`: the room's clock, ms.
 */
export function checkEdit(edit: Edit, draft: Draft, exists: boolean, now: number): Result<SoundEdit> {
  if (!isRecordKind(edit.kind)) return fail("bad-input", `Không có loại hồ sơ "${String(edit.kind)}".`, "Hãy kiểm tra lại nơi gửi yêu cầu.");
  if (edit.id.length === 0 || edit.id.length > 200 || !edit.id.isWellFormed())
    return fail("bad-input", "Mã hồ sơ trống hoặc quá dài.", "Mã hồ sơ dài từ 1 đến 200 ký tự.");
  const given = withoutUndefined(edit.set);
  const isCreation = !exists && Object.keys(given).length > 0;
  const checked = (isCreation ? recordKinds[edit.kind] : partialKinds[edit.kind]).safeParse(given, inVietnamese);
  if (!checked.success)
    return fail(
      "bad-input",
      `Hồ sơ ${edit.id} có giá trị không hợp lệ; chưa ghi gì.`,
      "Hãy sửa các mục nêu dưới đây rồi làm lại.",
      checked.error.issues.map((issue) => `${issue.path.join(".") || edit.kind}: ${issue.message}`),
    );
  const trueAt = readTrueAt(edit.trueAt ?? draft.trueAt, now);
  if (!trueAt.ok) return trueAt;
  const values: Record<string, unknown> = checked.data;
  const set: Record<string, unknown> = {};
  for (const field of fieldsInOrder[edit.kind]) if (Object.hasOwn(values, field)) set[field] = asWritten(values[field]);
  return ok({ kind: edit.kind, id: edit.id, set, trueAt: trueAt.value, withdraws: edit.withdraws ?? [] });
}

function withoutUndefined(set: object): object {
  for (const value of Object.values(set))
    if (value === undefined) return Object.fromEntries(Object.entries(set).filter(([, each]) => each !== undefined));
  return set;
}

/** A value as it will be read back: keys within it in their canonical order, so that folded now and folded again are the same bytes. */
const asWritten = (value: unknown): unknown => (typeof value === "object" && value !== null ? JSON.parse(canonical(value)) : value);

function readTrueAt(given: string | undefined, now: number): Result<number | undefined> {
  if (given === undefined) return ok(undefined);
  if (!timestamp.safeParse(given).success)
    return fail("bad-input", `Thời điểm "${given}" không đọc được.`, "Thời điểm viết theo ISO 8601, có múi giờ: 2021-05-23T08:47:00+07:00.");
  const milliseconds = Date.parse(given);
  if (milliseconds > now)
    return fail(
      "bad-input",
      `Thời điểm ${writtenTime(given)} chưa tới theo đồng hồ của phòng.`,
      "Chỉ ghi điều đã xảy ra; việc dự kiến thì ghi bằng thời hạn từ – đến.",
    );
  if (!isTrueTime(milliseconds))
    return fail("bad-input", `Thời điểm ${writtenTime(given)} quá xa trong quá khứ.`, "Hãy ghi một thời điểm từ năm 2000; chưa ghi gì.");
  return ok(milliseconds);
}
