import { foldName } from "../../editing/fields/fold-name.ts";

/** A place as lists name it. */
interface NamedPlace {
  number: number;
  name: string;
  communeName: string;
  districtName: string;
}

/** Places that every word typed is found in, without accents. */
export const namedBy = <R extends NamedPlace>(rows: readonly R[], typed: string): R[] => {
  const words = foldName(typed).split(" ");
  return rows.filter(({ number, name, communeName, districtName }) => {
    const called = foldName(`${number} ${name} ${communeName} ${districtName}`);
    return words.every((word) => called.includes(word));
  });
};
