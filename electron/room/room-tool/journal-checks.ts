import { type Marking, markings } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { openJournal } from "../../journal/open-journal.ts";
import { rebuildFolder, verifyFolder } from "../../journal/rebuild-folder.ts";
import { done, failed, type Outcome } from "./outcome.ts";
import type { Task } from "./task.ts";

/** Makes everything that is folded from the entries anew, and says whether any of it was other than it should have been. */
export async function rebuild({ folder, key, progress, signal, say }: Task): Promise<Outcome> {
  say("Đang dựng lại các bảng từ nhật ký…");
  const rebuilt = await rebuildFolder(folder, key, { progress, signal });
  if (!rebuilt.ok) return failed(rebuilt.error);
  const { entries, head, differed } = rebuilt.value;
  const verdict =
    differed.length === 0
      ? "Các bảng dựng lại đúng như đang có, từng byte."
      : `Khác với đang có, nay đã đúng theo nhật ký: bảng ${differed.join(", ")}.`;
  return done({ entries, head, differed }, [`Đã dựng lại từ ${writtenNumber(entries)} mục ghi. ${verdict}`], differed.length === 0);
}

/** Goes through the whole journal; nothing in the folder is touched. */
export async function verify({ folder, key, progress, signal, say }: Task): Promise<Outcome> {
  say("Đang kiểm toàn bộ nhật ký…");
  const verified = await verifyFolder(folder, key, { progress, signal });
  if (!verified.ok) return failed(verified.error);
  const { ok: isSound, entries, head, opening, firstBad } = verified.value;
  const lines = isSound
    ? [`Nguyên vẹn: ${writtenNumber(entries)} mục ghi, mã kiểm chứng ${head}.`]
    : ["KHÔNG nguyên vẹn.", ...(firstBad ? [`  Thay đổi ${firstBad.changeSet}: ${firstBad.reason}`] : []), `  ${opening}`];
  return done({ entries, head, firstBad, opening }, lines, isSound);
}

/** Counts and heads by clearance, or when the head was the one given. */
export async function head({ folder, key }: Task, digits: string | undefined): Promise<Outcome> {
  const opened = openJournal(folder, { clock: () => new Date(), wall: Date.now, key, isOnlyRead: true });
  if (!opened.ok) return failed(opened.error);
  const journal = opened.value;
  try {
    if (digits === undefined) {
      const heads = markings.map((marking) => ({ marking, ...journal.tally(marking) }));
      return done(
        { heads },
        heads.map(({ marking, entries, head }) => `${names[marking]}: ${writtenNumber(entries)} mục ghi, ${head}`),
      );
    }
    const found = await Promise.all(markings.map(async (marking) => ({ marking, check: await journal.checkHead(marking, digits) })));
    const match = found.find(({ check }) => check.found);
    if (!match) return done({ found: false }, ["Nhật ký này chưa bao giờ có mã kiểm chứng ấy, hoặc đã bị sửa."], false);
    const { marking, check } = match;
    const when = check.current ? "là mã của hiện tại" : `là mã lúc ${check.knownAt}`;
    return done({ marking, ...check }, [`Khớp (${names[marking]}): ${when}, ${writtenNumber(check.entries ?? 0)} mục ghi.`]);
  } finally {
    journal.close();
  }
}

const names: Record<Marking, string> = { open: "Thường", internal: "Nội bộ", restricted: "Toàn bộ" };
