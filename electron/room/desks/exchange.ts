import { fail, type MergePreview, ok, type Result } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { type Bundle, certifiedIn } from "../../journal/exchange/bundle.ts";
import { openBundle } from "../../journal/exchange/exchange.ts";
import { stationNameSetting } from "../../journal/exchange/stations.ts";
import { inSlices } from "../../journal/slices.ts";
import { keep, requestOf, unchanged } from "../changes.ts";
import { mayHold } from "../door.ts";
import { mediaTypes } from "../media-types.ts";
import type { RoomParts } from "../parts.ts";
import type { Viewer } from "../room.ts";
import type { Asked, HandlerTable } from "./handler.ts";

/** A bundle read, checked and shown, not yet taken over. */
export interface StagedBundle {
  fileName: string;
  bundle: Bundle;
}

/** What fits into one answer, in bytes; more goes out with `npm run room -- out`. */
const mostBytes = 200_000_000;

/** `nhat-ky-7F2A-20210523-0847.jsonl`: the station's first digits and Vietnam's time by the room's clock. */
const bundleFileName = (station: string, nowMs: number): string => {
  const [date = "", time = ""] = vietnamTime(nowMs).split("T");
  return `nhat-ky-${station.slice(0, 4).toUpperCase()}-${date.replaceAll("-", "")}-${time.slice(0, 5).replace(":", "")}.jsonl`;
};

function* collected(lines: Iterable<string>): Generator<undefined, Buffer[] | "too-large"> {
  const kept: Buffer[] = [];
  let bytes = 0;
  for (const line of lines) {
    const written = Buffer.from(line);
    bytes += written.length;
    if (bytes > mostBytes) return "too-large";
    kept.push(written);
    yield;
  }
  return kept;
}

const read = async (viewer: Viewer, base64: string, signal?: AbortSignal): Promise<Result<Bundle>> => {
  const bundle = await openBundle(Buffer.from(base64, "base64"), signal);
  if (!bundle.ok || mayHold(viewer.clearance, bundle.value)) return bundle;
  return fail("forbidden", "Gói có nội dung ở mức mật mà bàn trực này không được giữ.", "Chưa có gì được ghi. Hãy nhận gói ở máy được giữ mức đó.");
};

const bundleToMerge = (
  room: RoomParts,
  viewer: Viewer,
  asked: Asked<"journal.merge">,
  signal?: AbortSignal,
): Result<Bundle> | Promise<Result<Bundle>> => {
  if (asked.staged === undefined && asked.base64 !== undefined) return read(viewer, asked.base64, signal);
  if (asked.staged === undefined || asked.base64 !== undefined)
    return fail("bad-input", "Chưa rõ nhận gói nào.", "Nêu gói đã xem trước, hoặc gửi kèm chính tệp đó; chỉ một trong hai.");
  const staged = room.stagedBundles.get(asked.staged);
  if (staged && mayHold(viewer.clearance, staged.bundle)) return ok(staged.bundle);
  return fail(
    "not-found",
    "Gói này không còn chờ nhận.",
    "Gói chờ được giữ một giờ, tới khi phòng khởi động lại. Nạp lại tệp rồi xem trước lần nữa.",
  );
};

/** Other stations: what goes out to them, what comes in from them, and whether a printed head is this journal's. */
export const exchangeDesk = {
  "journal.checkHead": async (room, viewer, { head }) => ok(await room.journal.checkHead(viewer.clearance, head)),
  "journal.stations": (room, viewer) => ok(room.journal.stations(viewer.clearance)),
  "journal.nameStation": (room, viewer, asked) => {
    const name = asked.name.normalize("NFC").replace(/\s+/g, " ");
    const { stations } = room.journal.stations(viewer.clearance);
    const named = stations.find(({ id }) => id === asked.station);
    if (!named) return fail("not-found", "Phòng chưa nghe nói đến trạm này.", "Xem lại danh sách trạm trong Nhật ký; chưa có gì thay đổi.");
    const other = stations.find((one) => one.id !== named.id && one.name.toLocaleLowerCase("vi") === name.toLocaleLowerCase("vi"));
    if (other)
      return fail("bad-input", `Trạm ${other.id.slice(0, 4).toUpperCase()} đã mang tên “${other.name}”.`, "Chọn tên khác để không nhầm hai trạm.");
    const answer = { id: named.id, name };
    if (named.name === name) return unchanged(room, viewer, "journal.nameStation", asked, answer);
    const done = keep(room, viewer, "journal.nameStation", asked, {
      title: `đặt tên trạm ${named.id.slice(0, 4).toUpperCase()} là ${name}`,
      marking: "open",
      edits: [{ kind: "setting", id: stationNameSetting(named.id), set: { value: name } }],
      answer: () => answer,
    });
    return done.ok ? ok(answer) : done;
  },
  "journal.export": async (room, viewer, { since }, signal) => {
    const { journal } = room;
    const after = since === undefined ? 0 : journal.arrivalAt(Date.parse(since));
    const lines = journal.bundle(viewer.clearance, after);
    const made = await inSlices(collected(lines), () => signal?.aborted ?? false);
    if (made === null) return fail("cancelled", "Đã dừng xuất nhật ký.", "Chưa có gì thay đổi.");
    if (made === "too-large")
      return fail(
        "too-large",
        "Nhật ký quá lớn để xuất trong một lần từ màn hình.",
        "Xuất phần mới từ một mốc gần đây, hoặc dùng lệnh “npm run room -- out”.",
      );
    const bytes = Buffer.concat(made);
    const { entries, changeSets, head } = certifiedIn(made.at(-1)?.toString() ?? "");
    return ok({
      fileName: bundleFileName(journal.station, room.clock.now()),
      mediaType: mediaTypes.jsonLines,
      base64: bytes.toString("base64"),
      entries,
      changeSets,
      head,
    });
  },
  "journal.previewMerge": async (room, viewer, { fileName, base64 }, signal) => {
    const bundle = await read(viewer, base64, signal);
    if (!bundle.ok) return bundle;
    const examined = room.journal.examineBundle(bundle.value);
    if (!examined.ok) return examined;
    const name = fileName.normalize("NFC");
    const staged = room.stagedBundles.put({ fileName: name, bundle: bundle.value });
    const preview: MergePreview = { ...examined.value, madeAt: vietnamTime(examined.value.madeAt), staged, fileName: name };
    return ok(preview);
  },
  "journal.merge": async (room, viewer, asked, signal) => {
    const bundle = await bundleToMerge(room, viewer, asked, signal);
    if (!bundle.ok) return bundle;
    const merged = room.journal.merge(bundle.value, asked.acceptStations ?? [], requestOf(viewer, "journal.merge", asked));
    if (merged.ok && asked.staged !== undefined) room.stagedBundles.drop(asked.staged);
    return merged;
  },
} satisfies Pick<
  HandlerTable,
  "journal.checkHead" | "journal.stations" | "journal.nameStation" | "journal.export" | "journal.previewMerge" | "journal.merge"
>;
