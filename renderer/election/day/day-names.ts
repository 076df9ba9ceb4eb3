import type { DayMark, DayRow, OutputOf, ShownDayState } from "../../../electron/contract/index.ts";

/** Who has not begun or is interrupted, as one name: a place, or a commune or district of which nobody has told. */
export interface DayName {
  /** The record it leads to on the map. */
  layer: "polling-places" | "communes" | "districts";
  id: string;
  state: ShownDayState;
  mark: DayMark;
  /** Of its commune, or of its district where they are too many. */
  name: string;
  /** Number of the place in its commune; null where the name stands for several. */
  number: number | null;
  places: number;
}

type Glance = Pick<OutputOf<"day.glance">, "waiting" | "waitingCount" | "interrupted" | "districts">;

const ofPlace = ({ place, state, mark, communeName, number }: DayRow): DayName => ({
  layer: "polling-places",
  id: place,
  state,
  mark,
  name: communeName,
  number,
  places: 1,
});

const byCommune = (rows: readonly DayRow[]): DayName[] =>
  [...Map.groupBy(rows, ({ communeCode }) => communeCode)].flatMap(([id, group]): DayName[] => {
    const [first] = group;
    if (!first) return [];
    const { state, mark, communeName } = first;
    return group.length === 1 ? [ofPlace(first)] : [{ layer: "communes", id, state, mark, name: communeName, number: null, places: group.length }];
  });

/**
 * By name where the vote is interrupted, then where somebody said it is not open, then where nobody has told: silent places of a commune
 * as one name, and of a district where they are more than the room names.
 */
export const dayNames = ({ waiting, waitingCount, interrupted, districts }: Glance): DayName[] => {
  const [said, silent] = [waiting.filter(({ mark }) => mark === "failed"), waiting.filter(({ mark }) => mark !== "failed")];
  const isHeld = ({ state }: DayRow): boolean => state === "interrupted";
  const leading = [...interrupted, ...said.filter(isHeld), ...said.filter((row) => !isHeld(row))].map(ofPlace);
  const [quiet] = silent;
  if (quiet === undefined || waitingCount === waiting.length) return [...leading, ...byCommune(silent)];
  return [
    ...leading,
    ...districts.flatMap((district): DayName[] => {
      const { code, name } = district;
      const saidHere = said.filter(({ districtCode, state }) => districtCode === code && state === "not-open").length;
      const places = district.unsaid + district["not-open"] - saidHere;
      return places > 0 ? [{ layer: "districts", id: code, state: quiet.state, mark: quiet.mark, name, number: null, places }] : [];
    }),
  ];
};
