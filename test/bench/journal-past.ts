import { join } from "node:path";
import type { Journal, Moment } from "../../electron/journal/journal.ts";
import { endOf, type Load, layDown, numbers, openLoad, start } from "./journal-load.ts";
import { memoryOf } from "./journal-memory-of.ts";
import { BARE, checksumOf, openBare, replay, sizes, touchedBetween } from "./journal-peers.ts";
import { median, quantile, timed } from "./measuring.ts";
import type { BenchRow } from "./row.ts";

const REPLAY = "full replay";
const ROUNDS = 5;

/** Looking back in a room of this size: everything that frames are for. */
export async function pastRows(folder: string, load: Load): Promise<BenchRow[]> {
  const path = join(folder, "journal.sqlite");
  const room = `${load.entries.toLocaleString("en")} entries over ${load.records.toLocaleString("en")} records`;
  const made = openLoad(folder, load);
  const laying = performance.now();
  await layDown(made, load);
  const laid = ((performance.now() - laying) / 1000).toFixed(0);
  made.close();
  const { all, without } = sizes(path);
  const opening = openings(folder, path, load);
  const memory = await memoryOf(folder, load);
  const journal = openLoad(folder, load);
  const first = timed(() => journal.placeMarks({ knownAt: start + 0.7 * (endOf(load) - start) }));
  const rows: BenchRow[] = [
    { ...opening, job: `opening a room of ${room}` },
    {
      job: `memory of that room's journal, looked back in`,
      unit: "MB",
      ours: memory / 1e6,
      peers: {},
      ratio: null,
      bar: "< 300 MB",
      holds: memory < 300e6,
      checksum_ok: null,
      note: "most the process ever held: opened, 20 map layers of the past, 5 differences, 1,000 records of the past opened; bundled as the product is",
    },
    {
      job: "the file with its frames",
      unit: "MB",
      ours: all / 1e6,
      peers: { "without frames": without / 1e6 },
      ratio: all / without,
      bar: "≤ 2 × its size without frames",
      holds: all <= 2 * without,
      checksum_ok: null,
      note: `laid down and framed in ${laid} s`,
    },
  ];
  rows.push({
    job: "the first map layer of the past after opening",
    unit: "ms",
    ours: first,
    peers: {},
    ratio: null,
    bar: "",
    holds: null,
    checksum_ok: null,
    note: "once: where every record is kept, and of every entry its record and true time, are read into memory",
  });
  rows.push(...mapLayers(journal, load), ...wholeRooms(journal, path, load), ...differences(journal, path, load));
  journal.close();
  return rows;
}

function openings(folder: string, path: string, load: Load): BenchRow {
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(timed(() => openBare(path)));
    const begun = performance.now();
    const journal = openLoad(folder, load);
    ours.push(performance.now() - begun);
    journal.close();
  }
  const [a, b] = [median(ours), median(bare)];
  return {
    job: "",
    unit: "ms",
    ours: a,
    peers: { [BARE]: b },
    ratio: a / b,
    bar: `≤ 2 × ${BARE} + 200 ms`,
    holds: a <= 2 * b + 200,
    checksum_ok: null,
    note: `median of ${ROUNDS}, turn about`,
  };
}

function mapLayers(journal: Journal, load: Load): BenchRow[] {
  const random = numbers(11);
  const times = Array.from({ length: 12 }, () => start + random() * (endOf(load) - start));
  const row = (words: string, momentOf: (time: number) => Moment): BenchRow => {
    const taken = new Map<number, number[]>(times.map((time) => [time, []]));
    for (let round = 0; round <= ROUNDS; round++)
      for (const time of times) {
        const took = timed(() => journal.placeMarks(momentOf(time)));
        if (round > 0) taken.get(time)?.push(took);
      }
    const each = [...taken.values()].map(median);
    return {
      job: `the map layer ${words}`,
      unit: "ms",
      ours: quantile(each, 0.95),
      peers: {},
      ratio: null,
      bar: "at any T ≤ 20 ms",
      holds: quantile(each, 0.95) <= 20,
      checksum_ok: null,
      note: `the slowest of ${times.length} moments, each the median of ${ROUNDS} askings with the others between; median ${median(each).toFixed(1)} ms`,
    };
  };
  return [row("as known at T", (knownAt) => ({ knownAt })), row("as it was so at T", (trueAt) => ({ trueAt }))];
}

function wholeRooms(journal: Journal, path: string, load: Load): BenchRow[] {
  const [low, high] = [0.3, 0.34].map((share) => start + share * (endOf(load) - start)) as [number, number];
  const brought: number[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    // Another moment between, so that nothing brought is still at hand.
    journal.past({ knownAt: start + (0.6 + 0.05 * round) * (endOf(load) - start) }).bringAll();
    const took = timed(() => journal.past({ knownAt: round % 2 === 0 ? low : high }).bringAll());
    if (round > 0) brought.push(took);
  }
  const reach = journal.past({ knownAt: low });
  const again = replay(path, reach.entry);
  const opened = timed(() => reach.records("polling-place"));
  const sum = checksumOf(reach.records("polling-place"));
  const a = median(brought);
  const isSame = sum === again.checksum();
  return [
    {
      job: "the whole room at T",
      unit: "ms",
      ours: a,
      peers: { [REPLAY]: again.milliseconds },
      ratio: a / again.milliseconds,
      bar: `≤ 200 ms and ≤ 1/5 of ${REPLAY}`,
      holds: a <= 200 && a <= again.milliseconds / 5,
      checksum_ok: isSame,
      note: `what stands after it: every record folded as of T, packed in memory, so that any of them opens without reading the file, as after the replay; median of ${ROUNDS}; ${again.packed.toLocaleString("en")} records, ${reach.entry.toLocaleString("en")} entries replayed`,
    },
    {
      job: "the whole room at T, every record opened",
      unit: "ms",
      ours: opened,
      peers: { [REPLAY]: again.milliseconds },
      ratio: opened / again.milliseconds,
      bar: "",
      holds: null,
      checksum_ok: isSame,
      note: "once; what opening all 100,000 costs beyond bringing them, which no screen asks for",
    },
  ];
}

function differences(journal: Journal, path: string, load: Load): BenchRow[] {
  const random = numbers(13);
  const pairs = Array.from({ length: 8 }, () => [random(), random()].sort().map((share) => start + share * (endOf(load) - start)));
  const row = (words: string, momentOf: (time: number) => Moment): BenchRow & { found: number } => {
    const taken: number[][] = pairs.map(() => []);
    const first: number[] = [];
    let found = 0;
    for (let round = 0; round <= 3; round++)
      for (const [place, [from, to]] of pairs.entries()) {
        const took = timed(() => {
          found = journal.changedBetween(momentOf(from!), momentOf(to!)).length;
        });
        if (round > 0) taken[place]?.push(took);
        else first.push(took);
      }
    const each = taken.map(median);
    return {
      job: `the records that differ between two moments ${words}`,
      unit: "ms",
      ours: quantile(each, 0.95),
      peers: {},
      ratio: null,
      bar: "≤ 50 ms",
      holds: quantile(each, 0.95) <= 50,
      checksum_ok: null,
      note: `the slowest of ${pairs.length} pairs, each the median of 3 with the others between; median ${median(each).toFixed(1)} ms; asked for the first time, the slowest took ${quantile(first, 0.95).toFixed(0)} ms`,
      found,
    };
  };
  const [from, to] = pairs.at(-1)!;
  const expected = touchedBetween(path, journal.past({ knownAt: from }).entry, journal.past({ knownAt: to }).entry);
  const { found, ...known } = row("as known", (knownAt) => ({ knownAt }));
  const { found: _, ...so } = row("as it was so", (trueAt) => ({ trueAt }));
  return [{ ...known, checksum_ok: found === expected }, so];
}
