import { type ChecklistTemplateFields, checklistLevels, fail, ok, type Readiness, type TemplateRow } from "../../contract/index.ts";
import type { itemStateNames } from "../../domain/election/checklist-words.ts";
import { worseMarkFirst } from "../../domain/election/readiness-parts.ts";
import { builtInTemplates } from "../../domain/election/templates.ts";
import type { Edit } from "../../journal/journal.ts";
import { keepTelling, unchanged } from "../changes.ts";
import { checklistHead, unitReadiness, unitsWithin } from "../election/checklist-rows.ts";
import { checklistSettingIds } from "../election/checklist-settings.ts";
import { checkMarking, inVietnam, notFound, tidy, tidyOrNull } from "../entry-rules.ts";
import { later } from "../layers/layer.ts";
import { listRehearsals, removeRehearsal, saveRehearsal } from "./election-rehearsals.ts";
import { listReviews, removeReview, saveReview } from "./election-reviews.ts";
import { confirmTicks, tickItems, tickRows } from "./election-ticks.ts";
import type { HandlerTable } from "./handler.ts";

const levelNames = { place: "khu vực bỏ phiếu", commune: "cấp xã", district: "cấp huyện" } as const;

const settingWords = {
  staleHours: (value: number | string) => `tin rà soát cũ sau ${value} giờ`,
  readyShare: (value: number | string) => `sẵn sàng từ ${value} % trọng số`,
  rehearsalGate: (value: number | string) =>
    value === "off"
      ? "diễn tập không ràng buộc sẵn sàng"
      : `sẵn sàng phải diễn tập ${value === "all-covid" ? "đủ bốn" : "ít nhất một"} tình huống dịch`,
} as const;

const noMarks = (): Record<Readiness, number> => ({ ready: 0, lacking: 0, failed: 0, unknown: 0, stale: 0 });

const idOf = ({ level, version }: ChecklistTemplateFields): string => `${level}-${version}`;

/** Rà soát, diễn tập. */
export const checklistsDesk = {
  "checklists.templates": (room, viewer, { level }) => {
    const book = room.election.booksFor(viewer.clearance).checklists;
    const nowMs = room.clock.now();
    const rows = book.templates
      .filter((template) => level === undefined || template.level === level)
      .map(
        (template): TemplateRow => ({
          ...template,
          id: idOf(template),
          inForce: book.template(template.level, nowMs) === template,
          builtIn: builtInTemplates[template.level] === template,
        }),
      )
      .sort(
        (one, other) =>
          Number(other.inForce) - Number(one.inForce) ||
          checklistLevels.indexOf(one.level) - checklistLevels.indexOf(other.level) ||
          other.version - one.version,
      );
    return ok({ ...checklistHead(room, book, null), rows });
  },
  "checklists.saveTemplate": (room, viewer, asked) => {
    const marking = asked.marking ?? "open";
    const allowed = checkMarking(viewer, marking);
    if (!allowed.ok) return allowed;
    const keys = asked.items.map(({ key }) => key);
    const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
    if (twice.length > 0)
      return fail("bad-input", "Mẫu có mục trùng mã; chưa lưu gì.", "Mỗi mục một mã riêng; sửa các mã sau rồi lưu lại.", [...new Set(twice)]);
    const { level } = asked;
    const before = [...room.picture.records("checklist-template")].filter(({ fields }) => fields.level === level);
    const version = 1 + before.reduce((newest, { fields }) => Math.max(newest, fields.version), 1);
    const id = `${level}-${version}`;
    const fields: ChecklistTemplateFields = {
      level,
      version,
      title: tidy(asked.title),
      items: asked.items.map((item) => ({ ...item, words: tidy(item.words), group: tidy(item.group) })),
      inForceFrom: asked.inForceFrom === undefined ? room.clock.nowText() : inVietnam(asked.inForceFrom),
      invented: false,
      source: tidyOrNull(asked.source) ?? null,
      marking,
      deleted: false,
    };
    const title = `lập mẫu rà soát ${levelNames[level]}, bản ${version}: ${fields.items.length} mục`;
    return keepTelling(
      room,
      viewer,
      "checklists.saveTemplate",
      asked,
      { title, marking, edits: [{ kind: "checklist-template", id, set: fields }] },
      { id, version },
    );
  },
  "checklists.settings": (room, viewer) => ok(room.election.booksFor(viewer.clearance).checklists.settings),
  "checklists.saveSettings": (room, viewer, asked) => {
    const { settings } = room.election.booksFor(viewer.clearance).checklists;
    const edits: Edit[] = [];
    const words: string[] = [];
    for (const name of ["staleHours", "readyShare", "rehearsalGate"] as const) {
      const value = asked[name];
      if (value === undefined || value === settings[name]) continue;
      edits.push({ kind: "setting", id: checklistSettingIds[name], set: { value } });
      words.push(settingWords[name](value));
    }
    if (edits.length === 0) return unchanged(room, viewer, "checklists.saveSettings", asked, { changeSet: null });
    return keepTelling(
      room,
      viewer,
      "checklists.saveSettings",
      asked,
      { title: `đổi cách tính sẵn sàng: ${words.join(", ")}`, marking: "open", edits },
      {},
    );
  },
  "checklists.rollUp": (room, viewer, { unit = "province" }) => {
    const book = room.election.booksFor(viewer.clearance).checklists;
    const nowMs = room.clock.now();
    const whole = unitReadiness(book, unit, nowMs);
    if (!whole) return notFound("đơn vị");
    const beneath = { province: "district", district: "commune", commune: "place", place: null } as const;
    const level = beneath[whole.level];
    const keys = level === null ? [] : (unitsWithin(book.units, level, unit) ?? []);
    const children = keys.flatMap((key) => unitReadiness(book, key, nowMs) ?? []).sort((one, other) => worseMarkFirst(one.mark, other.mark));
    return ok({ ...checklistHead(room, book, whole.asOf), unit: whole, children });
  },
  "checklists.list": (room, viewer, { level, within, mark, item, itemState, needing = false, offset = 0, limit = 500 }) => {
    const book = room.election.booksFor(viewer.clearance).checklists;
    const nowMs = room.clock.now();
    const keys = unitsWithin(book.units, level, within);
    if (!keys) return notFound("đơn vị");
    const marks = noMarks();
    let asOf: string | null = null;
    const fits: { key: string; mark: Readiness; missing: number }[] = [];
    for (const key of keys) {
      const sum = book.sum(key, nowMs);
      if (!sum) continue;
      marks[sum.mark] += 1;
      if (sum.asOf !== null) asOf = later(asOf, sum.asOf);
      if ((mark !== undefined && sum.mark !== mark) || (needing && sum.mark === "ready")) continue;
      if (item !== undefined) {
        const standing = book.item(key, item, nowMs);
        if (!standing?.applies || (itemState !== undefined && standing.state !== itemState)) continue;
      }
      fits.push({ key, mark: sum.mark, missing: book.standing(key, nowMs)?.missing.length ?? 0 });
    }
    fits.sort((one, other) => worseMarkFirst(one.mark, other.mark) || other.missing - one.missing);
    const rows = fits.slice(offset, offset + limit).flatMap(({ key }) => unitReadiness(book, key, nowMs) ?? []);
    return ok({ ...checklistHead(room, book, asOf), rows, total: fits.length, of: keys.length, marks });
  },
  "checklists.items": (room, viewer, { level, within }) => {
    const book = room.election.booksFor(viewer.clearance).checklists;
    const nowMs = room.clock.now();
    const keys = unitsWithin(book.units, level, within);
    if (!keys) return notFound("đơn vị");
    const none = { done: 0, lacking: 0, failed: 0, "not-applicable": 0, unknown: 0, stale: 0, changed: 0 } satisfies Record<
      keyof typeof itemStateNames,
      number
    >;
    const rows = new Map(
      book
        .template(level, nowMs)
        .items.map(({ key, group, words, weight, critical }) => [key, { key, group, words, weight, critical, applies: 0, ...none }]),
    );
    let asOf: string | null = null;
    for (const unit of keys)
      for (const { key, applies, state, at } of book.items(unit, nowMs)) {
        const row = rows.get(key);
        if (!row || !applies) continue;
        row.applies += 1;
        row[state] += 1;
        if (at !== null) asOf = later(asOf, at);
      }
    return ok({ ...checklistHead(room, book, asOf), of: keys.length, rows: [...rows.values()] });
  },
  "checklists.get": (room, viewer, { unit }) => {
    const book = room.election.booksFor(viewer.clearance).checklists;
    const nowMs = room.clock.now();
    const readiness = unitReadiness(book, unit, nowMs);
    if (!readiness || readiness.level === "province") return notFound("đơn vị");
    const template = book.template(readiness.level, nowMs);
    return ok({
      ...checklistHead(room, book, readiness.asOf),
      readiness,
      template: { id: idOf(template), title: template.title, version: template.version },
      items: book.items(unit, nowMs),
    });
  },
  "checklists.tick": tickItems,
  "checklists.tickRows": tickRows,
  "checklists.confirm": confirmTicks,

  "reviews.list": listReviews,
  "reviews.save": saveReview,
  "reviews.remove": removeReview,

  "rehearsals.list": listRehearsals,
  "rehearsals.save": saveRehearsal,
  "rehearsals.remove": removeRehearsal,
} satisfies Partial<HandlerTable>;
