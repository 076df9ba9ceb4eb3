import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { setImmediate as breathe } from "node:timers/promises";
import type { Journal } from "../../electron/journal/journal.ts";
import { draftOf, type Load, layDown, loadDrafts, must, numbers, openLoad, reportEdit } from "./journal-load.ts";
import { BARE, BareStore, insertSameEntries } from "./journal-peers.ts";
import { median, quantile, timed } from "./measuring.ts";
import type { BenchRow } from "./row.ts";

/** A room of an everyday size, in which single changes are measured. */
const everyday: Load = { entries: 20_000, records: 5_000 };
const SINGLES = 2_500;
const BULK: Load = { entries: 20_000, records: 20_000 };
const ROUNDS = 5;
const PLAIN = "the same unencrypted";

/** One durable change, bulk loading, and what encryption costs of both and of reading. */
export async function writingRows(folder: string): Promise<BenchRow[]> {
  const key = new Uint8Array(randomBytes(32));
  return [...(await singles(folder, key)), ...(await bulks(folder, key)), await readings(folder, key)];
}

async function singles(folder: string, key: Uint8Array): Promise<BenchRow[]> {
  const plain = openLoad(join(folder, "singles"), everyday);
  const sealed = openLoad(join(folder, "singles-sealed"), everyday, key);
  for (const journal of [plain, sealed]) await layDown(journal, everyday);
  const bare = new BareStore(join(folder, "singles-bare.sqlite"));
  const random = numbers(17);
  const taken = { plain: [] as number[], sealed: [] as number[], bare: [] as number[] };
  for (let change = -100; change < SINGLES; change++) {
    const edit = reportEdit(Math.floor(random() * everyday.records), random);
    const text = JSON.stringify({
      ...edit,
      version: 1,
      trueAt: 1_621_734_420_000,
      replaces: { readiness: ["01890000-0000-7000-8000-000000000001.0"] },
    });
    const times = {
      plain: timed(() => must(plain.append(draftOf([edit], "ghi một báo cáo")))),
      bare: timed(() => bare.insert(text)),
      sealed: timed(() => must(sealed.append(draftOf([edit], "ghi một báo cáo")))),
    };
    if (change >= 0) for (const name of ["plain", "sealed", "bare"] as const) taken[name].push(times[name]);
    // Frames are laid down between, as they are in a room.
    if (change % 4 === 0) await breathe();
  }
  const isSame = bare.count() === SINGLES + 100 && plain.tally("restricted").entries === everyday.entries + SINGLES + 100;
  for (const store of [plain, sealed, bare]) store.close();
  const [a, b, c] = [median(taken.plain), median(taken.bare), median(taken.sealed)];
  const [slow, slowBare] = [quantile(taken.plain, 0.99), quantile(taken.bare, 0.99)];
  const note = `${SINGLES.toLocaleString("en")} changes to a room of ${everyday.entries.toLocaleString("en")} entries, turn about; frames laid down between`;
  return [
    {
      job: "one durable change, median",
      unit: "ms",
      ours: a,
      peers: { [BARE]: b },
      ratio: a / b,
      bar: `≤ 2.5 × ${BARE}, one insert with FULL`,
      holds: a <= 2.5 * b,
      checksum_ok: isSame,
      note,
    },
    {
      job: "one durable change, p99",
      unit: "ms",
      ours: slow,
      peers: { [BARE]: slowBare },
      ratio: slow / slowBare,
      bar: `≤ 5 × ${BARE} and < 2 ms`,
      holds: slow <= 5 * slowBare && slow < 2,
      checksum_ok: isSame,
      note,
    },
    {
      job: "one durable change, encrypted, median",
      unit: "ms",
      ours: c,
      peers: { [PLAIN]: a },
      ratio: c / a,
      bar: `≤ 1.25 × ${PLAIN}`,
      holds: c <= 1.25 * a,
      checksum_ok: isSame,
      note,
    },
  ];
}

async function bulks(folder: string, key: Uint8Array): Promise<BenchRow[]> {
  const perSecond = { plain: [] as number[], sealed: [] as number[], bare: [] as number[] };
  const load = async (journal: Journal): Promise<number> => {
    const drafts = [...loadDrafts(BULK)].flat();
    const begun = performance.now();
    must(journal.appendAll(drafts));
    const took = performance.now() - begun;
    journal.close();
    return took;
  };
  let isSame = true;
  for (let round = 0; round < ROUNDS; round++) {
    perSecond.plain.push((BULK.entries / (await load(openLoad(join(folder, `bulk-${round}`), BULK)))) * 1000);
    const bare = insertSameEntries(join(folder, `bulk-${round}`, "journal.sqlite"), join(folder, `bulk-${round}.sqlite`));
    perSecond.bare.push((bare.entries / bare.milliseconds) * 1000);
    isSame &&= bare.entries === BULK.entries;
    perSecond.sealed.push((BULK.entries / (await load(openLoad(join(folder, `bulk-sealed-${round}`), BULK, key)))) * 1000);
  }
  const [a, b, c] = [median(perSecond.plain), median(perSecond.bare), median(perSecond.sealed)];
  const note = `${BULK.entries.toLocaleString("en")} polling places in signed change sets of 500, one transaction, folded records, hashes and signatures written with them; ${BARE} lays the same entry rows, all columns, into one table without index or check; median of ${ROUNDS}, turn about`;
  return [
    {
      job: "bulk load",
      unit: "entries per second",
      ours: a,
      peers: { [BARE]: b },
      ratio: a / b,
      bar: `≥ 1/5 of ${BARE}, the same entry rows in one batched transaction`,
      holds: a >= b / 5,
      checksum_ok: isSame,
      note,
    },
    {
      job: "bulk load, encrypted",
      unit: "entries per second",
      ours: c,
      peers: { [PLAIN]: a },
      ratio: c / a,
      bar: `at most 40 % more time than ${PLAIN}`,
      holds: a / c <= 1.4,
      checksum_ok: null,
      note,
    },
  ];
}

async function readings(folder: string, key: Uint8Array): Promise<BenchRow> {
  const at = { plain: join(folder, "bulk-0"), sealed: join(folder, "bulk-sealed-0") };
  const taken = { plain: [] as number[], sealed: [] as number[] };
  const found = { plain: 0, sealed: 0 };
  const read = (name: "plain" | "sealed"): void => {
    const journal = name === "plain" ? openLoad(at.plain, BULK) : openLoad(at.sealed, BULK, key);
    taken[name].push(
      timed(() => {
        found[name] = journal.records("polling-place").length;
      }),
    );
    journal.close();
  };
  for (let round = 0; round < ROUNDS; round++) for (const name of ["plain", "sealed"] as const) read(name);
  const [a, c] = [median(taken.plain), median(taken.sealed)];
  return {
    job: "reading a whole room, encrypted",
    unit: "ms",
    ours: c,
    peers: { [PLAIN]: a },
    ratio: c / a,
    bar: `≤ 1.4 × ${PLAIN}`,
    holds: c <= 1.4 * a,
    checksum_ok: found.plain === found.sealed && found.plain === BULK.records,
    note: `${BULK.records.toLocaleString("en")} records opened from a room just opened; median of ${ROUNDS}, turn about`,
  };
}
