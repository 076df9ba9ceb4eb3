import type { ReadingStatements, WritingStatements } from "../rows.ts";
import { readSuccession, soundSuccession } from "../succession.ts";
import type { BundleStation } from "./bundle.ts";

/**
 * Whom to believe. A station's id is the hash of its key, so what it signed proves itself; that it belongs to the room's service is
 * something only an officer knows. So a station never heard of is taken in only when an officer accepts its id, or when a station
 * already taken in has signed that this one succeeds it (its folder was copied, restored or moved to another machine). Who made a
 * bundle needs no trust: a carrier can leave things out, and the certificate says what, but not put anything in.
 */
interface Trust {
  /** New here and to be taken in. */
  taken: BundleStation[];
  /** Nobody vouches for them. */
  unknown: BundleStation[];
}

/** Sorts a bundle's stations. `wanted`: those whose change sets it brings; `accepted`: those an officer accepts, by id. */
export function trust(read: ReadingStatements, stations: readonly BundleStation[], wanted: ReadonlySet<string>, accepted: readonly string[]): Trust {
  const taken = new Map<string, BundleStation>();
  const keyOf = (id: string): Uint8Array | undefined => taken.get(id)?.publicKey ?? read.station.get(id)?.public_key;
  let open = stations.filter(({ id }) => !read.station.get(id));
  for (let isDone = false; !isDone; ) {
    const next = open.filter((station) => accepted.includes(station.id) || isVouchedFor(station, keyOf));
    for (const station of next) taken.set(station.id, station);
    open = open.filter(({ id }) => !taken.has(id));
    isDone = next.length === 0;
  }
  return { taken: [...taken.values()], unknown: open.filter(({ id }) => wanted.has(id)) };
}

function isVouchedFor({ id, publicKey, succession }: BundleStation, keyOf: (id: string) => Uint8Array | undefined): boolean {
  const before = succession && readSuccession(succession.text)?.succeeds;
  const key = before ? keyOf(before) : undefined;
  return succession !== null && key !== undefined && soundSuccession({ id, public_key: publicKey }, succession, key) !== undefined;
}

/** Keeps whom a station succeeds, where that is proven by a station known here and was not known yet. */
export function learnSuccessions(read: ReadingStatements, write: WritingStatements, stations: readonly BundleStation[]): void {
  for (const { id, publicKey, succession } of stations) {
    const row = read.station.get(id);
    const before = succession && readSuccession(succession.text)?.succeeds;
    const predecessor = before ? read.station.get(before) : undefined;
    if (!row || row.succession !== null || !succession || !predecessor) continue;
    if (soundSuccession({ id, public_key: publicKey }, succession, predecessor.public_key))
      write.setSuccession.run(predecessor.id, succession.text, succession.signature, id);
  }
}
