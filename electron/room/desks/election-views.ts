import { fail, ok, type SavedViewFields } from "../../contract/index.ts";
import { soAt } from "../as-of.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight, recordsInSight } from "../door.ts";
import { notFound, tidy } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import type { HandlerTable } from "./handler.ts";

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Views kept by name, for everyone in the room. */
export const savedViewsDesk = {
  "savedViews.list": (room, viewer, { surface }) =>
    ok({
      views: recordsInSight(room.picture, "saved-view", viewer.clearance)
        .filter(({ fields }) => fields.surface === surface)
        .map((view) => ({ id: view.id, surface, name: view.fields.name, state: view.fields.state, asOf: soAt(view) }))
        .sort((one, other) => one.name.localeCompare(other.name, "vi")),
    }),
  "savedViews.save": (room, viewer, asked) => {
    const name = tidy(asked.name);
    if (!isJson(asked.state)) return fail("bad-input", "Khung nhìn không đọc được nên chưa lưu.", "Mở lại bảng, chọn bộ lọc rồi lưu lần nữa.");
    const known = recordsInSight(room.picture, "saved-view", viewer.clearance).find(
      ({ fields }) => fields.surface === asked.surface && fields.name === name,
    );
    const set: Partial<SavedViewFields> = known
      ? changedFields(known, { state: asked.state }, ["state"])
      : { surface: asked.surface, name, state: asked.state, invented: false, source: null, marking: "open", deleted: false };
    const id = known?.id ?? newRecordId();
    if (Object.keys(set).length === 0) return unchanged(room, viewer, "savedViews.save", asked, { id, changeSet: null });
    return keepTelling(
      room,
      viewer,
      "savedViews.save",
      asked,
      { title: `lưu khung nhìn “${name}”`, marking: known ? markingOf(known) : "open", edits: [{ kind: "saved-view", id, set }] },
      { id },
    );
  },
  "savedViews.remove": (room, viewer, asked) => {
    const known = recordInSight(room.picture, "saved-view", asked.id, viewer.clearance);
    if (!known) return notFound("khung nhìn");
    return keepTelling(
      room,
      viewer,
      "savedViews.remove",
      asked,
      {
        title: `xóa khung nhìn “${known.fields.name}”`,
        marking: markingOf(known),
        edits: [{ kind: "saved-view", id: known.id, set: { deleted: true } }],
      },
      { id: known.id },
    );
  },
} satisfies Pick<HandlerTable, "savedViews.list" | "savedViews.save" | "savedViews.remove">;
