import { type ChangeDesk, type ChangedRecord, type ChangeSense, changeDesks } from "../../electron/contract/index.ts";

/** Changes of one place of the province, in the order they came: worst first. */
export interface PlaceGroup {
  /** Commune code, "" where the record lies in none. */
  code: string;
  commune: string | null;
  district: string | null;
  changes: ChangedRecord[];
}
export interface DeskGroup {
  desk: ChangeDesk;
  places: PlaceGroup[];
  count: number;
}

/** One desk and sense alone, as a cell of the counts was pressed. */
export interface Narrowing {
  desk: ChangeDesk;
  sense: ChangeSense;
}

/** By desk, then by place; the place with the worst news first, as the room orders them. At most `most` changes. */
export const byDeskAndPlace = (changes: readonly ChangedRecord[], narrowing: Narrowing | null, most: number): DeskGroup[] => {
  const groups = new Map<ChangeDesk, Map<string, PlaceGroup>>();
  let left = most;
  for (const desk of changeDesks) {
    for (const change of changes) {
      if (left === 0) break;
      if (change.desk !== desk || (narrowing !== null && (narrowing.desk !== desk || narrowing.sense !== change.sense))) continue;
      const places = groups.get(desk) ?? new Map<string, PlaceGroup>();
      groups.set(desk, places);
      const code = change.communeCode ?? "";
      const place = places.get(code) ?? { code, commune: change.commune, district: change.district, changes: [] };
      places.set(code, place);
      place.changes.push(change);
      left--;
    }
  }
  return [...groups].map(([desk, places]) => {
    const list = [...places.values()];
    return { desk, places: list, count: list.reduce((sum, place) => sum + place.changes.length, 0) };
  });
};

/** The list as plain text, a line each, under its desk and place. `words` gives what the language on screen calls things. */
export const listAsText = (
  groups: readonly DeskGroup[],
  words: { desk(desk: ChangeDesk): string; sense(sense: ChangeSense): string; nowhere: string },
): string[] =>
  groups.flatMap(({ desk, places }) => [
    words.desk(desk).toLocaleUpperCase("vi"),
    ...places.flatMap((place) => [
      [place.commune ?? words.nowhere, place.district].filter(Boolean).join(", "),
      ...place.changes.map(({ sense, title, text }) => `- ${words.sense(sense)}: ${title}${text === "" ? "" : `. ${text}`}`),
    ]),
  ]);
