import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import type { Marking } from "../../contract/index.ts";
import { writtenNumber } from "../../domain/vietnamese-format.ts";
import { syncFile, syncFolderOf } from "../../journal/disk.ts";
import { openBundle } from "../../journal/exchange/exchange.ts";
import type { Journal } from "../../journal/journal.ts";
import { openJournal } from "../../journal/open-journal.ts";
import { inSlices } from "../../journal/slices.ts";
import { storageProblem } from "../../journal/storage-problem.ts";
import { done, failed, type Outcome, refused } from "./outcome.ts";
import type { Task } from "./task.ts";

/** Writes what such a clearance may hold as a signed bundle, whole or not at all. */
export async function out({ folder, key, as, say, signal }: Task, clearance: Marking): Promise<Outcome> {
  if (as === undefined) return refused("bad-input", "Chưa nói ghi gói ra tệp nào.", "Thêm --as TỆP.");
  if (existsSync(as)) return refused("bad-input", `“${as}” đã có.`, "Không ghi đè tệp nào; hãy chọn tên khác.");
  const opened = openJournal(folder, { clock: () => new Date(), wall: Date.now, key });
  if (!opened.ok) return failed(opened.error);
  const journal = opened.value;
  say("Đang ghi gói nhật ký…");
  const making = `${as}.making`;
  try {
    const file = openSync(making, "wx");
    let lines = 0;
    const writing = (function* () {
      for (const line of journal.bundle(clearance, 0)) {
        writeSync(file, line);
        lines += 1;
        yield;
      }
      return true;
    })();
    const isWhole = await inSlices(writing, () => signal.aborted);
    closeSync(file);
    if (isWhole === null) return refused("cancelled", "Đã dừng ghi gói giữa chừng.", "Không để lại tệp nào.");
    syncFile(making);
    renameSync(making, as);
    syncFolderOf(as);
    const tally = journal.tally(clearance);
    return done({ file: as, lines, ...tally }, [`Đã ghi ${as}: ${writtenNumber(tally.entries)} mục ghi, mã kiểm chứng ${tally.head}.`]);
  } catch (error) {
    const problem = storageProblem(error);
    if (problem && !problem.ok) return failed(problem.error);
    throw error;
  } finally {
    rmSync(making, { force: true });
    journal.close();
  }
}

/** Takes over another station's bundle; stations never heard of must be accepted by id. */
export async function takeIn({ folder, key, say, signal }: Task, file: string, accepted: string[]): Promise<Outcome> {
  if (!existsSync(file)) return refused("not-found", `Không có tệp “${file}”.`, "Hãy xem lại đường dẫn; chưa ghi gì.");
  say("Đang đọc và kiểm gói…");
  const bundle = await openBundle(readFileSync(file), signal);
  if (!bundle.ok) return failed(bundle.error);
  let clock = (): number => Date.now();
  const opened = openJournal(folder, { clock: () => new Date(clock()), wall: Date.now, key });
  if (!opened.ok) return failed(opened.error);
  const journal = opened.value;
  try {
    // An exercise's time is its own: what comes in is known as of the last thing it knew.
    const last = journal.record("setting", "exercise") ? newestArrival(journal) : undefined;
    if (last !== undefined) clock = () => last;
    const examined = journal.examineBundle(bundle.value);
    if (!examined.ok) return failed(examined.error);
    const unknown = examined.value.newStations.filter(({ id }) => !accepted.includes(id));
    if (unknown.length > 0)
      return failed({
        code: "bad-input",
        message: "Gói có trạm chưa từng biết; chưa ghi gì.",
        hint: "Hỏi lại người gửi, rồi chấp nhận từng trạm bằng --accept MÃ.",
        reasons: unknown.map(({ id, name }) => `${name}: ${id}`),
      });
    const merged = journal.merge(bundle.value, accepted);
    if (!merged.ok) return failed(merged.error);
    const { merged: changeSets, entries, known, waiting, conflicts, notes } = merged.value;
    const n = writtenNumber;
    return done({ ...merged.value, ...journal.tally("restricted") }, [
      `Đã gộp ${n(changeSets)} thay đổi (${n(entries)} mục ghi); ${n(known)} đã có, ${n(waiting)} còn chờ thay đổi trước nó.`,
      ...(conflicts > 0 ? [`${n(conflicts)} hồ sơ đang mâu thuẫn, cần người trực xem.`] : []),
      ...notes,
    ]);
  } finally {
    journal.close();
  }
}

function newestArrival(journal: Journal): number | undefined {
  return journal.arrivals(0, Number.MAX_SAFE_INTEGER).at(-1)?.knownAt;
}
