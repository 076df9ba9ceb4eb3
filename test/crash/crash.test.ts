import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openJournal } from "../../electron/journal/open-journal.ts";
import { seededRandom } from "../../electron/room/exercise/seeded-random.ts";
import { HandClock, must } from "../journals.ts";
import { type Reported, Reporters } from "./reporters.ts";
import { killedRound } from "./rounds.ts";

/**
 * The real process, as `npm run serve` starts it, is killed with SIGKILL again and again while it is written to and while it opens:
 * 200 times in the everyday run, `CRASH_ROUNDS=2000 npm test -- crash` in the long form. Two lanes side by side, a folder each.
 */
const rounds = Number(process.env.CRASH_ROUNDS ?? "200");
const lanes = 2;
const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

for (let lane = 1; lane <= lanes; lane++) {
  const killed = Math.ceil(rounds / lanes);
  test.concurrent(`lane ${lane}: after ${killed} kills nothing acknowledged is missing, nothing is there twice, the chain is whole`, {
    timeout: killed * 15_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), `crash-${lane}-`));
    folders.push(folder);
    const random = seededRandom(`crash ${lane}`);
    const reporters = new Reporters(lane);
    for (let round = 0; round < killed; round++) await killedRound(folder, reporters, () => random.next());
    const kept = incidentsIn(folder);
    expect(reporters.acknowledged.length).toBeGreaterThan(killed);
    expect(missing(reporters.acknowledged, kept)).toEqual([]);
    expect([...kept].filter(([, times]) => times !== 1)).toEqual([]);
    expect(reporters.answeredOtherwise).toEqual([]);
    const journal = must(openJournal(folder, new HandClock().options));
    expect(must(await journal.verify("restricted"))).toMatchObject({ ok: true });
    expect(journal.opening("restricted").state).toBe("ok");
    journal.close();
  });
}

/** How often each reported text stands in the journal. */
function incidentsIn(folder: string): Map<string, number> {
  const journal = must(openJournal(folder, new HandClock().options));
  const kept = new Map<string, number>();
  for (const { fields } of journal.records("incident"))
    if (fields.text.startsWith("mất điện ")) kept.set(fields.text, (kept.get(fields.text) ?? 0) + 1);
  journal.close();
  return kept;
}

const missing = (acknowledged: readonly Reported[], kept: ReadonlyMap<string, number>): string[] =>
  acknowledged.filter(({ text }) => !kept.has(text)).map(({ text }) => text);
