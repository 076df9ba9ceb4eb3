/** One job measured side by side in one run. Shorter is better unless the unit says "per second". */
export interface BenchRow {
  job: string;
  /** As in "ms", "frames per second". */
  unit: string;
  /** Ours; null where it could not be measured. */
  ours: number | null;
  /** Others doing the same job, by name; null where one could not be measured. */
  peers: Record<string, number | null>;
  /** Ours against the peer that counts (ours / peer); null without such a peer or where either was not measured. */
  ratio: number | null;
  /** What is asked, in words: "≤ 1/5 of flatbush + ring test". */
  bar: string;
  /** Whether the bar holds; null where it was not measured. Never true by default. */
  holds: boolean | null;
  /** Whether ours and the peers gave the same answers; null where there is nothing to compare. */
  checksum_ok: boolean | null;
  /** What a reader must know, as why a figure is missing. */
  note?: string;
}

/** A suite is a module of this folder that exports this. */
export type BenchRows = () => Promise<BenchRow[]>;
