import { createHash } from "node:crypto";
import { type BoundaryPreview, fail, ok, type Result } from "../../contract/index.ts";
import { vietnamDate, writtenArea, writtenDate, writtenNumber } from "../../domain/vietnamese-format.ts";
import { readBoundaryFile } from "../../intake/boundary-file.ts";
import type { CodedArea } from "../../spatial/engine.ts";
import { coversSpot } from "../area-shape.ts";
import { boundarySetId, builtInSet } from "../boundary-keeper.ts";
import { changedFields, keep } from "../changes.ts";
import { recordsInSight } from "../door.ts";
import { tidy } from "../entry-rules.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import { calledArea } from "./area-saving.ts";
import type { HandlerTable } from "./handler.ts";

/** A boundary file read and shown. */
export interface StagedBoundaries {
  fileName: string;
  bytes: Uint8Array;
}

/** Less than this is rounding, not a moved boundary. */
const leastMoveKm2 = 0.005;

/** What the officer must hear of zones and risk areas drawn under the boundaries in force: which would be cut, which would be out of sight. */
const areasAtBorder = async (room: RoomParts, { clearance }: Viewer, communes: CodedArea[]): Promise<string[]> => {
  const drawn = [
    ...recordsInSight(room.picture, "quarantine-zone", clearance).map(({ fields }) => ({ noun: "vùng cách ly", ...fields })),
    ...recordsInSight(room.picture, "risk-area", clearance).map(({ fields }) => ({ noun: "vùng nguy cơ", ...fields })),
  ];
  const judged = await room.spatial.inspectIn(
    communes.map(({ code, geometry }) => ({ code, geometry })),
    drawn.map(({ geometry }) => geometry),
  );
  return drawn.flatMap(({ noun, name }, index) => {
    const sound = judged[index];
    const called = calledArea(noun, name);
    const subject = called.charAt(0).toUpperCase() + called.slice(1);
    if (sound?.ok && sound.value.clippedKm2 >= leastMoveKm2)
      return [`${subject} vượt ranh giới mới: ${writtenArea(sound.value.clippedKm2)} sẽ bị cắt trên bản đồ.`];
    return sound?.ok === false && sound.error.code === "outside-province"
      ? [`${subject} nằm hẳn ngoài ranh giới mới: sẽ không hiện trên bản đồ.`]
      : [];
  });
};

type Proposed = ReadonlyMap<string, CodedArea>;

/** What the officer must hear of incidents that the province would no longer hold. */
const incidentsOutside = (room: RoomParts, { clearance }: Viewer, proposed: Proposed): string[] =>
  recordsInSight(room.picture, "incident", clearance)
    .filter(({ fields }) => ![...proposed.values()].some(({ geometry }) => coversSpot(geometry, ...fields.location)))
    .map(({ fields }) => `Sự cố "${startOf(fields.text)}" nằm ngoài ranh giới mới: kiểm tra lại vị trí.`);

const longestNameShown = 80;
const startOf = (text: string): string => {
  const letters = [...text];
  return letters.length > longestNameShown ? `${letters.slice(0, longestNameShown - 1).join("")}…` : text;
};

/** Surveyed places in sight that stand outside their own commune as drawn here. */
const placesOutside = (room: RoomParts, { clearance }: Viewer, communes: Proposed) => {
  const surveyed = recordsInSight(room.picture, "polling-place", clearance).filter(({ fields }) => fields.location !== null);
  const outside = surveyed.filter(({ fields }) => {
    const own = communes.get(fields.communeCode);
    return fields.location !== null && own !== undefined && !coversSpot(own.geometry, ...fields.location);
  });
  return { surveyed: surveyed.length, outside };
};

/** Above this share of the surveyed places outside their own communes, it is the file that is wrong, not the places. */
const mostOutside = 0.05;
const placesListed = 20;

/** Refuses a proposal that leaves too many surveyed places outside their own communes, unless it leaves no more there than are now. */
const checkPlacesInside = (room: RoomParts, viewer: Viewer, proposed: Proposed): Result<string[]> => {
  const { surveyed, outside } = placesOutside(room, viewer, proposed);
  const ids = outside.map(({ id }) => id);
  if (outside.length <= surveyed * mostOutside) return ok(ids);
  if (outside.length <= placesOutside(room, viewer, room.boundaries().communes).outside.length) return ok(ids);
  const named = outside.slice(0, placesListed).map(({ id, fields }) => `${id} ${fields.name}`);
  const more = outside.length - named.length;
  return fail(
    "bad-input",
    `Theo tệp này, ${writtenNumber(outside.length)} trong ${writtenNumber(surveyed)} khu vực bỏ phiếu đã có tọa độ (quá 5 %) nằm ngoài xã của mình.`,
    "Ranh giới đang dùng vẫn giữ nguyên. Tệp có thể lệch hệ tọa độ hoặc ghép nhầm mã xã; kiểm tra tệp rồi nạp lại.",
    more > 0 ? [...named, `và ${writtenNumber(more)} khu vực khác`] : named,
  );
};

/** The year the province of Hà Giang was set up again; no boundaries of these communes are older. */
const earliestValidFrom = "1991-01-01";

/** Refuses boundaries to be in force from a day that has not come, or from before the province was. */
const checkValidFrom = (room: RoomParts, validFrom: string): Result<null> => {
  const today = vietnamDate(room.clock.nowText());
  if (validFrom > today)
    return fail(
      "bad-input",
      `Ngày áp dụng ${writtenDate(validFrom)} chưa tới.`,
      `Hôm nay là ${writtenDate(today)}. Ranh giới đang dùng vẫn giữ nguyên; sửa lại ngày áp dụng.`,
    );
  if (validFrom < earliestValidFrom)
    return fail(
      "bad-input",
      `Ngày áp dụng ${writtenDate(validFrom)} trước khi tỉnh Hà Giang được lập lại (1991).`,
      "Ranh giới đang dùng vẫn giữ nguyên; sửa lại ngày áp dụng theo văn bản.",
    );
  return ok(null);
};

/** The boundaries themselves: an office's own file shown beside those in force, accepted, taken back. */
export const boundariesDesk = {
  "boundaries.preview": async (room, viewer, { fileName, base64 }) => {
    const bytes = Buffer.from(base64, "base64");
    const now = [...room.boundaries().communes.values()];
    const file = readBoundaryFile(bytes, fileName.normalize("NFC"), now);
    if (!file.ok) return file;
    const { communes, notes } = file.value;
    const proposed = new Map(communes.map((commune) => [commune.code, commune]));
    const outside = checkPlacesInside(room, viewer, proposed);
    if (!outside.ok) return outside;
    const changes = await room.spatial.compare(now, communes);
    const nameNow = new Map(now.map(({ code, name }) => [code, name]));
    const sum = (figures: number[]): number => figures.reduce((total, figure) => total + figure, 0);
    const preview: Omit<BoundaryPreview, "staged"> = {
      fileName,
      communes: communes.length,
      districts: new Set(communes.map(({ districtCode }) => districtCode)).size,
      areaKm2: sum(changes.map(({ areaKm2 }) => areaKm2)),
      areaKm2Now: sum(changes.map(({ areaKm2Now }) => areaKm2Now)),
      renamed: communes.flatMap(({ code, name }) => {
        const from = nameNow.get(code);
        return from !== undefined && from !== name ? [{ code, from, to: name }] : [];
      }),
      moved: changes
        .filter(({ changedKm2 }) => changedKm2 >= leastMoveKm2)
        .map(({ code, areaKm2Now, areaKm2, changedKm2 }) => ({ code, name: proposed.get(code)?.name ?? code, areaKm2Now, areaKm2, changedKm2 })),
      pollingPlacesOutside: outside.value,
      notes: [...notes, ...(await areasAtBorder(room, viewer, communes)), ...incidentsOutside(room, viewer, proposed)],
      outline: {
        type: "FeatureCollection",
        features: communes.map(({ code, name, geometry }) => ({ type: "Feature", id: code, geometry, properties: { id: code, code, name } })),
      },
    };
    return ok({ staged: room.stagedBoundaries.put({ fileName, bytes }), ...preview });
  },
  "boundaries.accept": async (room, viewer, asked) => {
    const dated = checkValidFrom(room, asked.validFrom);
    if (!dated.ok) return dated;
    const staged = room.stagedBoundaries.get(asked.staged);
    if (!staged)
      return fail(
        "not-found",
        "Tệp ranh giới này không còn chờ.",
        "Tệp chờ được giữ một giờ, tới khi phòng khởi động lại. Nạp lại tệp rồi xem trước lần nữa.",
      );
    const fields = {
      file: createHash("sha256").update(staged.bytes).digest("hex"),
      fileName: staged.fileName,
      attribution: tidy(asked.attribution),
      validFrom: asked.validFrom,
      validTo: null,
    };
    const current = room.picture.record("boundary-set", boundarySetId);
    const kept = keep(room, viewer, "boundaries.accept", asked, {
      title: `thay ranh giới bằng tệp ${staged.fileName}`,
      marking: "open",
      edits: [{ kind: "boundary-set", id: boundarySetId, set: current ? changedFields(current, fields, Object.keys(fields)) : fields }],
      blobs: [staged.bytes],
      answer: (changeSet) => ({ changeSet }),
    });
    if (!kept.ok) return kept;
    room.stagedBoundaries.drop(asked.staged);
    await room.settled();
    return ok({ changeSet: kept.value });
  },
  "boundaries.restoreBuiltIn": async (room, viewer, asked) => {
    const current = room.picture.record("boundary-set", boundarySetId);
    const fields = builtInSet(room.builtIn);
    if (!current || current.fields.file === fields.file) return fail("bad-input", "Đang dùng ranh giới kèm theo phần mềm.", "Không cần làm gì.");
    const kept = keep(room, viewer, "boundaries.restoreBuiltIn", asked, {
      title: `bỏ ranh giới của tệp ${current.fields.fileName}, dùng lại ranh giới kèm theo phần mềm`,
      marking: "open",
      edits: [{ kind: "boundary-set", id: boundarySetId, set: changedFields(current, fields, Object.keys(fields)) }],
      answer: (changeSet) => ({ changeSet }),
    });
    if (!kept.ok) return kept;
    await room.settled();
    return ok({ changeSet: kept.value });
  },
} satisfies Pick<HandlerTable, "boundaries.preview" | "boundaries.accept" | "boundaries.restoreBuiltIn">;
