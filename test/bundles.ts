import { randomBytes } from "node:crypto";
import type { MergeReceipt, RecordKind, Result } from "../electron/contract/index.ts";
import { partHash } from "../electron/journal/change-set.ts";
import type { Bundle } from "../electron/journal/exchange/bundle.ts";
import { examineBundle, mergeBundle } from "../electron/journal/exchange/merge.ts";
import { readBundle } from "../electron/journal/exchange/read-bundle.ts";
import { bundleLines, type Wanted } from "../electron/journal/exchange/write-bundle.ts";
import type { Request } from "../electron/journal/journal.ts";
import { atOnce } from "../electron/journal/slices.ts";
import { must, type Station } from "./journals.ts";

/** What a station sends: everything, unless something else is wanted. */
export const bundleOf = (station: Station, wanted: Partial<Wanted> = {}): Buffer =>
  Buffer.from(
    [
      ...bundleLines(
        station.store.ledger,
        { station: station.id, madeAt: station.clock.room, wall: station.clock.wall, random: randomBytes },
        { clearance: "restricted", since: 0, ...wanted },
      ),
    ].join(""),
  );

/** What a station sends where the words of some of its change sets were taken out, by itself or on their way: only hashes stand for them. */
export function strippedBundleOf(
  station: Station,
  isStripped: (entry: { number: number; arrival: number }) => boolean,
  wanted: Partial<Wanted> = {},
): Buffer {
  const carrier = station.copy();
  const strip = carrier.db.prepare("UPDATE entry SET salt = NULL, body = NULL, hash = ? WHERE number = ?");
  for (const row of carrier.store.ledger.read.entries.all(1, carrier.store.ledger.ends.entry + 1))
    if (row.salt && row.body !== null && isStripped(row)) strip.run(partHash({ salt: row.salt, text: row.body }), row.number);
  return bundleOf(carrier, wanted);
}

export const readBytes = (bytes: Uint8Array): Result<Bundle> => atOnce(readBundle(bytes));

const clocksOf = ({ clock }: Station) => ({ room: () => clock.room, wall: () => clock.wall });

/** Takes a bundle over, every station in it accepted unless some are named. */
export function take(station: Station, bytes: Uint8Array, accepted?: string[], request?: Request): Result<MergeReceipt> {
  const bundle = must(readBytes(bytes));
  const { ledger, writing } = station.store;
  if (!writing) throw new Error("a new store can be written");
  const merged = mergeBundle(ledger, writing.statements, bundle, accepted ?? bundle.stations.map(({ id }) => id), clocksOf(station), request);
  return merged.ok ? { ok: true, value: merged.value.receipt } : merged;
}

export const examine = (station: Station, bytes: Uint8Array) => examineBundle(station.store.ledger, must(readBytes(bytes)), clocksOf(station));

/** Everything a station holds, as its shelves fold it, without what is of this store alone: when it arrived here. */
export function folded(station: Station): string {
  const kinds: RecordKind[] = ["polling-place", "quarantine-zone", "risk-area", "incident", "boundary-set", "setting"];
  const records = kinds.flatMap((kind) =>
    station.store.ledger.read.records.all(kind).map(({ id }) => [kind, id, station.store.ledger.shelves[kind].state(id)]),
  );
  const sorted = records.map((each) => JSON.stringify(each, (key, value: unknown) => (key === "knownAt" ? undefined : sortedKeys(value)))).sort();
  return sorted.join("\n");
}

function sortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
