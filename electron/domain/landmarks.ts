/** What of a change set decides whether it is a landmark: how much it told, and what it set as `kind.field` or `setting.ID`. */
export interface ToldAtOnce {
  entries: number;
  sets: readonly string[];
}

/** A change set of so many records is a list or the report of a whole district. */
const listEntries = 50;

/**
 * Words that other papers of the day quote by name and hour: a bulletin of the weather service, a decision on a zone, boundaries put in
 * force, and the fallback pack printed.
 */
const quoted: ReadonlySet<string> = new Set(["risk-area.bulletin", "quarantine-zone.decision", "boundary-set.file", "setting.fallback-pack-printed"]);

/** Whether people look for the room's picture at this change set by its name. A house rule, no law fixes it. */
export const isLandmark = ({ entries, sets }: ToldAtOnce): boolean => entries >= listEntries || sets.some((set) => quoted.has(set));
