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
  /** What going through a copy whole showed, by its stamp: it holds until the file changes. */
  readonly #found = new Map<string, ListedBackup["look"]["standing"]>();
  #checking: Promise<void> | undefined;
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
      this.#checkSoon();
      const told = listing.listed.map((each) => this.#told(each, listing, clearance));
      const last = this.#newestSoundAt(listing);
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
      if (made.ok) {
        this.#found.set(this.#stamp(made.value.fileName), "sound");
        await this.#dropOutlived();
      }
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
      this.#foundToBe(fileName, look.standing);
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
      await this.#checkAll();
      const listing = await this.#list();
      const last = this.#newestSoundAt(listing);
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
    return name ? [{ ...each, ...name, at: name.madeAt ?? writtenAt ?? 0 }] : [];
  }

  #foundToBe(fileName: string, standing: ListedBackup["look"]["standing"]): void {
    const stamp = this.#stamp(fileName);
    if (this.#found.get(stamp) === standing) return;
    this.#found.set(stamp, standing);
    this.#kept.changed();
  }

  /** How a copy stands: opening it tells the bad, only going through it whole tells the sound. */
  #standing({ fileName, look }: ListedBackup): BackupTold["standing"] {
    if (look.standing !== "sound") return look.standing;
    return this.#found.get(this.#stamp(fileName)) ?? "unchecked";
  }

  /** Goes through every copy that has not been since it last changed, the newest first, one at a time on the thread. */
  #checkAll(): Promise<void> {
    this.#checking ??= this.#check().finally(() => {
      this.#checking = undefined;
    });
    return this.#checking;
  }

  async #check(): Promise<void> {
    for (const each of (await this.#list()).listed) {
      if (this.#isClosed) return;
      if (this.#standing(each) !== "unchecked") continue;
      const { standing } = await this.#thread.check({ fileName: each.fileName });
      this.#foundToBe(each.fileName, standing);
    }
  }

  #checkSoon(): void {
    this.#checkAll().catch((error: unknown) => {
      if (!(error instanceof BackupsClosed)) console.error("backups: the copies could not be gone through", error);
    });
  }

  /** A copy's name with what tells its file from another. */
  #stamp(fileName: string): string {
    const found = statSync(join(this.#files?.backups ?? "", fileName), { throwIfNoEntry: false });
    return `${fileName} ${found?.size} ${found?.mtimeMs} ${found?.ino}`;
  }

  #told(each: Listing["listed"][number], listing: Listing, clearance: Marking): BackupTold {
    const { look } = each;
    const tally = look.standing === "sound" ? look.facts.tally[clearance] : { entries: 0, head: "" };
    const now = this.#kept.journal.tally(clearance).entries;
    const lacks = look.standing === "sound" && each.lacks ? each.lacks[clearance] + now - listing.entries[clearance] : now;
    const { fileName, reason, at } = each;
    return { fileName, reason, madeAt: vietnamTime(at), bytes: look.bytes, ...tally, standing: this.#standing(each), lacks };
  }

  /** Whether the journal holds anything its newest sound copy does not. */
  #isBehind(listing: Listing): boolean {
    const { entries, head } = this.#kept.journal.tally("restricted");
    if (entries === 0) return false;
    const isOfNow = ({ look }: ListedBackup): boolean => look.standing === "sound" && look.facts.tally.restricted.head === head;
    return !listing.listed.some((each) => isOfNow(each) && this.#standing(each) === "sound");
  }

  #newestSoundAt({ listed }: Listing): number | null {
    return listed.reduce<number | null>((last, each) => (this.#standing(each) === "sound" ? Math.max(last ?? each.at, each.at) : last), null);
  }

  async #dropOutlived(): Promise<void> {
    if (!this.#files) return;
    const { listed } = await this.#list();
    const kept = listed.map((each) => ({ fileName: each.fileName, reason: each.reason, madeAt: each.at, standing: this.#standing(each) }));
    // A bad one must not stand in for a sound one: nothing goes before all are known.
    if (kept.some(({ standing }) => standing === "unchecked")) return;
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

/** What the page cannot say of itself: it tells what is lost, what is kept and that the station is a new one. */
function notesOn(look: BackupWork["preview"]["answer"]["look"], present: Present, couldCompare: boolean): string[] {
  if (look.standing !== "sound") return [`Không dùng được bản sao này: ${look.problem}. Hãy chọn bản sao khác.`];
  const notes: string[] = [];
  if (!couldCompare) notes.push("Không đọc được dữ liệu hiện tại, nên không so được bản sao thiếu những gì.");
  if (present === "damaged") notes.push("Tệp đang hỏng được giữ nguyên dưới tên khác trong thư mục phòng.");
  return notes;
}
