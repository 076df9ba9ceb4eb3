import { z } from "zod";
import type { Marking } from "./marking.ts";
import { read } from "./method.ts";
import { moment } from "./moment.ts";
import { type SituationKind, situationKinds } from "./records.ts";

/** Kinds of record whose history is told and whose changes are listed: all an officer enters but views kept by name. */
export type ToldKind = Exclude<SituationKind, "saved-view">;
const isToldKind = (kind: SituationKind): kind is ToldKind => kind !== "saved-view";
export const toldKinds: readonly ToldKind[] = situationKinds.filter(isToldKind);
/** Those of them that are drawn on the map, each in a layer of its own. */
export type DrawnKind = Extract<ToldKind, "polling-place" | "quarantine-zone" | "risk-area" | "incident">;

/** Whose business a change is: the desks of the rail. */
export const changeDesks = ["election", "health", "disaster", "security"] as const;
export type ChangeDesk = (typeof changeDesks)[number];

/** One change set as the time bar steps through them; `knownAt` and `trueAt` as the room writes moments. */
export interface TimelineStep {
  changeSet: string;
  title: string;
  actor: string;
  knownAt: string;
  /** The true times of its entries, earliest and latest; `knownAt` where it does no more than list places. */
  trueFrom: string;
  trueTo: string;
  desks: ChangeDesk[];
  /** Whether the time bar may jump to it by name: a report, a bulletin, a briefing. */
  landmark: boolean;
}
/**
 * Where the time bar reaches: from the first thing this viewer may know of to now, oldest step first; `omitted` older steps are left
 * out beyond `limit` (default 2000). Asked at a moment, as it was then.
 */
export interface Timeline {
  from: string | null;
  now: string;
  steps: TimelineStep[];
  omitted: number;
  /** How the places' marks stood, as known then, at even moments between `from` and `now`, both included; empty where `from` is null. */
  course: { at: string; ready: number; lacking: number; failed: number; stale: number; unknown: number }[];
  /** When how many places' readiness grew stale by age alone, nobody having written; oldest first. */
  aged: { at: string; places: number }[];
}

/** How a record differs between two moments. `worsened` and `eased` follow `domain/worsening.ts`; `changed`: neither. */
export const changeSenses = ["added", "removed", "worsened", "eased", "changed"] as const;
export type ChangeSense = (typeof changeSenses)[number];

export interface ChangedField {
  field: string;
  /** What an officer calls the field. */
  label: string;
  before: unknown;
  after: unknown;
  /** Both in words as an officer writes them; null where there was or is none. */
  beforeText: string | null;
  afterText: string | null;
}
export interface ChangedRecord {
  kind: ToldKind;
  id: string;
  title: string;
  desk: ChangeDesk;
  sense: ChangeSense;
  /** In one line: "mức 2 → 3; thời hạn đến 23/5". */
  text: string;
  /** By age alone, nobody having written: a readiness grown stale. */
  byAge: boolean;
  conflict: boolean;
  communeCode: string | null;
  commune: string | null;
  district: string | null;
  lon: number | null;
  lat: number | null;
  fields: ChangedField[];
  /** Of the newest entry in between; null where only age changed it. */
  actor: string | null;
  knownAt: string | null;
  trueAt: string | null;
}
/** What changed from one moment to another, worst news first within each desk. `sentences`: fit for a report, one a line. */
export interface ChangesAnswer {
  from: string;
  to: string;
  counts: Record<ChangeDesk, Record<ChangeSense, number>>;
  changes: ChangedRecord[];
  /** Beyond what is listed. */
  omitted: number;
  sentences: string[];
}

/** One change set's part in a record. */
export interface HistoryStep {
  changeSet: string;
  title: string;
  actor: string;
  station: { id: string; name: string; own: boolean };
  marking: Marking;
  /** When it arrived here, when its station's wall clock said so, and when it was so in the world. */
  knownAt: string;
  madeAt: string;
  trueAt: string;
  fields: (ChangedField & {
    /** Still holds, was replaced since, stands in dispute, or was taken back as a mistake. */
    standing: "holds" | "replaced" | "disputed" | "withdrawn";
    /** The change sets whose values it replaced; several where it settled a dispute. */
    replaces: { changeSet: string; actor: string; knownAt: string; valueText: string | null }[];
  })[];
  /** Change sets it takes back as mistakes. */
  withdraws: string[];
  /** How many records the whole change set touches, of those this viewer may know of; never less than this one. */
  records: number;
  /** What they all are; null where they are of several kinds. */
  recordKind: ToldKind | null;
  undoes: string | null;
  undoneBy: string | null;
  /** Whether this viewer may undo it now; what others wrote since stays. */
  mayUndo: boolean;
}
/** A record's whole history, newest arrival first. */
export interface HistoryAnswer {
  kind: ToldKind;
  id: string;
  title: string;
  /** Fields that stand between values that did not know of each other. */
  disputes: {
    field: string;
    label: string;
    values: { valueText: string | null; actor: string; station: string; trueAt: string; changeSet: string }[];
  }[];
  steps: HistoryStep[];
  /** Entries of a newer release, kept and not read. */
  unread: number;
}

/** One end of a comparison; neither given: now. */
const end = z.strictObject({ ...moment });

export const historyMethods = {
  "journal.timeline": read<Timeline>()(z.strictObject({ limit: z.number().int().min(1).max(5000).optional(), ...moment })),
  "changes.between": read<ChangesAnswer>()(
    z.strictObject({
      from: end,
      to: end.optional(),
      desks: z.array(z.enum(changeDesks)).optional(),
      limit: z.number().int().min(1).max(5000).optional(),
    }),
  ),
  "record.history": read<HistoryAnswer>()(z.strictObject({ kind: z.enum(toldKinds), id: z.string(), ...moment })),
} as const;
