import { type Marking, perKind, type RecordKind } from "../contract/index.ts";
import type { FoldedRecord, Journal } from "../journal/journal.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import type { Consequences } from "./consequences.ts";
import { keptAsNow } from "./door.ts";
import type { Changed } from "./election/ground.ts";
import { ReadinessMarks } from "./election/readiness-marks.ts";
import type { Picture } from "./picture.ts";

/** What the marks along the way are told from: the journal, and the room of now. */
export interface CourseGround {
  journal: Journal;
  picture: Picture;
  consequences: Consequences;
  boundaries(): BoundaryMap;
}

/** Kinds a checklist's standing rests on. */
const tickKinds: ReadonlySet<RecordKind> = new Set([
  "checklist-tick",
  "checklist-template",
  "setting",
  "quarantine-zone",
  "risk-area",
  "outreach-site",
] as const);

type Kept = { [K in RecordKind]: Map<string, FoldedRecord<K>> };

/** Ticks and what they rest on as known at one moment after another; of all else what is known now. */
class RollingPicture implements Picture {
  readonly #journal: Journal;
  readonly #now: Picture;
  readonly #kept: Kept = perKind(() => new Map());
  #atMs: number | undefined;

  constructor(journal: Journal, now: Picture) {
    this.#journal = journal;
    this.#now = now;
  }

  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined {
    return tickKinds.has(kind) ? this.#kept[kind].get(id) : this.#now.record(kind, id);
  }

  records<K extends RecordKind>(kind: K): Iterable<FoldedRecord<K>> {
    return tickKinds.has(kind) ? this.#kept[kind].values() : this.#now.records(kind);
  }

  /** Goes on to a later moment; tells what became another on the way. */
  moveTo(atMs: number): Changed[] {
    const changed: Changed[] = [];
    if (this.#atMs === undefined) for (const kind of tickKinds) changed.push(...this.#load(kind, atMs));
    else
      for (const { kind, id } of this.#journal.changedBetween({ knownAt: this.#atMs }, { knownAt: atMs })) {
        if (!tickKinds.has(kind)) continue;
        this.#renew(kind, id, atMs);
        changed.push({ kind, id });
      }
    this.#atMs = atMs;
    return changed;
  }

  #load<K extends RecordKind>(kind: K, atMs: number): Changed[] {
    const records = this.#journal.past({ knownAt: atMs }).records(kind);
    for (const record of records) this.#kept[kind].set(record.id, keptAsNow(record, this.#now.record(kind, record.id)));
    return records.map(({ id }) => ({ kind, id }));
  }

  #renew<K extends RecordKind>(kind: K, id: string, atMs: number): void {
    const record = this.#journal.past({ knownAt: atMs }).record(kind, id);
    if (record) this.#kept[kind].set(id, keptAsNow(record, this.#now.record(kind, id)));
    else this.#kept[kind].delete(id);
  }
}

/**
 * The marks of places along the way, ticks as they were known at each moment. What zones and areas touch is that of now: reckoning it for
 * sixty moments would cost more than the course is worth. Costs nothing where nobody ever ticked anything.
 */
export class MarksAlong {
  readonly #rolling: RollingPicture | undefined;
  readonly marks: ReadinessMarks;

  constructor({ journal, picture, consequences, boundaries }: CourseGround, clearance: Marking) {
    const isTicked = [...picture.records("checklist-tick")].length > 0;
    this.#rolling = isTicked ? new RollingPicture(journal, picture) : undefined;
    this.marks = new ReadinessMarks({ picture: this.#rolling ?? picture, clearance, consequences, boundaries });
  }

  /** Goes on to a later moment. */
  moveTo(atMs: number): void {
    const changed = this.#rolling?.moveTo(atMs) ?? [];
    if (changed.length > 0) this.marks.renew(changed);
  }
}
