import { readdirSync, renameSync, rmSync } from "node:fs";
import { fail, ok, type Result } from "../../contract/index.ts";
import { attempt } from "../attempt.ts";
import { keepFiles, presentFiles } from "../backups/restore.ts";
import { chance } from "../chance.ts";
import { openDatabase, type StoreKey } from "../database.ts";
import { syncFile, syncFolderOf } from "../disk.ts";
import { Examination } from "../examination.ts";
import { openBundle } from "../exchange/exchange.ts";
import { layDown } from "../exchange/merge.ts";
import { planMerge } from "../exchange/merge-plan.ts";
import { isOfExercise } from "../exchange/room-kind.ts";
import { bundleLines } from "../exchange/write-bundle.ts";
import { filesOf, finishRestore } from "../folder-contents.ts";
import { holdFolder } from "../folder-lock.ts";
import { Ledger } from "../ledger.ts";
import { memoryCopy } from "../memory-copy.ts";
import { migrate } from "../migrate.ts";
import { migrations } from "../migrations/index.ts";
import { readingStatements, type StationRow, type StoreRow } from "../rows.ts";
import { type Salvaged, salvage } from "../salvage.ts";
import { inSlices } from "../slices.ts";
import { signer } from "../station-key.ts";
import { storageProblem } from "../storage-problem.ts";
import type { OpenStore } from "../store.ts";
import { signSuccession } from "../succession.ts";
import { Writer } from "../writer.ts";
import { openForWriting } from "../writing-store.ts";
import { SaidAgain } from "./said-again.ts";

/** What a new journal made of a damaged one holds, and what it lacks. */
export interface Anew {
  /** Change sets taken over as they were signed, with when they arrived; of those, entries. */
  taken: number;
  entries: number;
  /** As they were signed too, but hung on one that is lost: kept, and joined once another station brings that one. */
  waiting: number;
  /** Records whose last values came from such, or from what nothing proves: said again by the new station. */
  saidAgain: number;
  found: Salvaged;
  /** Whether the new station is named by the old one's own key; else other stations must accept it. */
  succeeds: boolean;
}

export interface MakingAnew {
  /** The machine's clock, ms since 1970. */
  wall: number;
  /** Says what would come of it; nothing is written. */
  isTrial: boolean;
  signal?: AbortSignal;
}

const stopped = fail("cancelled", "Đã dừng giữa chừng.", "Chưa có gì thay đổi; tệp hỏng vẫn nguyên chỗ cũ.");

/**
 * Makes a sound journal of what a damaged one still holds, in its place. All that is as it was signed is taken over with its arrival; what
 * was hung on something lost waits; what the room showed beyond that is said again by a new station, which succeeds the old. The damaged
 * files are kept under another name; until one renaming all is as it was.
 */
export async function makeAnew(folder: string, key: StoreKey, making: MakingAnew): Promise<Result<Anew & { keptAs: string | null }>> {
  const files = filesOf(folder);
  try {
    if (making.isTrial) {
      const tried = await make(folder, key, ":memory:", making);
      return tried.ok ? ok({ ...tried.value, keptAs: null }) : tried;
    }
    const release = holdFolder(folder);
    if (!release) return fail("forbidden", "Thư mục dữ liệu này đang được một phòng khác mở.", "Chưa có gì thay đổi. Hãy đóng phòng ấy rồi làm lại.");
    try {
      finishRestore(files);
      const made = await make(folder, key, files.restoring, making);
      if (!made.ok) return made;
      syncFile(files.restoring);
      const keptAs = keepFiles(files, presentFiles(files), making.wall);
      renameSync(files.restoring, files.restored);
      syncFolderOf(files.restored);
      finishRestore(files);
      return ok({ ...made.value, keptAs });
    } finally {
      for (const name of readdirSync(folder)) if (name.startsWith("journal.sqlite.restoring")) rmSync(`${folder}/${name}`, { force: true });
      release();
    }
  } catch (error) {
    return storageProblem(error) ?? Promise.reject(error);
  }
}

async function make(folder: string, key: StoreKey, path: string, { wall, signal }: MakingAnew): Promise<Result<Anew>> {
  const damaged = attempt(() => memoryCopy(filesOf(folder).journal, key));
  if (!damaged) return fail("unreadable-file", "Không đọc được gì của tệp nhật ký hỏng.", "Tệp được giữ nguyên. Hãy khôi phục từ một bản sao lưu.");
  const saved = openDatabase(":memory:", null);
  try {
    migrate(saved, migrations, () => {});
    const found = salvage(damaged, saved);
    const from = new Ledger(readingStatements(saved));
    if (from.ends.arrival === 0)
      return fail("unreadable-file", "Trong tệp hỏng không còn thay đổi nào đọc được.", "Tệp được giữ nguyên. Hãy khôi phục từ một bản sao lưu.");
    // Where no journal was opened yet, its own clock is what it last knew: an exercise's clock is not the wall's.
    const clock = new Date(isOfExercise(from) ? from.ends.knownAt : Math.max(wall, from.ends.knownAt));
    const surroundings = { clock: () => clock, wall: () => wall, random: chance };
    const fresh = openForWriting(openDatabase(path, path === ":memory:" ? null : key), path === ":memory:" ? null : folder, chance, () => {}, {
      wall: () => wall,
    });
    try {
      const { writing } = fresh;
      if (!writing) throw new Error("a new store can be written");
      const examination = new Examination(from.read, { arrival: 0, hash: null });
      const maker = { station: "", madeAt: clock.getTime(), wall, random: chance };
      const lines = bundleLines(from, maker, { clearance: "restricted", since: 0, only: (row) => examination.isAuthentic(row) });
      const told = await inSlices(collected(lines), () => signal?.aborted ?? false);
      if (told === null) return stopped;
      const bundle = await openBundle(Buffer.concat(told), signal);
      if (!bundle.ok) return bundle;
      const { stations, changeSets } = bundle.value;
      const plan = planMerge(
        fresh.ledger,
        bundle.value,
        stations.map(({ id }) => id),
      );
      const arrivals = new Map([...from.read.changeSetsAfter.iterate(0)].map(({ id, arrival, known_at }) => [id, { arrival, known_at }]));
      const arrivalOf = (id: string): number => arrivals.get(id)?.arrival ?? 0;
      plan.joining.sort((a, b) => arrivalOf(a.sealed.header.id) - arrivalOf(b.sealed.header.id));
      const { statements } = writing;
      statements.begin.run();
      const work = layDown(fresh.ledger, statements, bundle.value, plan, (id) => arrivals.get(id)?.known_at ?? 0);
      statements.commit.run();
      work.settle();
      const proven = new Set(changeSets.map(({ sealed }) => sealed.header.id));
      const again = new SaidAgain(from, fresh.ledger, (id) => proven.has(id));
      const succeeds = nameHeir(damaged, fresh, wall);
      const writer = new Writer(fresh.ledger, statements, writing.station, surroundings);
      const written = writer.write([...again.drafts()]);
      if (!written.ok) return written;
      return ok({ taken: plan.joining.length, entries: plan.entries, waiting: plan.waiting.length, saidAgain: again.records, found, succeeds });
    } finally {
      fresh.close();
    }
  } finally {
    saved.close();
    damaged.close();
  }
}

function* collected(lines: Iterable<string>): Generator<undefined, Buffer[]> {
  const kept: Buffer[] = [];
  for (const line of lines) {
    kept.push(Buffer.from(line));
    yield;
  }
  return kept;
}

/** The old station says with its own key, where that can still be read, that the new one goes on from here. */
function nameHeir(damaged: OpenStore["ledger"]["read"]["store"]["database"], { ledger, station, writing }: OpenStore, wall: number): boolean {
  const old = attempt(() => damaged.prepare<[], Pick<StoreRow, "station">>("SELECT station FROM store").get());
  const own = old && attempt(() => damaged.prepare<[string], StationRow>("SELECT * FROM station WHERE id = ?").get(old.station));
  const heir = ledger.read.station.get(station);
  if (!own?.private_key || !heir || !writing) return false;
  if (!ledger.read.station.get(own.id)) writing.statements.addStation.run(own.id, own.public_key, null, null);
  const after: Parameters<typeof signSuccession>[0]["after"] = {};
  for (const { station: of, marking, number, head } of ledger.read.chains.all()) {
    if (of !== own.id || (marking !== "open" && marking !== "internal" && marking !== "restricted")) continue;
    if (number > (after[marking]?.number ?? 0)) after[marking] = { number, head };
  }
  const publicKey = heir.public_key.toString("hex");
  const { text, signature } = signSuccession({ station, publicKey, succeeds: own.id, after, wall: Math.trunc(wall) }, signer(own.private_key));
  writing.statements.setSuccession.run(own.id, text, signature, station);
  return true;
}
