import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { fail, type IntakeReceipt, ok, type Result } from "../../contract/index.ts";
import { listedSince } from "../../domain/listing.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { previewPollingPlaces, type StagedPlaces } from "../../intake/polling-places.ts";
import { pollingPlaceTemplate } from "../../intake/template.ts";
import { keep, unchanged } from "../changes.ts";
import { recordsInSight } from "../door.ts";
import { mediaTypes } from "../media-types.ts";
import type { RoomParts } from "../parts.ts";
import type { PlaceRecord } from "../polling-places.ts";
import type { Viewer } from "../room.ts";
import type { Asked, HandlerTable } from "./handler.ts";
import { intakeUnits } from "./intake-units.ts";

type PlaceEdit = StagedPlaces["edits"][number];

/** A spreadsheet read and shown; `seen` are the places as they stood then. */
export interface StagedImport {
  fileName: string;
  bytes: Uint8Array;
  places: StagedPlaces;
  seen: ReadonlyMap<string, PlaceRecord>;
}

const notStaged = () =>
  fail("not-found", "Tệp này không còn chờ nhập.", "Tệp chờ được giữ một giờ, tới khi phòng khởi động lại. Nạp lại tệp rồi xem trước lần nữa.");

/** A row's edit is out of date where one of the very fields it would write has changed since it was shown. */
const outOfDate = (room: RoomParts, staged: StagedImport, { id, set }: PlaceEdit): boolean => {
  const now = room.picture.record("polling-place", id);
  const then = staged.seen.get(id);
  if (now === then) return false;
  if (!now || !then) return true;
  const values = new Map<string, unknown>(Object.entries(then.fields));
  return Object.entries(now.fields).some(([field, value]) => Object.hasOwn(set, field) && !isDeepStrictEqual(value, values.get(field)));
};

const keepRows = (
  room: RoomParts,
  viewer: Viewer,
  asked: Asked<"intake.accept">,
  staged: StagedImport,
  receipt: IntakeReceipt,
): Result<IntakeReceipt> => {
  const { edits } = staged.places;
  const answer = (changeSet: string): IntakeReceipt => ({ ...receipt, changeSet });
  const kept = keep(room, viewer, "intake.accept", asked, {
    title: `nhập ${writtenNumber(edits.length)} khu vực bỏ phiếu từ tệp ${staged.fileName}`,
    marking: "open",
    edits: edits.map(({ id, set }) => {
      const onlyListed = !room.picture.record("polling-place", id) && set.readiness === "unknown";
      return { kind: "polling-place", id, set, trueAt: onlyListed ? listedSince : undefined };
    }),
    blobs: [staged.bytes],
    answer,
  });
  return kept.ok ? ok(answer(kept.value)) : kept;
};

/** Spreadsheets of polling places: shown first, kept whole in one change set. */
export const intakeDesk = {
  "intake.preview": async (room, viewer, { fileName, base64, mappings }) => {
    const bytes = Buffer.from(base64, "base64");
    const seen = new Map([...room.picture.records("polling-place")].map((place) => [place.id, place]));
    const places = await previewPollingPlaces(
      { fileName: fileName.normalize("NFC"), bytes },
      {
        ...intakeUnits(room),
        existing: new Map(recordsInSight(room.picture, "polling-place", viewer.clearance).map(({ id, fields }) => [id, fields])),
        locate: (lonLat) => room.spatial.locate(lonLat),
        mappings,
      },
    );
    if (!places.ok) return places;
    const staged = room.stagedImports.put({ fileName, bytes, places: places.value, seen });
    return ok({ staged, ...places.value.preview });
  },
  "intake.accept": (room, viewer, asked) => {
    const staged = room.stagedImports.get(asked.staged);
    if (!staged) return notStaged();
    const { preview, edits } = staged.places;
    const late = edits.filter((edit) => outOfDate(room, staged, edit));
    if (late.length > 0)
      return fail(
        "bad-input",
        `${writtenNumber(late.length)} khu vực bỏ phiếu đã được sửa sau khi xem trước; chưa nhập gì.`,
        "Xem trước lại tệp để thấy số liệu mới rồi nhập.",
        late.slice(0, 20).map(({ id }) => id),
      );
    const receipt: IntakeReceipt = { changeSet: null, counts: preview.counts, fileHash: createHash("sha256").update(staged.bytes).digest("hex") };
    const accepted = edits.length === 0 ? unchanged(room, viewer, "intake.accept", asked, receipt) : keepRows(room, viewer, asked, staged, receipt);
    if (accepted.ok) room.stagedImports.drop(asked.staged);
    return accepted;
  },
  "intake.template": async (room, _viewer, { byDistrict }) => {
    const { communes, districts } = intakeUnits(room);
    const bytes = await pollingPlaceTemplate(communes, districts, byDistrict ?? false);
    const fileName = byDistrict ? "mau-khu-vuc-bo-phieu-theo-huyen.xlsx" : "mau-khu-vuc-bo-phieu.xlsx";
    return ok({ fileName, mediaType: mediaTypes.xlsx, base64: Buffer.from(bytes).toString("base64") });
  },
} satisfies Pick<HandlerTable, "intake.preview" | "intake.accept" | "intake.template">;
