import { fail, type HeadCheck, type Marking, type Result } from "../../contract/index.ts";
import { Examination } from "../examination.ts";
import type { Request } from "../journal.ts";
import type { Ledger } from "../ledger.ts";
import type { WritingStatements } from "../rows.ts";
import { inSlices } from "../slices.ts";
import type { Bundle, BundleReport } from "./bundle.ts";
import { HeadChecks } from "./head-check.ts";
import { examineBundle, type Merged, mergeBundle } from "./merge.ts";
import { readBundle } from "./read-bundle.ts";
import { type StationsTold, stationsTold } from "./stations.ts";
import { bundleLines } from "./write-bundle.ts";

/** What an exchange takes from outside: the room's clock, the wall's (ms since 1970) and chance. */
interface Surroundings {
  clock: () => Date;
  wall: () => number;
  random: (size: number) => Uint8Array;
}

/** Reads and checks a bundle with everything else going on between; refused with words, or as cancelled once `signal` says so. */
export async function openBundle(bytes: Uint8Array, signal?: AbortSignal): Promise<Result<Bundle>> {
  const read = await inSlices(readBundle(bytes), () => signal?.aborted ?? false);
  return read ?? fail("cancelled", "Đã dừng đọc gói.", "Chưa có gì được ghi.");
}

/** A store's dealings with other stations: what goes out to them, what comes in, who they are, and what its head was. */
export class Exchange {
  readonly #ledger: Ledger;
  readonly #station: string;
  readonly #surroundings: Surroundings;
  readonly #heads: HeadChecks;

  constructor(ledger: Ledger, station: string, surroundings: Surroundings) {
    this.#ledger = ledger;
    this.#station = station;
    this.#surroundings = surroundings;
    this.#heads = new HeadChecks(ledger);
  }

  /** `isWhole`: nothing in the journal was found damaged; else only what is as it was signed goes out. */
  bundle(clearance: Marking, since: number, isWhole: boolean): Iterable<string> {
    const { random, wall } = this.#surroundings;
    const maker = { station: this.#station, madeAt: this.#now(), wall: Math.trunc(wall()), random };
    const examination = new Examination(this.#ledger.read, { arrival: 0, hash: null });
    return bundleLines(this.#ledger, maker, isWhole ? { clearance, since } : { clearance, since, only: (row) => examination.isAuthentic(row) });
  }

  examine(bundle: Bundle): Result<BundleReport> {
    return examineBundle(this.#ledger, bundle, this.#clocks());
  }

  merge(write: WritingStatements, bundle: Bundle, accepted: readonly string[], request?: Request): Result<Merged> {
    return mergeBundle(this.#ledger, write, bundle, accepted, this.#clocks(), request);
  }

  stations(clearance: Marking): StationsTold {
    return stationsTold(this.#ledger, this.#station, clearance);
  }

  checkHead(clearance: Marking, digits: string, stopped: () => boolean): Promise<HeadCheck | null> {
    return inSlices(this.#heads.check(clearance, digits), stopped);
  }

  #clocks() {
    return { room: () => this.#now(), wall: this.#surroundings.wall };
  }

  #now(): number {
    return Math.trunc(this.#surroundings.clock().getTime());
  }
}
