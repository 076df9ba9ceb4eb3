import { vietnamTime, writtenNumber, writtenTime } from "../../domain/vietnamese-format.ts";
import { readEntryRef } from "../change-set.ts";
import { headerOf } from "../history.ts";
import { isOfNewerRelease, readEntry } from "../known-kinds.ts";
import type { Ledger } from "../ledger.ts";
import { type Bundle, hasItsText } from "./bundle.ts";
import type { MergePlan } from "./merge-plan.ts";
import { stationName } from "./stations.ts";

/** The room's clock and the wall's, ms since 1970. */
export interface Clocks {
  room: () => number;
  wall: () => number;
}

/** A clock is only spoken of when it is wrong by more than this, ms. */
const noticed = 5 * 60_000;

/** What an officer must know of a bundle besides its figures. `unread`: entries this release cannot read. */
export function mergeNotes(ledger: Ledger, bundle: Bundle, plan: MergePlan, unread: number, { room, wall }: Clocks): string[] {
  const name = (id: string): string => stationName(ledger, id, bundle.clearance);
  const notes = plan.parted.map(
    (id) =>
      `Chuỗi của ${name(id)} (${id}) tách nhánh: hai thay đổi nhận cùng một chỗ, có thể do thư mục bị chép rồi cả hai bản cùng ghi. Các nhánh đều được giữ.`,
  );
  const stripped = plan.waiting.filter((each) => !hasItsText(each)).length;
  const early = plan.waiting.length - stripped;
  if (early > 0) notes.push(`${writtenNumber(early)} thay đổi còn thiếu thay đổi ngay trước nó: đã giữ lại, sẽ tự nối khi gói có phần thiếu đến.`);
  if (stripped > 0)
    notes.push(
      `${writtenNumber(stripped)} thay đổi thiếu nội dung: gói của ${name(bundle.madeBy)} chỉ mang mã băm thay cho chữ mà trạm gốc đã ký. ` +
        "Chưa vào nhật ký; được giữ lại và sẽ tự nối khi một gói có đủ nội dung đến. Hãy xin gói từ chính trạm gốc.",
    );
  const invalid = plan.joining.flatMap(({ bodies }) => bodies.filter((body) => body && !readEntry(body) && !isOfNewerRelease(body))).length;
  if (unread > invalid) notes.push(`${writtenNumber(unread - invalid)} mục do bản mới hơn ghi: được giữ và chuyển tiếp, chưa hiển thị ở bản này.`);
  if (invalid > 0)
    notes.push(
      `${writtenNumber(invalid)} mục có giá trị không hợp lệ: được giữ và chuyển tiếp như trạm gửi đã ký, không dùng tới và không hiển thị.`,
    );
  return [
    ...notes,
    ...withdrawalNotes(ledger, plan, name),
    ...clockNotes(plan, name, wall()),
    ...futureNotes(plan, name, room()),
    ...missingBlobs(ledger, bundle, plan),
  ];
}

/** So many records are named in one sentence. */
const namedAtOnce = 5;

/** Words of one station that another takes back: what was shown by them changes, or is shown no more. */
function withdrawalNotes({ read }: Ledger, plan: MergePlan, name: (id: string) => string): string[] {
  const joining = new Map(plan.joining.map(({ sealed: { header } }) => [header.id, header.station]));
  const ownerOf = (ref: string): string | undefined => {
    const id = readEntryRef(ref)?.changeSet ?? "";
    const row = read.changeSetById.get(id);
    return joining.get(id) ?? (row && headerOf(row).station);
  };
  const touched = new Map<string, Set<string>>();
  for (const { sealed, bodies } of plan.joining)
    for (const body of bodies) {
      const { station } = sealed.header;
      const owners = (body?.withdraws ?? []).map(ownerOf);
      if (!body || owners.every((owner) => owner === undefined || owner === station)) continue;
      const records = touched.get(station) ?? new Set();
      touched.set(station, records.add(body.id));
    }
  return [...touched].map(([station, records]) => {
    const more = records.size > namedAtOnce ? ` và ${writtenNumber(records.size - namedAtOnce)} hồ sơ khác` : "";
    const named = [...records].slice(0, namedAtOnce).join(", ");
    return `${name(station)} rút lại điều trạm khác đã ghi ở ${writtenNumber(records.size)} hồ sơ (${named}${more}): giá trị có thể đổi, hồ sơ có thể không còn hiện. Hãy xem lịch sử từng hồ sơ.`;
  });
}

/** Fast: it wrote at a time that has not come here. Slow: it wrote at a time before what it had already seen. */
function clockNotes(plan: MergePlan, name: (id: string) => string, wall: number): string[] {
  const errors = new Map<string, { fast: number; slow: number }>();
  for (const { sealed } of [...plan.joining, ...plan.waiting]) {
    const { station, clock, wall: theirs } = sealed.header;
    const error = errors.get(station) ?? { fast: 0, slow: 0 };
    error.fast = Math.max(error.fast, theirs - wall);
    error.slow = Math.max(error.slow, clock[0] - theirs);
    errors.set(station, error);
  }
  return [...errors].flatMap(([station, { fast, slow }]) => [
    ...(fast > noticed ? [`Đồng hồ của ${name(station)} chạy nhanh ít nhất ${duration(fast)} so với máy này.`] : []),
    ...(slow > noticed ? [`Đồng hồ của ${name(station)} chạy chậm ít nhất ${duration(slow)} so với những gì chính trạm đó đã nhận.`] : []),
  ]);
}

/** What a station says was so at a time that has not come here: it counts from when it arrived, and is not fresher for it. */
function futureNotes(plan: MergePlan, name: (id: string) => string, now: number): string[] {
  const ahead = new Map<string, { entries: number; latest: number }>();
  for (const { sealed, bodies } of [...plan.joining, ...plan.waiting])
    for (const body of bodies) {
      if (!body || body.trueAt <= now + noticed) continue;
      const { entries, latest } = ahead.get(sealed.header.station) ?? { entries: 0, latest: 0 };
      ahead.set(sealed.header.station, { entries: entries + 1, latest: Math.max(latest, body.trueAt) });
    }
  return [...ahead].map(
    ([station, { entries, latest }]) =>
      `${writtenNumber(entries)} mục của ${name(station)} ghi giờ xảy ra chưa tới theo đồng hồ của phòng (đến ${writtenTime(vietnamTime(latest))}, ` +
      `trước ${duration(latest - now)}); giữ nguyên như trạm đó ghi, nhưng chỉ tính từ lúc tin đến đây.`,
  );
}

function missingBlobs(ledger: Ledger, bundle: Bundle, plan: MergePlan): string[] {
  const missing = plan.blobs.filter((hash) => !bundle.blobs.has(hash) && !ledger.read.blob.get(hash));
  return missing.length > 0 ? [`${writtenNumber(missing.length)} tệp kèm mà các thay đổi nhắc tới không có trong gói.`] : [];
}

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return `${writtenNumber(minutes)} phút`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${writtenNumber(hours)} giờ` : `${writtenNumber(Math.round(hours / 24))} ngày`;
}
