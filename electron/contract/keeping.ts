import { z } from "zod";
import { type FileOut, file, read, requestId, stage, write } from "./method.ts";
import { moment } from "./moment.ts";

/** A station this store knows of: an installation with its own key. */
export interface StationTold {
  id: string;
  name: string;
  own: boolean;
  /** The station it succeeds, where its folder was copied or restored. */
  succeeds: string | null;
  entries: number;
  /** When its newest change set arrived here; null where none is in sight. */
  lastKnownAt: string | null;
  /** Its chain parts: two change sets claim the same place in it. Both branches are kept. */
  forked: boolean;
}

/** A bundle of another station's change sets, read and checked; nothing is taken over yet. */
export interface MergePreview {
  /** Names the bundle laid ready, for `journal.merge`. */
  staged: string;
  fileName: string;
  madeBy: { id: string; name: string };
  madeAt: string;
  changeSets: number;
  entries: number;
  /** Of its change sets: new here, known already, waiting for one before them that is missing, and with entries only a newer release can read. */
  fresh: number;
  known: number;
  waiting: number;
  unreadEntries: number;
  /** What would newly stand in "mâu thuẫn" once taken over: fields, and the records they are of. */
  newDisputes: { fields: number; records: number };
  /** Stations never heard of before: each must be accepted by its id. */
  newStations: { id: string; name: string }[];
  forkedStations: { id: string; name: string }[];
  /** What the officer must know of it, as clocks that are hours off. */
  notes: string[];
}
export interface MergeReceipt {
  merged: number;
  entries: number;
  known: number;
  waiting: number;
  unreadEntries: number;
  /** Records that now stand between values that did not know of each other. */
  conflicts: number;
  forkedStations: { id: string; name: string }[];
  notes: string[];
}

/** A printed head held against this store. `entries`: how many there were then. */
export interface HeadCheck {
  found: boolean;
  /** It is the head of now. */
  current: boolean;
  /** When the journal stood so; null where it never did. */
  knownAt: string | null;
  entries: number | null;
  changeSet: string | null;
}

export const backupReasons = ["hourly", "by-hand", "before-migration", "before-restore", "before-encryption"] as const;
export type BackupReason = (typeof backupReasons)[number];
/** A copy of the whole journal, verified by opening it. */
export interface BackupTold {
  fileName: string;
  reason: BackupReason;
  madeAt: string;
  bytes: number;
  entries: number;
  head: string;
  /**
   * `sound`: gone through whole and found good; `unchecked`: opens, and has not been gone through whole since it last changed; `damaged`:
   * found bad; `unread`: cannot be opened with this room's key or by this release.
   */
  standing: "sound" | "unchecked" | "damaged" | "unread";
  /** How many entries of now it lacks. */
  lacks: number;
}
export interface BackupsAnswer {
  folder: string;
  backups: BackupTold[];
  /** When the last sound copy was made; null where there is none. */
  lastSound: string | null;
  nextDue: string | null;
  /** What went wrong the last time, in words; null where it went well. */
  problem: string | null;
  freeBytes: number | null;
  policy: { hourly: number; daily: number; weekly: number };
}
/** What a restore would do, before it is done. */
export interface RestorePreview {
  backup: BackupTold;
  /** Change sets of now that the backup lacks: they stay in the copy made before restoring and can be merged back. */
  lost: { changeSet: string; title: string; actor: string; knownAt: string }[];
  lostMore: number;
  notes: string[];
}

/** What must still be known when the machine is dead: printed ahead. */
export interface FallbackPack {
  madeAt: string;
  room: string;
  exercise: boolean;
  head: string;
  totals: { places: number; ready: number; lacking: number; failed: number; unknown: number; stale: number; voters: number; votersUnknown: number };
  /** Who answers for what, with a telephone; the emergency list of the day. */
  calls: { name: string; duty: string; phone: string; answersFor: string; communes: string[] }[];
  /** Places that owe a report or were reported lacking or failed, worst first. */
  chase: {
    commune: string;
    district: string;
    place: string;
    id: string;
    /** A stale one with what was last said: "tin cũ, lần cuối sẵn sàng". */
    mark: string;
    note: string | null;
    asOf: string | null;
    voters: number | null;
  }[];
  zones: {
    name: string;
    kind: string;
    decision: string | null;
    from: string;
    to: string | null;
    communes: string[];
    places: number;
    voters: number;
    votersUnknown: number;
  }[];
  riskAreas: {
    name: string;
    hazard: string;
    level: number;
    source: string;
    from: string;
    to: string | null;
    responsible: string | null;
    communes: string[];
  }[];
  incidents: { text: string; category: string; severity: number; status: string; commune: string; occurredAt: string }[];
  /** A blank report form for each commune, its places listed. */
  forms: {
    commune: string;
    code: string;
    district: string;
    /** Risk areas and zones standing over it when the pack was made, in words: "vùng nguy cơ Cao Bồ (lũ quét, cấp 2)". */
    standing: string[];
    /** `asOf`: when the last word of it was so; null where none came. */
    places: { id: string; number: number; name: string; address: string | null; voters: number | null; mark: string; asOf: string | null }[];
  }[];
  /** When it was last printed; null where never. */
  lastPrinted: string | null;
  notes: string[];
}

export const keepingMethods = {
  "journal.verify": read<{ ok: boolean; entries: number; head: string; firstBad?: { changeSet: string; reason: string } }>()(
    z.strictObject({ ...moment, check: z.string().min(1).max(100).optional() }),
  ),
  /** How far a check under way is, by the `check` it was asked with: of the entries this viewer may hold; null where none such is. */
  "journal.verifying": read<{ underWay: { checked: number; entries: number } | null }>()(z.strictObject({ check: z.string().min(1).max(100) })),
  /** A printed head, whole or its first 8 digits or more, in either case, spaces and dashes left out. */
  "journal.checkHead": read<HeadCheck>()(z.strictObject({ head: z.string().min(8).max(200) })),
  "journal.stations": read<{ stations: StationTold[]; waiting: number; unread: number }>()(z.strictObject({ ...moment })),
  /** What a station is called on every screen from now on, here and wherever this journal's news goes. */
  "journal.nameStation": write<{ id: string; name: string }>()(
    z.strictObject({ station: z.string().min(1).max(200), name: z.string().trim().min(2).max(60), requestId }),
  ),
  /** Everything this viewer may hold as signed JSON Lines with a completeness certificate; `since`: only what arrived after it. */
  "journal.export": stage<FileOut & { entries: number; changeSets: number; head: string }>()(
    z.strictObject({ since: z.iso.datetime({ offset: true }).optional() }),
  ),
  "journal.previewMerge": stage<MergePreview>()(z.strictObject({ ...file })),
  /** Takes over a bundle: one laid ready by `journal.previewMerge`, or given here. Unknown stations are refused unless accepted by id. */
  "journal.merge": write<MergeReceipt>()(
    z.strictObject({
      staged: z.string().optional(),
      fileName: z.string().min(1).max(300).optional(),
      base64: z.base64().optional(),
      acceptStations: z.array(z.string()).optional(),
      requestId,
    }),
  ),
  "backups.list": read<BackupsAnswer>()(z.strictObject({ ...moment })),
  "backups.make": stage<BackupTold>()(z.strictObject({})),
  "backups.previewRestore": stage<RestorePreview>()(z.strictObject({ fileName: z.string() })),
  "fallback.pack": read<FallbackPack>()(z.strictObject({ ...moment })),
  /** Says that the pack was printed, so that its age is known. */
  "fallback.printed": write<{ printedAt: string }>()(z.strictObject({ madeAt: z.iso.datetime({ offset: true }), requestId })),
} as const;
