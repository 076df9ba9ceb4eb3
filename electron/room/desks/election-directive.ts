import { createHash } from "node:crypto";
import { extname } from "node:path";
import { fail, type ObligationRow, obligationStates, ok, type Result, stricterOf } from "../../contract/index.ts";
import { citedDocuments, clauses, dueOn, obligationIds, obligationOf } from "../../domain/election/obligations.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import type { Edit } from "../../journal/journal.ts";
import { changedFields, keepTelling, unchanged } from "../changes.ts";
import { markingOf, recordInSight } from "../door.ts";
import { checkMarking, checkTrueAt, given, inVietnam, notFound, raisedNote, tidy, tidyOrNull } from "../entry-rules.ts";
import { newRecordId } from "../new-record-id.ts";
import { countObligations, obligationRow } from "./election-directive-rows.ts";
import { planDesk } from "./election-plan.ts";
import { scanTypeOf } from "./election-reports-reading.ts";
import type { HandlerTable } from "./handler.ts";

const mostFileBytes = 10 * 1024 * 1024;

/** Offices send these beside PDF and pictures; both are ZIP archives inside. */
const officeTypes: Partial<Record<string, string>> = {
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const typeOf = (bytes: Uint8Array, fileName: string): string | undefined =>
  scanTypeOf(bytes) ?? (isZip(bytes) ? officeTypes[extname(fileName).toLowerCase()] : undefined);

const worstFirst = (one: ObligationRow, other: ObligationRow): number =>
  obligationStates.indexOf(one.state) - obligationStates.indexOf(other.state) ||
  Number(other.overdue) - Number(one.overdue) ||
  obligationIds.indexOf(one.id) - obligationIds.indexOf(other.id);

const noObligation = (): Result<never> => fail("not-found", "Văn bản chỉ đạo không có nhiệm vụ này.", "Chọn lại trong bảng; chưa có gì thay đổi.");

/** "Y1 Sở Y tế". */
const called = (id: string): string => {
  const [clause = "", agency = ""] = id.split("/");
  return `${clause} ${obligationOf(clause, agency)?.agency.name ?? agency}`;
};

const freshObligation = (clause: string, agency: string) => ({
  clause,
  agency,
  receivedAt: null,
  owner: null,
  documentNumber: null,
  documentDate: null,
  note: null,
  invented: false,
  source: null,
  marking: "open" as const,
  deleted: false,
});

/** Bảng theo dõi văn bản chỉ đạo, and the plan. */
export const directiveDesk = {
  "directive.board": (room, viewer, asked) => {
    const books = room.election.booksFor(viewer.clearance);
    const nowMs = room.clock.now();
    const all = obligationIds.flatMap((id) => obligationRow(id, books, nowMs) ?? []);
    const district = asked.district === undefined ? undefined : books.units.districts.get(asked.district);
    const rows = all.filter(
      (row) =>
        (asked.clause === undefined || row.clause === asked.clause) &&
        (asked.agency === undefined || row.agency === asked.agency) &&
        (!asked.states || asked.states.includes(row.state)) &&
        (asked.district === undefined || (district !== undefined && row.lackingDistricts.includes(district.name))),
    );
    const { date } = books.day.hours;
    const owed = clauses.map((clause) => ({ ...clause, due: dueOn(clause, date) }));
    const turns = owed.flatMap(({ due }) => (due === null ? [] : Date.parse(due))).filter((ms) => ms > nowMs);
    return ok({
      clauses: owed,
      rows: rows.sort(worstFirst),
      counts: countObligations(all),
      cited: [...citedDocuments],
      asOf:
        all
          .flatMap(({ asOf }) => asOf ?? [])
          .sort()
          .at(-1) ?? null,
      validUntil: room.moment || turns.length === 0 ? null : vietnamTime(Math.min(...turns)),
    });
  },
  "directive.save": (room, viewer, asked) => {
    const timely = checkTrueAt(room.clock, asked.receivedAt ?? undefined);
    if (!timely.ok) return timely;
    const allowed = checkMarking(viewer, asked.marking ?? "open");
    if (!allowed.ok) return allowed;
    const ids = [...new Set(asked.ids)];
    if (ids.some((id) => !obligationIds.includes(id))) return noObligation();
    const wanted = given({
      receivedAt: asked.receivedAt === null || asked.receivedAt === undefined ? asked.receivedAt : inVietnam(asked.receivedAt),
      owner: tidyOrNull(asked.owner),
      documentNumber: tidyOrNull(asked.documentNumber),
      documentDate: asked.documentDate,
      note: tidyOrNull(asked.note),
      source: tidyOrNull(asked.source),
      marking: asked.marking,
    });
    let marking = asked.marking ?? "open";
    const edits = ids.flatMap((id): Edit[] => {
      const [clause = "", agency = ""] = id.split("/");
      const kept = room.picture.record("obligation", id);
      if (kept) marking = stricterOf(marking, markingOf(kept));
      if (kept && !recordInSight(room.picture, "obligation", id, viewer.clearance) && !kept.fields.deleted) return [];
      const set = kept
        ? changedFields(kept, { ...wanted, deleted: false, invented: false }, Object.keys(asked))
        : { ...freshObligation(clause, agency), ...wanted };
      return Object.keys(set).length === 0 ? [] : [{ kind: "obligation", id, set }];
    });
    if (edits.length === 0) return unchanged(room, viewer, "directive.save", asked, { ids: [], changeSet: null });
    const title = `ghi nhiệm vụ ${edits.length === 1 ? called(edits[0]?.id ?? "") : `cho ${edits.length} mục`}`;
    return keepTelling(room, viewer, "directive.save", asked, { title, marking, edits }, { ids: edits.map(({ id }) => id) });
  },
  "directive.addEvidence": (room, viewer, asked) => {
    const [clause = "", agency = ""] = asked.obligation.split("/");
    if (!obligationOf(clause, agency)) return noObligation();
    const marking = asked.marking ?? "open";
    const allowed = checkMarking(viewer, marking);
    if (!allowed.ok) return allowed;
    const timely = checkTrueAt(room.clock, asked.at);
    if (!timely.ok) return timely;
    const { units } = room.election.booksFor(viewer.clearance);
    const unit = asked.unit ?? null;
    if (unit !== null && units.nameOf(unit) === unit)
      return fail("bad-input", "Không có đơn vị này.", "Chọn huyện hoặc xã trong danh sách; chưa có gì thay đổi.");
    const bytes = asked.file ? new Uint8Array(Buffer.from(asked.file.base64, "base64")) : undefined;
    if (bytes && bytes.length > mostFileBytes) return fail("too-large", "Tệp lớn hơn 10 MB, chưa ghi minh chứng.", "Gửi bản nhỏ hơn rồi ghi lại.");
    if (asked.file && bytes && !typeOf(bytes, asked.file.fileName))
      return fail("unreadable-file", "Tệp không phải PDF, JPEG, PNG, DOCX hay XLSX, chưa ghi minh chứng.", "Chọn tệp khác rồi ghi lại.");
    const id = newRecordId();
    const set = {
      clause,
      agency,
      unit,
      text: tidy(asked.text),
      at: asked.at === undefined ? room.clock.nowText() : inVietnam(asked.at),
      file: bytes ? createHash("sha256").update(bytes).digest("hex") : null,
      fileName: asked.file?.fileName ?? null,
      invented: false,
      source: tidyOrNull(asked.source) ?? null,
      marking,
      deleted: false,
    };
    const change = { title: `ghi minh chứng ${called(asked.obligation)}`, marking, edits: [{ kind: "evidence" as const, id, set }] };
    return keepTelling(room, viewer, "directive.addEvidence", asked, bytes ? { ...change, blobs: [bytes] } : change, {
      id,
      notes: raisedNote(undefined, marking),
    });
  },
  "directive.removeEvidence": (room, viewer, asked) => {
    const record = recordInSight(room.picture, "evidence", asked.id, viewer.clearance);
    if (!record) return notFound("minh chứng");
    const { clause, agency } = record.fields;
    const edits: Edit[] = [{ kind: "evidence", id: record.id, set: { deleted: true } }];
    const title = `xóa minh chứng ${called(`${clause}/${agency}`)}`;
    return keepTelling(room, viewer, "directive.removeEvidence", asked, { title, marking: markingOf(record), edits }, { id: record.id });
  },
  "directive.evidenceFile": (room, viewer, { id }) => {
    const record = recordInSight(room.picture, "evidence", id, viewer.clearance);
    const bytes = record?.fields.file ? room.journal.blob(record.fields.file) : undefined;
    if (!bytes) return notFound("tệp minh chứng");
    const fileName = record?.fields.fileName ?? "minh-chung";
    return ok({ fileName, mediaType: typeOf(bytes, fileName) ?? "application/octet-stream", base64: Buffer.from(bytes).toString("base64") });
  },
  ...planDesk,
} satisfies Partial<HandlerTable>;
