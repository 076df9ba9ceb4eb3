import type { BackupReason, Marking, Result } from "../../contract/index.ts";
import type { StoreKey } from "../database.ts";
import type { FolderFiles } from "../folder-contents.ts";
import type { Migration } from "../migrations/index.ts";
import type { BackupLook } from "./backup-file.ts";
import type { LackedChangeSet } from "./compare.ts";
import type { MadeBackup } from "./make-backup.ts";

/** How the journal's file is open while its copies are worked on: `live` for writing; `still` for reading, whole; `damaged`, or lost. */
export type Present = "live" | "still" | "damaged";

/** What every work on copies rests on. */
export interface BackupPlace {
  files: FolderFiles;
  key: StoreKey;
  present: Present;
  newest: number;
  /** For what can be saved of a damaged file: the tables it is laid down in. */
  steps: readonly Migration[];
}

/** A copy that was looked at; `lacks`: entries of now it lacks by each clearance, null where it could not be held against the present. */
export interface ListedBackup {
  fileName: string;
  look: BackupLook;
  lacks: Record<Marking, number> | null;
}

/** What a restore of a copy would take away, oldest first; `couldCompare`: whether the present could be read for that. */
export interface BackupPreview {
  look: BackupLook;
  lacked: LackedChangeSet[];
  couldCompare: boolean;
}

export interface BackupWork {
  make: { asked: { reason: BackupReason; wall: number }; answer: Result<MadeBackup> };
  list: { asked: { fileNames: string[] }; answer: { listed: ListedBackup[]; entries: Record<Marking, number> } };
  /** Goes through one copy whole. */
  check: { asked: { fileName: string }; answer: BackupLook };
  /** Encrypts the clear journal of a closed room by the place's key. */
  encrypt: { asked: Record<string, never>; answer: Result<null> };
  /** Encrypts one clear file beside it; false where that is too damaged. */
  encryptBeside: { asked: { path: string }; answer: boolean };
  preview: { asked: { fileName: string }; answer: BackupPreview };
}

/** One work for the thread, which does it and ends. */
export type BackupJob = { [N in keyof BackupWork]: { name: N; place: BackupPlace; asked: BackupWork[N]["asked"] } }[keyof BackupWork];
