import { existsSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type BackupReason,
  type BackupsAnswer,
  type BackupTold,
  fail,
  type Marking,
  mayRead,
  ok,
  type RestorePreview,
  type Result,
} from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import type { BackupName } from "../journal/backups/backup-name.ts";
import { BackupsClosed, BackupThread } from "../journal/backups/backup-thread.ts";
import { sweepUnfinished } from "../journal/backups/make-backup.ts";
import { backupsIn } from "../journal/backups/newest-sound.ts";
import { outlived, policy } from "../journal/backups/policy.ts";
import type { BackupWork, ListedBackup, Present } from "../journal/backups/worker-messages.ts";
import type { StoreKey } from "../journal/database.ts";
import { freeBytes } from "../journal/disk.ts";
import { type FolderFiles, filesOf } from "../journal/folder-contents.ts";
import type { Journal } from "../journal/journal.ts";

const hourMs = 3_600_000;
/** The first look after opening, and the longest between two: a suspended machine is noticed no later than this. */
const firstLookMs = 60_000;
const longestWaitMs = 600_000;
/** So many change sets a restore would take away are told by title. */
const toldLost = 200;

const cannotKeep = fail("bad-input", "Phòng này chỉ nằm trong bộ nhớ, không có bản sao lưu.", "Hãy mở phòng trong một thư mục.");
const closing = fail("cancelled", "Phòng đang đóng, việc sao lưu đã dừng.", "Dữ liệu và các bản sao cũ vẫn nguyên vẹn.");

/** What the keeper of a room's copies works with. */
interface Kept {
  folder: string;
  key: StoreKey;
  journal: Journal;
  /** The machine's clock, ms since 1970. */
  wall: () => number;
  /** Called when what `list` answers has changed. */
  changed: () => void;
}

/** A listing that holds until a file of the folder changes; `entries`: how many there were then, by clearance. */
interface Listing {
  of: string;
  listed: (ListedBackup & BackupName & { at: number })[];
  entries: Record<Marking, number>;
}

/** Copies the journal every hour in which something changed, keeps the copies by the policy, and tells how they stand. */
export class BackupKeeper {
  readonly #kept: Kept;
  readonly #files: FolderFiles | null;
  readonly #thread: BackupThread;
  #listing: Promise<Listing> | undefined;
  #listingOf = "";
  /** Copies found bad when looked through whole, by name and time of writing. */
  readonly #foundBad = new Map<string, ListedBackup["look"]>();
  #problem: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;

  constructor(kept: Kept) {
    this.#kept = kept;
    this.#files = kept.folder === ":memory:" ? null : filesOf(kept.folder);
    const files = filesOf(kept.folder);
    this.#thread = new BackupThread(() => ({ files, key: kept.key, present: presentOf(kept.journal) }));
    if (this.#files && kept.journal.isWritable) {
      sweepUnfinished(this.#files.backups);
      this.#lookIn(firstLookMs);
    }
  }

  /** All copies, the newest first, as a viewer so cleared may be told. */
  async list(clearance: Marking): Promise<Result<BackupsAnswer>> {
    if (!this.#files) return cannotKeep;
    const { backups, root } = this.#files;
    return this.#unlessClosed(async () => {
      const listing = await this.#list();
      const told = listing.listed.map((each) => this.#told(each, listing, clearance));
      const last = newestSoundAt(listing);
      return ok({
        folder: backups,
        backups: told,
        lastSound: last === null ? null : vietnamTime(last),
        nextDue: this.#kept.journal.isWritable && this.#isBehind(listing) ? vietnamTime(Math.max(this.#kept.wall(), (last ?? 0) + hourMs)) : null,
        problem: this.#problem,
        freeBytes: freeBytes(existsSync(backups) ? backups : root),
        policy,
      });
    });
  }

  /** Makes a copy now. */
  async make(reason: BackupReason, clearance: Marking): Promise<Result<BackupTold>> {
    if (!this.#files) return cannotKeep;
    if (!this.#kept.journal.isWritable)
      return fail(
        "not-durable",
        "Phòng đang mở ở chế độ chỉ xem, không làm bản sao lưu được.",
        "Các bản sao cũ được giữ nguyên. Có thể khôi phục một bản sao, hoặc chép cả thư mục ra nơi khác.",
      );
    return this.#unlessClosed(async () => {
      const made = await this.#thread.make({ reason, wall: this.#kept.wall() });
      this.#problem = made.ok ? null : `${made.error.message} ${made.error.hint}`;
      if (made.ok) await this.#dropOutlived();
      this.#kept.changed();
      if (!made.ok) return made;
      const listing = await this.#list();
      const found = listing.listed.find(({ fileName }) => fileName === made.value.fileName);
      return found
        ? ok(this.#told(found, listing, clearance))
        : fail("not-found", "Bản sao vừa làm không còn trong thư mục backups.", "Hãy làm lại bản sao.");
    });
  }

  /** What restoring a copy would do; the copy is looked through whole. */
  async preview(fileName: string, clearance: Marking): Promise<Result<RestorePreview>> {
    if (!this.#files) return cannotKeep;
    return this.#unlessClosed(async () => {
      if (!(await this.#list()).listed.some((each) => each.fileName === fileName))
        return fail("not-found", `Không có bản sao lưu “${fileName}”.`, "Hãy mở lại danh sách bản sao; chưa có gì thay đổi.");
      const { look, lacked, couldCompare } = await this.#thread.preview({ fileName });
      if (look.standing !== "sound") {
        this.#foundBad.set(this.#stamp(fileName), look);
        this.#listing = undefined;
        this.#kept.changed();
      }
      const listing = await this.#list();
      const found = listing.listed.find((each) => each.fileName === fileName);
      if (!found) return fail("not-found", `Không còn bản sao lưu “${fileName}”.`, "Hãy mở lại danh sách bản sao; chưa có gì thay đổi.");
      const lost = lacked.filter(({ marking }) => mayRead(clearance, marking)).toReversed();
      return ok({
        backup: this.#told(found, listing, clearance),
        lost: lost.slice(0, toldLost).map(({ changeSet, title, actor, knownAt }) => ({ changeSet, title, actor, knownAt: vietnamTime(knownAt) })),
        lostMore: Math.max(0, lost.length - toldLost),
        notes: notesOn(look, presentOf(this.#kept.journal), couldCompare),
      });
    });
  }

  /** Makes the copy of the hour where one is due. */
  async look(): Promise<void> {
    if (this.#isClosed || !this.#kept.journal.isWritable) return;
    const done = await this.#unlessClosed(async () => {
      const listing = await this.#list();
      const last = newestSoundAt(listing);
      // A last one after now was made by a clock that ran ahead.
      const isDue = last === null || Math.abs(this.#kept.wall() - last) >= hourMs;
      return isDue && this.#isBehind(listing) ? this.make("hourly", "restricted") : ok(null);
    });
    if (!done.ok && done.error.code === "bug") this.#problem = done.error.message;
  }

  /** Stops what is running and waits until it has stopped: the journal may be closed then. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#thread.close();
    if (this.#files && this.#kept.journal.isWritable) sweepUnfinished(this.#files.backups);
  }

  #lookIn(ms: number): void {
    this.#timer = setTimeout(async () => {
      await this.look().catch((error: unknown) => console.error("backups: the hourly copy failed", error));
      if (!this.#isClosed) this.#lookIn(longestWaitMs);
    }, ms);
    this.#timer.unref();
  }

  /** The listing of the folder as it is now, made anew where a file of it changed. */
  #list(): Promise<Listing> {
    const names = this.#files ? backupsIn(this.#files.backups) : [];
    const of = names.map(({ fileName }) => this.#stamp(fileName)).join("\n");
    if (this.#listing && this.#listingOf === of) return this.#listing;
    this.#listingOf = of;
    this.#listing = this.#thread
      .list({ fileNames: names.map(({ fileName }) => fileName) })
      .then(({ listed, entries }) => ({ of, entries, listed: listed.flatMap((each) => this.#placed(each, names)) }));
    this.#listing.catch(() => {
      this.#listing = undefined;
    });
    return this.#listing;
  }

  #placed(each: ListedBackup, names: BackupName[]): Listing["listed"] {
    const name = names.find(({ fileName }) => fileName === each.fileName);
    const writtenAt = statSync(join(this.#files?.backups ?? "", each.fileName), { throwIfNoEntry: false })?.mtimeMs;
    const look = this.#foundBad.get(this.#stamp(each.fileName)) ?? each.look;
    return name ? [{ ...each, ...name, look, at: name.madeAt ?? writtenAt ?? 0 }] : [];
  }

  /** A copy's name with its size and time of writing. */
  #stamp(fileName: string): string {
    const found = statSync(join(this.#files?.backups ?? "", fileName), { throwIfNoEntry: false });
    return `${fileName} ${found?.size} ${found?.mtimeMs}`;
  }

  #told(each: Listing["listed"][number], listing: Listing, clearance: Marking): BackupTold {
    const { look } = each;
    const tally = look.standing === "sound" ? look.facts.tally[clearance] : { entries: 0, head: "" };
    const now = this.#kept.journal.tally(clearance).entries;
    const lacks = look.standing === "sound" && each.lacks ? each.lacks[clearance] + now - listing.entries[clearance] : now;
    const { fileName, reason, at } = each;
    return { fileName, reason, madeAt: vietnamTime(at), bytes: look.bytes, ...tally, standing: look.standing, lacks };
  }

  /** Whether the journal holds anything its newest sound copy does not. */
  #isBehind(listing: Listing): boolean {
    const { entries, head } = this.#kept.journal.tally("restricted");
    if (entries === 0) return false;
    const heads = listing.listed.flatMap(({ look }) => (look.standing === "sound" ? [look.facts.tally.restricted.head] : []));
    return !heads.includes(head);
  }

  async #dropOutlived(): Promise<void> {
    if (!this.#files) return;
    const { listed } = await this.#list();
    const kept = listed.map(({ fileName, reason, at, look }) => ({ fileName, reason, madeAt: at, standing: look.standing }));
    for (const fileName of outlived(kept, this.#kept.wall())) rmSync(join(this.#files.backups, fileName), { force: true });
  }

  async #unlessClosed<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof BackupsClosed) return closing;
      throw error;
    }
  }
}

function presentOf(journal: Journal): Present {
  if (journal.isWritable) return "live";
  return journal.opening("restricted").state === "salvaged-read-only" ? "damaged" : "still";
}

const newestSoundAt = ({ listed }: Listing): number | null =>
  listed.reduce<number | null>((last, { look, at }) => (look.standing === "sound" ? Math.max(last ?? at, at) : last), null);

/** What the page cannot say of itself: it tells what is lost, what is kept and that the station is a new one. */
function notesOn(look: BackupWork["preview"]["answer"]["look"], present: Present, couldCompare: boolean): string[] {
  if (look.standing !== "sound") return [`Không dùng được bản sao này: ${look.problem}. Hãy chọn bản sao khác.`];
  const notes: string[] = [];
  if (!couldCompare) notes.push("Không đọc được dữ liệu hiện tại, nên không so được bản sao thiếu những gì.");
  if (present === "damaged") notes.push("Tệp đang hỏng được giữ nguyên dưới tên khác trong thư mục phòng.");
  return notes;
}
