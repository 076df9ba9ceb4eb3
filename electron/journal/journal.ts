import type { FieldsOf, HeadCheck, Marking, MergeReceipt, RecordKind, Result } from "../contract/index.ts";
import type { Bundle, BundleReport } from "./exchange/bundle.ts";
import type { StationsTold } from "./exchange/stations.ts";
import type { RecordHistory } from "./record-history.ts";

/** What is to change in one record: the fields named, nothing else. */
export interface Edit<K extends RecordKind = RecordKind> {
  kind: K;
  id: string;
  set: Partial<FieldsOf<K>>;
  /** When it was so in the world; default: the draft's, else now. */
  trueAt?: string | undefined;
  /** References of entries withdrawn as mistakes. */
  withdraws?: string[];
}

/** `key` is the caller's requestId, `input` what it asked, so that the same key for another thing is refused. */
export interface Request {
  key: string;
  input: string;
}

/** A change set before it is sealed. `title` is what undo says of it: "vẽ vùng cách ly Thanh Thủy". */
export interface Draft {
  actor: string;
  marking: Marking;
  title: string;
  edits: Edit[];
  trueAt?: string | undefined;
  /** Whose answer this is; it may name the change set. */
  request?: (Request & { answer: (changeSet: string) => unknown }) | undefined;
  /** Set on an undo: which change set it undoes (or redoes). */
  undoes?: string | undefined;
  blobs?: Uint8Array[];
}

/** A draft of a history laid down in advance, as an exercise's is. */
export interface SeedDraft extends Draft {
  /** When it became known, on the room's clock: not before the arrival before it, not later than now; default: now. */
  knownAt?: string | undefined;
}

/** Where a field's value came from. */
export interface FieldOrigin {
  entry: string;
  changeSet: string;
  actor: string;
  station: string;
  knownAt: string;
  trueAt: string;
}

/** A record as the fold of its entries. */
export interface FoldedRecord<K extends RecordKind = RecordKind> {
  kind: K;
  id: string;
  fields: FieldsOf<K>;
  origins: { [F in keyof FieldsOf<K>]?: FieldOrigin };
  /** Values that did not know of each other, the winner first; empty where all is settled. */
  conflicts: { field: keyof FieldsOf<K> & string; values: { value: unknown; origin: FieldOrigin }[] }[];
  editedAfterDeletion: boolean;
  marking: Marking;
  /** When its newest entry arrived here, on the room's clock. */
  knownAt: string;
}

export interface ChangeSetSummary {
  id: string;
  title: string;
  actor: string;
  station: string;
  marking: Marking;
  knownAt: string;
  undoes: string | null;
  /** Per record, the value each field had before and has after, and when it was so; `entry` tells whether it still holds. */
  changes: { kind: RecordKind; id: string; before: Record<string, unknown>; after: Record<string, unknown>; entry: string; trueAt: string }[];
  /** Whether it only keeps what the room remembers of itself, as when a paper was printed: nothing anybody undoes. */
  isOfRoomItself: boolean;
  /** The same one by one, read in slices: an import changes tens of thousands of records, and the room must go on meanwhile. */
  eachChange(): AsyncIterable<ChangeSetSummary["changes"][number]>;
  /** The records it touched, an entry each; read in slices, and with far less to do than `changes`. */
  readRecords(): Promise<{ kind: RecordKind; id: string }[]>;
}

export interface VerifyAnswer {
  ok: boolean;
  entries: number;
  head: string;
  firstBad?: { changeSet: string; reason: string };
}

/** A moment to look at, ms since 1970; neither: all there is. Both: what had arrived by `knownAt` of what was so by `trueAt`. */
export interface Moment {
  knownAt?: number | undefined;
  trueAt?: number | undefined;
}

/** The journal as it stood at a moment; never changes while `trueAt` is left out, however much arrives later. */
export interface PastView {
  /** The last arrival it rests on, 0 before the first. */
  readonly arrival: number;
  /** The last entry it rests on, 0 before the first. */
  readonly entry: number;
  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined;
  records<K extends RecordKind>(kind: K): FoldedRecord<K>[];
  /** Brings every record at hand at once, packed; opening them is then quick. Asking without it is only slower. */
  bringAll(): void;
  tally(clearance: Marking): { entries: number; head: string };
  /** Entries of kinds this release does not know, by then. */
  unread(): number;
}

/**
 * How every polling place stood at a moment, in columns of the same order: that in which the places were first heard of.
 * Not for changing; a later moment's answer may be the same arrays.
 */
export interface PlaceMarks {
  readonly ids: readonly string[];
  /** Places in `reportedReadiness`; what was reported, not yet grown stale. */
  readonly readiness: Uint8Array;
  /** When that was so, ms since 1970. */
  readonly trueAt: Float64Array;
  /** 1 where values stand beside each other that did not know of each other. */
  readonly disputed: Uint8Array;
  /** 1 where it was deleted. */
  readonly deleted: Uint8Array;
  /** Places in `markings`: to be held against a viewer's clearance before anything is told. */
  readonly marking: Uint8Array;
  /** WGS84 degrees; NaN where nobody had given a position. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}

/** A change set in the order of arrival, as a time bar needs it. Times in ms since 1970. */
export interface ArrivalStep {
  arrival: number;
  changeSet: string;
  title: string;
  actor: string;
  station: string;
  marking: Marking;
  knownAt: number;
  /** Of its entries, those that only list places left out; `knownAt` where there are no others. */
  trueFrom: number;
  trueTo: number;
  kinds: RecordKind[];
  entries: number;
  /** What it set, as `kind.field`, of a setting `setting.ID`; nulls left out. */
  sets: string[];
  /** Reads `trueFrom`, `trueTo`, `kinds` and `sets` in slices; asked without it, they are read at once, which of an import takes long. */
  prepare(): Promise<void>;
}

/** How a journal was opened: what may be done with it, and in words what was checked and found. */
export interface Opening {
  state: "ok" | "migrated" | "restored" | "salvaged-read-only" | "too-new";
  message: string;
}

export interface Journal {
  readonly station: string;
  /** This station with all it succeeds, itself first: what each of them wrote was written here. */
  readonly line: readonly string[];
  /** Whether changes are taken: not in a folder that cannot be written, nor where anything was found damaged or too new. */
  readonly isWritable: boolean;
  /** How it was opened and what has been checked of it by now, as far as somebody so cleared may be told. */
  opening(clearance: Marking): Opening;
  /** Called when that changes. Returns the way to stop. */
  onOpeningChange(listener: () => void): () => void;
  /** Resolves once all there was on opening is checked, or the journal closed before. */
  readonly checked: Promise<void>;
  /** On disk when this returns `ok`; nothing was kept when it does not. */
  append(draft: Draft): Result<{ changeSet: string; records: FoldedRecord[]; answer: unknown }>;
  /** Many change sets in one transaction, for building an exercise or a test; each signed on its own. */
  appendAll(drafts: SeedDraft[]): Result<{ changeSets: string[] }>;
  /** The first answer given to this request, if it was ever answered. */
  answered(key: string, input: string): Result<{ answer: unknown } | null>;
  /** Keeps the answer to a request that changed nothing; on disk when this returns `ok`. The first answer where it had been answered. */
  remember(request: Request & { answer: unknown }): Result<{ answer: unknown }>;
  record<K extends RecordKind>(kind: K, id: string): FoldedRecord<K> | undefined;
  records<K extends RecordKind>(kind: K): FoldedRecord<K>[];
  /** Entries of kinds this release does not know: kept, not folded. */
  unread(): number;
  /** Counts and head over the chains this clearance may hold. */
  tally(clearance: Marking): { entries: number; head: string };
  /**
   * Goes through everything in the background of all else; refused as cancelled where it was stopped or the journal closed. `watched` is
   * given at once what tells, whenever asked, how far it is (0..1).
   */
  verify(clearance: Marking, signal?: AbortSignal, watched?: (share: () => number) => void): Promise<Result<VerifyAnswer>>;
  /** As it stood at a moment. */
  past(moment: Moment): PastView;
  /** How the polling places stood at a moment, without opening a single record: what a drag of the time bar draws. */
  placeMarks(moment: Moment): PlaceMarks;
  /** The same at several moments as they were known, ms since 1970 and ascending, for little more than one: the time bar's course. */
  placeMarksAlong(knownAts: readonly number[]): Iterable<PlaceMarks>;
  /** Resolves once everything that has arrived by now is laid down for looking back quickly; never waited for by an answer. */
  settled(): Promise<void>;
  /** Records that fold otherwise at one moment than at another. */
  changedBetween(from: Moment, to: Moment): { kind: RecordKind; id: string }[];
  /** Change sets in their order of arrival, oldest first, those after `after` only. */
  arrivals(after: number, limit: number): ArrivalStep[];
  /** How many change sets of each marking came before the arrival so numbered. */
  arrivalsBefore(arrival: number): Record<Marking, number>;
  /** By change set, how many of its entries are about this record. */
  changeSetsAbout(kind: RecordKind, id: string): ReadonlyMap<string, number>;
  /** All that became of a record by a moment (default: all there is), newest arrival first; undefined where nothing was heard of it by then. */
  history(kind: RecordKind, id: string, moment?: Moment): RecordHistory | undefined;
  /**
   * What `clearance` may hold, as the lines of a signed bundle, made while they are read; `sinceArrival`: only what arrived after it. A
   * damaged journal gives what of it is as it was signed.
   */
  bundle(clearance: Marking, sinceArrival: number): Iterable<string>;
  /** The last arrival at or before a moment of the room's clock, ms; 0 before the first. */
  arrivalAt(knownAt: number): number;
  /** What taking over a bundle would do; refused where it contradicts what is held. */
  examineBundle(bundle: Bundle): Result<BundleReport>;
  /** Takes over what is new of a bundle, all of it or nothing; on disk when this returns `ok`. */
  merge(bundle: Bundle, acceptStations: readonly string[], request?: Request): Result<MergeReceipt>;
  /** The stations, what waits and what cannot be read, as far as `clearance` may hold them. */
  stations(clearance: Marking): StationsTold;
  /**
   * When this store's head, as `clearance` sees it, began with these hex digits: the newest time. The first question goes through all
   * headers, in slices; later ones through what arrived since.
   */
  checkHead(clearance: Marking, digits: string): Promise<HeadCheck>;
  /** This station's own change sets, newest first. */
  ownChangeSets(limit: number): ChangeSetSummary[];
  changeSet(id: string): ChangeSetSummary | undefined;
  /** Change sets that undo this one, oldest arrival first, whatever became of them. */
  undoings(changeSet: string): readonly string[];
  blob(hash: string): Uint8Array | undefined;
  /** Called after each commit, and after each refolding, with the records that changed. Returns the way to stop. */
  onChange(listener: (changed: { kind: RecordKind; id: string }[]) => void): () => void;
  close(): void;
}
