import type { EntryLog } from "./entry-log.ts";
import type { Frames } from "./frames.ts";
import { copyMark, type MarkColumns, newMarks, setMark } from "./marks.ts";
import type { Names } from "./names.ts";
import type { Standing } from "./standing.ts";
import type { States } from "./states.ts";

/** How every record stands after an entry, carried on to any other: forward from where it is, or from the last whole frame. */
export class MarkRoll {
  readonly #log: EntryLog;
  readonly #frames: Frames;
  readonly #states: States;
  readonly #names: Names;
  #at = 0;
  /** Per record, less one. */
  columns: MarkColumns = newMarks(0).columns;

  constructor(log: EntryLog, frames: Frames, states: States, names: Names) {
    this.#log = log;
    this.#frames = frames;
    this.#states = states;
    this.#names = names;
  }

  /** Carries on to how all stood after `entry`. */
  moveTo(entry: number): MarkColumns {
    const whole = this.#frames.wholeBefore(entry);
    if (entry < this.#at || (whole && whole.frame * this.#frames.size.entries > this.#at)) this.#startFrom(whole);
    this.#reserve(this.#names.count());
    while (this.#at < entry) {
      const frame = Math.floor(this.#at / this.#frames.size.entries) + 1;
      const end = Math.min(entry, frame * this.#frames.size.entries);
      if (frame <= this.#frames.count) this.#takeFrame(frame, end);
      else this.#takeOne();
    }
    return this.columns;
  }

  #startFrom(whole: { frame: number; records: number } | undefined): void {
    this.#at = whole ? whole.frame * this.#frames.size.entries : 0;
    this.columns = whole ? this.#frames.wholeMarks(whole) : newMarks(this.#names.count()).columns;
  }

  /** How records stand apart from the rest, shown only while `look` looks. */
  lookWith<T>(apart: Standing, look: (columns: MarkColumns) => T): T {
    const { columns } = this;
    const records = [...apart.apart];
    const kept = newMarks(records.length).columns;
    for (const [place, record] of records.entries()) {
      copyMark(columns, record - 1, kept, place);
      this.#takeApart(apart, record);
    }
    try {
      return look(columns);
    } finally {
      for (const [place, record] of records.entries()) copyMark(kept, place, columns, record - 1);
    }
  }

  #takeApart(apart: Standing, record: number): void {
    const entry = apart.followed.get(record);
    if (entry !== undefined && entry <= this.#frames.reach()) {
      const { frame, place } = this.#frames.placeOf(entry);
      copyMark(this.#frames.marks(frame), place, this.columns, record - 1);
      return;
    }
    const name = this.#names.of(record);
    if (name) setMark(this.columns, record - 1, name.kind, apart.state(record));
  }

  #takeFrame(frame: number, end: number): void {
    const marks = this.#frames.marks(frame);
    const first = (frame - 1) * this.#frames.size.entries;
    for (let place = this.#at; place < end; place++) {
      const record = this.#log.records[place]!;
      if (record > 0) copyMark(marks, place - first, this.columns, record - 1);
    }
    this.#at = end;
  }

  #takeOne(): void {
    const record = this.#log.records[this.#at]!;
    this.#at += 1;
    const name = record > 0 ? this.#names.of(record) : undefined;
    if (name) setMark(this.columns, record - 1, name.kind, this.#states.after(this.#at, record).state);
  }

  #reserve(records: number): void {
    if (records <= this.columns.flags.length) return;
    const longer = newMarks(records).columns;
    setAll(this.columns, longer);
    this.columns = longer;
  }
}

function setAll(from: MarkColumns, to: MarkColumns): void {
  to.since.set(from.since);
  to.lon.set(from.lon);
  to.lat.set(from.lat);
  to.flags.set(from.flags);
  to.readiness.set(from.readiness);
}
