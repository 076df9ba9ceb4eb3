import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { lookAt } from "../../../electron/journal/backups/backup-file.ts";
import { makeBackup, sweepUnfinished } from "../../../electron/journal/backups/make-backup.ts";
import { restoreBackup } from "../../../electron/journal/backups/restore.ts";
import { openDatabase } from "../../../electron/journal/database.ts";
import type { Journal } from "../../../electron/journal/journal.ts";
import { newestSchema } from "../../../electron/journal/migrations/index.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { clearUnfinished, encryptStore, standingOf } from "../../../electron/journal/protection.ts";
import { rebuildFolder } from "../../../electron/journal/rebuild-folder.ts";
import { draft, HandClock, must, newPlace } from "../../journals.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

describe.each([
  ["plain", null],
  ["encrypted", new Uint8Array(32).fill(9)],
])("killed in the middle, %s", (_, key) => {
  let sound: string;
  let folder: string;
  let backup: string;
  let before: { entries: number; head: string };
  let after: { entries: number; head: string };
  const clock = new HandClock();
  const open = (): Journal => must(openJournal(folder, { ...clock.options, key }));

  beforeAll(() => {
    sound = mkdtempSync(join(tmpdir(), "killed-"));
    const journal = must(openJournal(sound, { ...clock.options, key }));
    must(journal.appendAll(Array.from({ length: 30 }, (_, place) => draft([newPlace(`P${place}`)]))));
    backup = must(copied(sound)).fileName;
    after = journal.tally("restricted");
    must(journal.appendAll(Array.from({ length: 30 }, (_, place) => draft([newPlace(`Q${place}`)]))));
    before = journal.tally("restricted");
    journal.close();
  });
  afterAll(() => rmSync(sound, { recursive: true, force: true }));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "killed-"));
    cpSync(sound, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function copied(where: string): ReturnType<typeof makeBackup> {
    const source = openDatabase(join(where, "journal.sqlite"), key);
    try {
      return makeBackup(source, { folder: join(where, "backups"), key, reason: "by-hand", wall: clock.wall, newest: newestSchema });
    } finally {
      source.close();
    }
  }

  function kill(task: string, step: string): void {
    const script = fileURLToPath(new URL("./killed-at.ts", import.meta.url));
    const hooks = new URL("../../raw-sql.mjs", import.meta.url).href;
    const keyHex = key === null ? "" : Buffer.from(key).toString("hex");
    const done = spawnSync(process.execPath, ["--import", hooks, script, task, folder, step, keyHex, backup], {
      stdio: ["ignore", "ignore", "inherit"],
    });
    expect(done.signal).toBe("SIGKILL");
  }

  /** Every file among the copies that bears the name of one is whole. */
  function expectSoundCopies(): void {
    const names = readdirSync(join(folder, "backups")).filter((name) => name.endsWith(".sqlite"));
    expect(names).toContain(backup);
    for (const name of names) expect(lookAt(join(folder, "backups", name), key, newestSchema, "whole").standing, name).toBe("sound");
  }

  test.each(["copy", "sync", "check", "name"])("while a copy is made, at its step %s: the journal and every copy with a name are whole", (step) => {
    kill("backup", step);
    expectSoundCopies();
    const journal = open();
    expect(journal.tally("restricted")).toEqual(before);
    sweepUnfinished(join(folder, "backups"));
    expect(readdirSync(join(folder, "backups")).filter((name) => name.includes(".making"))).toEqual([]);
    must(copied(folder));
    journal.close();
  });

  test.each([
    ["check", "old"],
    ["keep", "old"],
    ["lay-ready", "old"],
    ["put-in-place", "old"],
    ["done", "new"],
  ])("while a copy is restored, at its step %s: the %s journal, whole; doing it again ends well", async (step, which) => {
    kill("restore", step);
    expectSoundCopies();
    const journal = open();
    expect(journal.tally("restricted")).toEqual(which === "old" ? before : after);
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    journal.close();
    must(await restoreBackup(folder, key, backup));
    const restored = open();
    expect(restored.tally("restricted")).toEqual(after);
    must(restored.append(draft([newPlace("Z")])));
    restored.close();
  });

  test("after a copy was ready and before it had the journal's name: it is carried through, and no WAL of the old is played into it", () => {
    const running = mkdtempSync(join(tmpdir(), "killed-"));
    try {
      cpSync(folder, running, { recursive: true });
      const journal = must(openJournal(running, { ...clock.options, key }));
      must(journal.append(draft([newPlace("trong WAL")])));
      cpSync(running, folder, { recursive: true, filter: (source) => !source.endsWith("-shm") });
      journal.close();
    } finally {
      rmSync(running, { recursive: true, force: true });
    }
    cpSync(join(folder, "backups", backup), join(folder, "journal.sqlite.restored"));
    const journal = open();
    expect(journal.tally("restricted")).toEqual(after);
    expect(journal.record("polling-place", "trong WAL")).toBeUndefined();
    journal.close();
    expect(readdirSync(folder)).not.toContain("journal.sqlite.restored");
  });

  test("a copy half laid ready is thrown away", () => {
    cpSync(join(folder, "backups", backup), join(folder, "journal.sqlite.restoring"));
    truncateSync(join(folder, "journal.sqlite.restoring"), 5000);
    const journal = open();
    expect(journal.tally("restricted")).toEqual(before);
    journal.close();
    expect(readdirSync(folder)).not.toContain("journal.sqlite.restoring");
  });

  test.each(["1", "2"])("while all is made anew, at its step %s: the journal is as it was, and doing it again finds nothing amiss", async (step) => {
    kill("rebuild", step);
    const journal = open();
    expect(journal.opening("open").state).toBe("ok");
    expect(journal.tally("restricted")).toEqual(before);
    expect(must(await journal.verify("restricted")).ok).toBe(true);
    journal.close();
    const again = must(await rebuildFolder(folder, key, { progress: () => {}, signal: new AbortController().signal }));
    expect(again).toEqual({ ...before, differed: [] });
  });

  // Only a store that is not encrypted yet can be.
  const steps: [step: string, standing: string][] = [
    ["sync", "clear"],
    ["put-in-place", "clear"],
    ["done", "encrypted"],
  ];
  test.each(key === null ? steps : [])("while it is encrypted, at its step %s: it stands %s, whole; doing it again ends well", (step, standing) => {
    kill("protect", step);
    expect(standingOf(folder)).toBe(standing);
    const wanted = new Uint8Array(32).fill(9);
    if (standing === "clear") {
      clearUnfinished(folder);
      must(encryptStore(folder, wanted));
    }
    expect(standingOf(folder)).toBe("encrypted");
    const journal = must(openJournal(folder, { ...clock.options, key: wanted }));
    expect(journal.tally("restricted")).toEqual(before);
    must(journal.append(draft([newPlace("Z")])));
    journal.close();
    expect(readdirSync(folder).filter((name) => name.includes("protecting"))).toEqual([]);
  });

  test.each(["copy", "check", "backed-up", "second"])("while the schema is brought up, at %s: the journal is as it was and opens", (step) => {
    kill("migration", step);
    expectSoundCopies();
    const journal = open();
    expect(journal.opening("open").state).toBe("ok");
    expect(journal.tally("restricted")).toEqual(before);
    must(journal.append(draft([newPlace("Z")])));
    journal.close();
  });
});
