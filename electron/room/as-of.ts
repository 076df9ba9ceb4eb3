import type { RecordKind } from "../contract/index.ts";
import { isOnlyListed } from "../domain/listing.ts";
import type { FieldOrigin, FoldedRecord } from "../journal/journal.ts";

const known = new WeakMap<FoldedRecord, string>();

/** When one word was so: never later than it became known here, whatever the clock of the station it came from says. */
export const wordAsOf = ({ trueAt, knownAt }: FieldOrigin): string => (trueAt > knownAt ? knownAt : trueAt);

const newestTrueAt = (record: FoldedRecord): string => {
  let newest: string | null = null;
  const see = (origin: FieldOrigin | undefined): void => {
    if (!origin || isOnlyListed(origin.trueAt)) return;
    const so = wordAsOf(origin);
    if (newest === null || so > newest) newest = so;
  };
  Object.values<FieldOrigin | undefined>(record.origins).forEach(see);
  for (const { values } of record.conflicts) for (const { origin } of values) see(origin);
  return newest ?? record.knownAt;
};

/**
 * When what is said of a record was so, as far as anybody says: the newest true time among its values, disputed ones too, never later
 * than it became known here. News of yesterday taken over from another station this minute is a day old, however young its arrival.
 * A list says nothing of the day: of what was only ever listed all that can be told is when the list came. Times as the room writes
 * them, so that their texts sort as they do.
 */
export const soAt = <K extends RecordKind>(record: FoldedRecord<K>): string => {
  const found = known.get(record) ?? newestTrueAt(record);
  known.set(record, found);
  return found;
};
