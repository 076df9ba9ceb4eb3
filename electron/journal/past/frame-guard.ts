import { attempt } from "../attempt.ts";
import type { Finding } from "../examination.ts";
import type { Moment, PastView } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import { framingStatements } from "./frame-rows.ts";
import { Frames } from "./frames.ts";
import type { Past } from "./past.ts";

/** Frames are dropped at most so often while a journal is open: what still fails then does not come of them. */
const mostDrops = 2;

/** What is wrong with the frames there are, if anything, held against their checksums, some a step; what was signed is not looked at. */
export function* damageOfFrames(ledger: Ledger, frames = new Frames(ledger.read)): Generator<undefined, Finding | undefined> {
  frames.follow(ledger);
  const { loads } = ledger;
  try {
    for (const _ of frames.examine()) {
      yield;
      // They were dropped or made anew meanwhile: these are no longer the ones to examine.
      if (ledger.loads !== loads) return undefined;
    }
  } catch {
    return { changeSet: "", marking: null, reason: "Bảng xem lại quá khứ bị hỏng; nhật ký còn nguyên. Mở phòng là bảng được dựng lại từ nhật ký." };
  }
  return undefined;
}

/** Answers about the past that fail while frames stand are given once more without any: all they hold is in the entries too. */
export class FrameGuard {
  readonly #ledger: Ledger;
  readonly #past: Past;
  readonly #dropped: () => void;
  readonly #views = new WeakMap<PastView, PastView>();
  #drops = 0;

  /** `dropped`: told once the answer was given without them, which shows that the frames were bad. */
  constructor(ledger: Ledger, past: Past, dropped: () => void) {
    this.#ledger = ledger;
    this.#past = past;
    this.#dropped = dropped;
  }

  ask<T>(question: () => T): T {
    try {
      return question();
    } catch (error) {
      if (!this.#drop()) throw error;
      const answer = question();
      this.#dropped();
      return answer;
    }
  }

  /** Holds all frames against their checksums, some a step; where they are damaged they are dropped, and that is told. */
  *examine(): Generator<undefined, undefined> {
    if ((yield* damageOfFrames(this.#ledger, this.#past.frames)) && this.#drop()) this.#dropped();
    return undefined;
  }

  view(moment: Moment): PastView {
    const view = this.ask(() => this.#past.view(moment));
    const known = this.#views.get(view);
    if (known) return known;
    const guarded = this.#guard(moment, view);
    this.#views.set(view, guarded);
    return guarded;
  }

  #guard(moment: Moment, view: PastView): PastView {
    let made = view;
    let drops = this.#drops;
    const still = (): PastView => {
      if (drops !== this.#drops) made = this.#past.view(moment);
      drops = this.#drops;
      return made;
    };
    return {
      arrival: view.arrival,
      entry: view.entry,
      record: (kind, id) => this.ask(() => still().record(kind, id)),
      records: (kind) => this.ask(() => still().records(kind)),
      bringAll: () => this.ask(() => still().bringAll()),
      tally: (clearance) => this.ask(() => still().tally(clearance)),
      unread: () => this.ask(() => still().unread()),
    };
  }

  /** Whether there were frames, and are none any more; in a folder that cannot be written they stay and are read no more. */
  #drop(): boolean {
    const db = this.#ledger.read.store.database;
    const { frames } = this.#past;
    if (frames.count === 0 || this.#drops === mostDrops || db.inTransaction) return false;
    this.#drops += 1;
    if (attempt(() => db.transaction(() => framingStatements(db).clear()).immediate(), "kept") === "kept") frames.disregard();
    // Whoever follows the ledger lets go of what it read of them.
    this.#ledger.loads += 1;
    return true;
  }
}
