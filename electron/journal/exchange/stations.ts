import { type Marking, marking, mayRead, type StationTold } from "../../contract/index.ts";
import { vietnamTime } from "../../domain/vietnamese-format.ts";
import { headerOf } from "../history.ts";
import type { Ledger } from "../ledger.ts";
import type { ChainRow } from "../rows.ts";

/** The setting that names a station. */
export const stationNameSetting = (id: string): string => `station-name:${id}`;

/** What a station is called: its `stationNameSetting` where that may be read, else "Trạm " and the first digits of its id. */
export function stationName(ledger: Ledger, id: string, clearance: Marking): string {
  const named = ledger.shelves.setting.folded(stationNameSetting(id));
  const value = named && mayRead(clearance, named.marking) ? named.fields.value : undefined;
  return typeof value === "string" && value.trim() !== "" ? value.trim() : `Trạm ${id.slice(0, 4).toUpperCase()}`;
}

/** The branches of chains that somebody so cleared may hold, by station. */
function heldBranches(ledger: Ledger, clearance: Marking): Map<string, ChainRow[]> {
  const held = [...ledger.chains.values()].flat().filter((chain) => mayRead(clearance, marking.parse(chain.marking)));
  return Map.groupBy(held, ({ station }) => station);
}

export interface StationsTold {
  stations: StationTold[];
  /** Change sets whose predecessor, or something of whose text, has not come. */
  waiting: number;
  /** Entries this release cannot read, or whose text is not there. */
  unread: number;
}

/** The store's own station, and every one of which somebody so cleared may hold something; what waits and what cannot be read, counted the same way. */
export function stationsTold(ledger: Ledger, own: string, clearance: Marking): StationsTold {
  const { read } = ledger;
  const branches = heldBranches(ledger, clearance);
  const told = read.stations.all().filter(({ id }) => id === own || branches.has(id));
  const stations = told.map(({ id, succeeds }): StationTold => {
    const held = branches.get(id) ?? [];
    const last = Math.max(0, ...held.map(({ arrival }) => arrival));
    const newest = last > 0 ? read.changeSet.get(last) : undefined;
    return {
      id,
      name: stationName(ledger, id, clearance),
      own: id === own,
      succeeds,
      entries: held.reduce((sum, { entries }) => sum + entries, 0),
      lastKnownAt: newest ? vietnamTime(newest.known_at) : null,
      forked: held.some(({ branch }) => branch > 0),
    };
  });
  const waiting = read.waiting.all().filter((row) => mayRead(clearance, marking.parse(row.marking))).length;
  return {
    stations: stations.sort((a, b) => Number(b.own) - Number(a.own) || (a.name < b.name ? -1 : 1)),
    waiting,
    unread: unreadIn(ledger, clearance),
  };
}

function unreadIn({ read, ends }: Ledger, clearance: Marking): number {
  if (ends.unread === 0 || clearance === "restricted") return ends.unread;
  const isHeld = new Map<number, boolean>();
  let unread = 0;
  for (const { arrival } of read.unreadEntries.iterate()) {
    let held = isHeld.get(arrival);
    if (held === undefined) {
      const row = read.changeSet.get(arrival);
      held = row !== undefined && mayRead(clearance, headerOf(row).marking);
      isHeld.set(arrival, held);
    }
    if (held) unread += 1;
  }
  return unread;
}
