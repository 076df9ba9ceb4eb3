import fc from "fast-check";
import { expect, test } from "vitest";
import { backupReasons } from "../../../electron/contract/index.ts";
import { backupName, readBackupName } from "../../../electron/journal/backups/backup-name.ts";
import { type KeptBackup, outlived } from "../../../electron/journal/backups/policy.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.parse("2021-05-23T08:47:00+07:00");
const hourly = (ago: number, more: Partial<KeptBackup> = {}): KeptBackup => ({
  fileName: backupName("hourly", now - ago, () => false),
  reason: "hourly",
  madeAt: now - ago,
  standing: "sound",
  ...more,
});
const left = (backups: KeptBackup[], at = now): KeptBackup[] => {
  const gone = outlived(backups, at);
  return backups.filter(({ fileName }) => !gone.includes(fileName));
};

test("a year of copies by the hour leaves the last 24 hours, 30 days and 26 weeks", () => {
  const year = Array.from({ length: 366 * 24 }, (_, ago) => hourly(ago * hour));
  const kept = left(year);
  expect(kept.slice(0, 24)).toEqual(year.slice(0, 24));
  // The hours reach back to 09:47 on 22 May; of 30 days that leaves 28 more, from 21 May; the weeks end on Sundays, 23 May being one.
  const days = kept.slice(24).filter(({ madeAt }) => madeAt > now - 30 * day);
  expect(days.every(({ fileName }) => fileName.includes("T2347"))).toBe(true);
  expect(days).toHaveLength(28);
  const weeks = kept.slice(24 + days.length);
  expect(weeks.every(({ madeAt }) => new Date(madeAt + 7 * hour).getUTCDay() === 0)).toBe(true);
  expect(kept.at(-1)?.fileName).toBe("nhat-ky-2020-11-29T2347-hourly.sqlite");
  expect(kept).toHaveLength(24 + 28 + weeks.length);
});

test("a room that stood still for years loses none", () => {
  const old = Array.from({ length: 20 }, (_, place) => hourly(3000 * day + place * hour));
  expect(left(old)).toEqual(old);
});

test("what was made by hand and before great changes stays a year, the newest five of each for good", () => {
  const made = (reason: KeptBackup["reason"], ago: number): KeptBackup =>
    hourly(ago, { reason, fileName: backupName(reason, now - ago, () => false) });
  for (const reason of backupReasons.filter((each) => each !== "hourly")) {
    const all = Array.from({ length: 500 }, (_, place) => made(reason, place * day));
    expect(left(all)).toHaveLength(366);
    expect(left(Array.from({ length: 9 }, (_, place) => made(reason, 400 * day + place * day)))).toHaveLength(5);
  }
});

test("a damaged copy fills no place: the sound one before it in that hour stays, and it stays itself", () => {
  const sound = Array.from({ length: 30 }, (_, place) => hourly(place * hour + 600_000));
  const damaged = hourly(0, { standing: "damaged" });
  const kept = left([damaged, ...sound]);
  expect(kept).toContain(damaged);
  expect(kept.slice(1, 25)).toEqual(sound.slice(0, 24));
});

test("a clock set back drops nothing of the time to come, and counts nothing of it", () => {
  const ahead = Array.from({ length: 50 }, (_, place) => hourly(-(place + 1) * hour));
  const before = hourly(0);
  expect(left([...ahead, before])).toHaveLength(51);
});

const backup = fc.record({
  ago: fc.integer({ min: -10 * day, max: 800 * day }),
  reason: fc.constantFrom(...backupReasons),
  standing: fc.constantFrom<KeptBackup["standing"]>("sound", "damaged", "unread"),
});

test("the newest sound copy always stays, and dropping twice drops no more", () => {
  fc.assert(
    fc.property(fc.array(backup, { maxLength: 60 }), (made) => {
      const all = made.map(({ ago, reason, standing }, place) => ({ fileName: `${place}`, reason, standing, madeAt: now - ago }));
      const kept = left(all);
      const newest = all.filter(({ madeAt, standing }) => madeAt <= now && standing === "sound").toSorted((a, b) => b.madeAt - a.madeAt)[0];
      if (newest) expect(kept.some(({ madeAt, standing }) => madeAt === newest.madeAt && standing === "sound")).toBe(true);
      expect(left(kept)).toEqual(kept);
    }),
  );
});

test("names say reason and time, sort by time, and never take one that is taken", () => {
  const first = backupName("hourly", now, () => false);
  expect(first).toBe("nhat-ky-2021-05-23T0847-hourly.sqlite");
  const second = backupName("hourly", now, (name) => name === first);
  expect(second).toBe("nhat-ky-2021-05-23T0847-hourly.2.sqlite");
  for (const name of [first, second])
    expect(readBackupName(name)).toMatchObject({ reason: "hourly", madeAt: Date.parse("2021-05-23T08:47:00+07:00") });
  for (const reason of backupReasons) expect(readBackupName(backupName(reason, now, () => false))?.reason).toBe(reason);
  expect(readBackupName("before-migration-from-1-2.sqlite")).toMatchObject({ reason: "before-migration", madeAt: null });
  for (const other of ["room.keys", "nhat-ky-2021-05-23T0847-hourly.sqlite.making", "nhat-ky-2021-99-23T0847-hourly.sqlite", "journal.sqlite"])
    expect(readBackupName(other)).toBeUndefined();
});
