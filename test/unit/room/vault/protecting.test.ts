import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openJournal } from "../../../../electron/journal/open-journal.ts";
import { standingOf } from "../../../../electron/journal/protection.ts";
import { finishProtection, protectStore } from "../../../../electron/room/vault/protecting.ts";
import { draft, HandClock, must, newPlace } from "../../../journals.ts";

const key = new Uint8Array(32).fill(7);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "phong-protecting-"));
  const journal = must(openJournal(folder, new HandClock().options));
  must(journal.append(draft(Array.from({ length: 500 }, (_, place) => newPlace(`P${place}`)))));
  journal.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** How often the process came to something else while this was done. */
const turnsWhile = async <T>(work: Promise<T>): Promise<{ answer: T; turns: number }> => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  const answer = await work;
  clearInterval(timer);
  return { answer, turns };
};

it("a room is encrypted beside its thread, which answers meanwhile, and so is each copy, told one after another", { timeout: 60_000 }, async () => {
  mkdirSync(join(folder, "backups"), { recursive: true });
  for (const name of ["one", "two"]) copyFileSync(join(folder, "journal.sqlite"), join(folder, "backups", `${name}.sqlite`));
  writeFileSync(join(folder, "backups", "three.sqlite"), "SQLite format 3\0 and then nothing of the kind");
  const journal = await turnsWhile(protectStore(folder, key));
  expect(journal.answer.ok).toBe(true);
  expect(journal.turns).toBeGreaterThan(3);
  expect(standingOf(folder)).toBe("encrypted");
  const told: (number | null)[] = [];
  const rest = await turnsWhile(finishProtection(folder, key, (work) => told.push(work?.done ?? null)));
  expect(told).toEqual([0, 1 / 3, 2 / 3, null]);
  expect(rest.turns).toBeGreaterThan(3);
  expect(rest.answer?.hint).toContain("three.sqlite");
  const opened = must(openJournal(folder, { ...new HandClock().options, key }));
  expect(opened.records("polling-place")).toHaveLength(500);
  opened.close();
});
