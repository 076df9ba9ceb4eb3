/** A unit in the reporting chain as silence is judged. */
export interface SilenceUnit {
  key: string;
  /** Its parts, as far as they owe this slot. */
  parts: readonly SilenceUnit[];
  /** It is silent itself: what it owes has not come and is not known otherwise. */
  silent: boolean;
  /** Its own report came: it stands for nobody, its parts are asked themselves. */
  told: boolean;
}

/** One unit to be asked, and how many units below it are as silent. */
export interface Silence {
  key: string;
  silentParts: number;
}

/** It told nothing, and all below it are silent at every level; a unit without parts is silent by itself. */
const wholly = (unit: SilenceUnit): boolean => !unit.told && (unit.parts.length === 0 ? unit.silent : unit.parts.every(wholly));

const countSilent = (unit: SilenceUnit): number => unit.parts.reduce((sum, part) => sum + (part.silent ? 1 : 0) + countSilent(part), 0);

/**
 * Who is to be asked. One cause is one row: a unit all of whose parts are silent stands for them, whether or not it is overdue itself, so
 * that a silent district is one call and not 130. Where some parts told something, each silent one is asked, and the unit too where it owes.
 */
export const silences = (units: readonly SilenceUnit[]): Silence[] =>
  units.flatMap((unit): Silence[] => {
    const stands = unit.parts.length > 0 && wholly(unit);
    if (stands) return [{ key: unit.key, silentParts: countSilent(unit) }];
    return [...(unit.silent ? [{ key: unit.key, silentParts: 0 }] : []), ...silences(unit.parts)];
  });
