import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Load } from "./journal-load.ts";
import { pastRows } from "./journal-past.ts";
import { writingRows } from "./journal-writing.ts";
import type { BenchRow } from "./row.ts";

/** The room that is looked back in: 1,000,000 entries over 100,000 records; `JOURNAL_BENCH_ENTRIES` takes fewer, ten a record, for a quick look. */
function bigRoom(): Load {
  const entries = Number(process.env.JOURNAL_BENCH_ENTRIES ?? 1_000_000);
  return { entries, records: entries / 10 };
}

/** The journal against the bare driver, a full replay, and itself unencrypted; in a folder of this run alone. */
export async function rows(): Promise<BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), "journal-bench-"));
  try {
    return [...(await writingRows(folder)), ...(await pastRows(join(folder, "past"), bigRoom()))];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
