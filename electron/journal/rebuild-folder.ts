import { hash } from "node:crypto";
import type Database from "better-sqlite3";
import { fail, ok, type Result } from "../contract/index.ts";
import { chance } from "./chance.ts";
import type { StoreKey } from "./database.ts";
import { damageOfFrames } from "./past/frame-guard.ts";
import { rebuildInSteps } from "./refold.ts";
import { inSlices } from "./slices.ts";
import { openStore } from "./store.ts";
import { verify } from "./verify.ts";

export interface Steps {
  /** How far it has come, 0 to 1. */
  progress: (done: number) => void;
  signal: AbortSignal;
}

/** What making everything anew showed: tables that did not hold what the entries say, and hold it now. */
export interface RebuildReport {
  entries: number;
  head: string;
  differed: string[];
}

/** What is folded from the entries, as an order of rows; frames are made in the background, so only those that are there are compared. */
const projections = [
  { table: "chain", rows: "SELECT * FROM chain ORDER BY station, marking, branch" },
  { table: "record", rows: "SELECT * FROM record ORDER BY number" },
  { table: "entry", rows: "SELECT number, previous, folded FROM entry ORDER BY number" },
  { table: "frame", rows: "SELECT * FROM frame WHERE number <= @frames ORDER BY number" },
  { table: "whole_frame", rows: "SELECT * FROM whole_frame WHERE frame <= @wholes ORDER BY frame" },
] as const;

interface Extent {
  frames: number;
  wholes: number;
}

/**
 * Makes everything that is folded from the entries of a closed journal anew, in one transaction: stopped before its end, all is as it was.
 * Refused where nothing may be written into it.
 */
export async function rebuildFolder(folder: string, key: StoreKey, { progress, signal }: Steps): Promise<Result<RebuildReport>> {
  const opened = openStore(folder, chance, key);
  if (!opened.ok) return opened;
  const { ledger, writing, opening, close } = opened.value;
  try {
    if (!writing) return fail("not-durable", `Không dựng lại được: ${opening.message}`, "Chưa có gì thay đổi.");
    const db = ledger.read.store.database;
    const extent: Extent = {
      frames: db.prepare<[], { last: number | null }>("SELECT max(number) AS last FROM frame").get()?.last ?? 0,
      wholes: db.prepare<[], { last: number | null }>("SELECT max(frame) AS last FROM whole_frame").get()?.last ?? 0,
    };
    const before = digests(db, extent);
    const rebuilding = rebuildInSteps(ledger.read, writing.statements);
    const steps = (function* () {
      try {
        for (let step = rebuilding.next(); !step.done; step = rebuilding.next()) {
          progress(step.value.of === 0 ? 1 : step.value.done / step.value.of);
          yield;
        }
        return true;
      } finally {
        rebuilding.return(undefined);
      }
    })();
    const isWhole = await inSlices(steps, () => signal.aborted);
    if (isWhole === null) {
      steps.return(true);
      return fail("cancelled", "Đã dừng dựng lại giữa chừng.", "Nhật ký vẫn như trước.");
    }
    const after = digests(db, extent);
    ledger.reload();
    const differed = projections.filter((_, place) => before[place] !== after[place]).map(({ table }) => table);
    return ok({ ...ledger.tally("restricted"), differed });
  } finally {
    close();
  }
}

/** Goes through the whole journal of a folder without changing anything in it. */
export async function verifyFolder(
  folder: string,
  key: StoreKey,
  { progress, signal }: Steps,
): Promise<Result<{ ok: boolean; entries: number; head: string; opening: string; firstBad: { changeSet: string; reason: string } | null }>> {
  const opened = openStore(folder, chance, key, Date.now, "to-read");
  if (!opened.ok) return opened;
  const { ledger, opening, close } = opened.value;
  try {
    const of = ledger.ends.arrival + ledger.ends.record + ledger.ends.entry / 100 + 1;
    const looking = verify(ledger.read, "restricted");
    let done = 0;
    const steps = (function* () {
      for (let step = looking.next(); ; step = looking.next()) {
        if (step.done) return { finding: step.value ?? opening.damage ?? (yield* damageOfFrames(ledger)) };
        done += 1;
        progress(Math.min(done / of, 1));
        yield;
      }
    })();
    const looked = await inSlices(steps, () => signal.aborted);
    if (looked === null) return fail("cancelled", "Đã dừng kiểm nhật ký giữa chừng.", "Không có gì bị thay đổi.");
    const { finding } = looked;
    const isSound = finding === undefined && opening.state !== "salvaged-read-only" && opening.missing === undefined;
    const firstBad = finding ? { changeSet: finding.changeSet, reason: finding.reason } : null;
    return ok({ ok: isSound, ...ledger.tally("restricted"), opening: opening.message, firstBad });
  } finally {
    close();
  }
}

function digests(db: Database.Database, extent: Extent): string[] {
  return projections.map(({ rows }) => {
    let digest = "";
    const statement = db.prepare<[Partial<Extent>], Record<string, unknown>>(rows);
    const wanted: Partial<Extent> = rows.includes("@frames") ? { frames: extent.frames } : rows.includes("@wholes") ? { wholes: extent.wholes } : {};
    for (const row of statement.iterate(wanted)) digest = hash("sha256", digest + JSON.stringify(row), "hex");
    return digest;
  });
}
