import type { BackupReason, BackupTold } from "../../contract/index.ts";

/** So many of the newest hours, days and weeks that have a copy keep their last one. */
export const policy = { hourly: 24, daily: 30, weekly: 26 } as const;

/** Copies not made by the hour are kept for so long, ms, and so many of the newest of each reason however old. */
const longKeptMs = 366 * 86_400_000;
const longKept = 5;

/** What the policy asks of a copy; `madeAt` in ms since 1970. */
export interface KeptBackup {
  fileName: string;
  reason: BackupReason;
  madeAt: number;
  standing: BackupTold["standing"];
}

const hourMs = 3_600_000;
/** Vietnamese time, whose days and weeks (from Monday) the officers count in. */
const offsetMs = 7 * hourMs;
/** 1 January 1970 was a Thursday. */
const mondayMs = 3 * 24 * hourMs;

const slots = [
  { count: policy.hourly, slot: (ms: number) => Math.floor((ms + offsetMs) / hourMs) },
  { count: policy.daily, slot: (ms: number) => Math.floor((ms + offsetMs) / (24 * hourMs)) },
  { count: policy.weekly, slot: (ms: number) => Math.floor((ms + offsetMs + mondayMs) / (7 * 24 * hourMs)) },
];

/**
 * The copies that may go. Hours, days and weeks without a copy do not count, so a room that stood still loses none. Copies made by hand
 * and before a migration, a restore or an encryption stay for a year, the newest five of each always. A copy that was found damaged or
 * cannot be read fills no place of a sound one and stays as long; one from after `now` (a clock set back) stays until then. The newest
 * sound copy always stays.
 */
export function outlived(backups: readonly KeptBackup[], now: number): string[] {
  const past = backups.filter(({ madeAt }) => madeAt <= now).toSorted((a, b) => b.madeAt - a.madeAt || (a.fileName < b.fileName ? 1 : -1));
  const byTheHour = past.filter(({ reason, standing }) => reason === "hourly" && standing === "sound");
  const kept = new Set(past.filter(({ standing }) => standing === "sound").slice(0, 1));
  for (const { count, slot } of slots) {
    const filled = new Set<number>();
    for (const backup of byTheHour) {
      if (filled.size === count) break;
      if (filled.has(slot(backup.madeAt))) continue;
      filled.add(slot(backup.madeAt));
      kept.add(backup);
    }
  }
  const ofReason = new Map<BackupReason, number>();
  for (const backup of past.filter((each) => !byTheHour.includes(each))) {
    const place = ofReason.get(backup.reason) ?? 0;
    ofReason.set(backup.reason, place + 1);
    if (place < longKept || now - backup.madeAt < longKeptMs) kept.add(backup);
  }
  return past.filter((each) => !kept.has(each)).map(({ fileName }) => fileName);
}
