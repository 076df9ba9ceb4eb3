import type Database from "better-sqlite3";
import type { Marking } from "../../contract/index.ts";
import { headerOf, noteOf } from "../history.ts";
import type { ChangeSetRow } from "../rows.ts";
import { endOf, holds } from "./backup-file.ts";

/** A change set of now that a copy lacks; `knownAt` in ms since 1970. */
export interface LackedChangeSet {
  changeSet: string;
  title: string;
  actor: string;
  marking: Marking;
  knownAt: number;
  entries: number;
}

/** The change sets of `present` that `copy` does not hold, oldest arrival first. Arrivals are chained: what is the same at one is the same before it. */
export function* lackedBy(copy: Database.Database, present: Database.Database): Generator<LackedChangeSet> {
  const hashAt = copy.prepare<[number], { arrival_hash: string }>("SELECT arrival_hash FROM change_set WHERE arrival = ?");
  let [common, beyond] = [0, Math.min(endOf(copy)?.arrival ?? 0, endOf(present)?.arrival ?? 0) + 1];
  while (common + 1 < beyond) {
    const middle = Math.floor((common + beyond) / 2);
    if (holds(present, middle, hashAt.get(middle)?.arrival_hash ?? null)) common = middle;
    else beyond = middle;
  }
  const held = copy.prepare<[string], { arrival: number }>("SELECT arrival FROM change_set WHERE id = ?");
  for (const row of present.prepare<[number], ChangeSetRow>("SELECT * FROM change_set WHERE arrival > ? ORDER BY arrival").iterate(common)) {
    if (held.get(row.id)) continue;
    const { marking, entries } = headerOf(row);
    const { title, actor } = noteOf(row);
    yield { changeSet: row.id, title, actor, marking, knownAt: row.known_at, entries };
  }
}
