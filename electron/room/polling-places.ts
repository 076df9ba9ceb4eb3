import type { FieldsOf, ReportedReadiness } from "../contract/index.ts";
import { reportedReadiness } from "../contract/index.ts";
import { type ReadinessMark, readinessAt } from "../domain/readiness.ts";
import type { FoldedRecord } from "../journal/journal.ts";
import type { PlacePoint } from "../spatial/engine.ts";
import { soAt, wordAsOf } from "./as-of.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { isExistenceDisputed, isGone } from "./door.ts";

export type PlaceRecord = FoldedRecord<"polling-place">;

const isReported = (value: unknown): value is ReportedReadiness => reportedReadiness.some((one) => one === value);

/** What was reported of a place's readiness, at a moment of the room. Its mark is `ReadinessMarks`, for its checklist counts too. */
export const reportedMark = (place: PlaceRecord, nowMs: number): ReadinessMark => {
  const said = place.origins.readiness;
  const dispute = place.conflicts.find((one) => one.field === "readiness");
  return readinessAt(
    {
      readiness: place.fields.readiness,
      trueAtMs: said ? Date.parse(wordAsOf(said)) : null,
      disputed: dispute ? dispute.values.map(({ value }) => value).filter(isReported) : [],
      existenceDisputed: isExistenceDisputed(place),
    },
    nowMs,
  );
};

/** When what is said of a place was so: its readiness report's time; where there is none, that of the newest other word of it (`soAt`). */
export const saidAt = (place: PlaceRecord): string => {
  const reported = place.fields.readiness === "unknown" ? undefined : place.origins.readiness;
  return reported ? wordAsOf(reported) : soAt(place);
};

/** Where a place stands: its own position, else its commune's label point; null where its commune is not on the map. */
export const standsAt = (
  fields: Pick<FieldsOf<"polling-place">, "location" | "communeCode">,
  boundaries: BoundaryMap,
): { lon: number; lat: number; estimated: boolean } | null => {
  if (fields.location) return { lon: fields.location[0], lat: fields.location[1], estimated: false };
  const commune = boundaries.communes.get(fields.communeCode);
  return commune ? { lon: commune.label[0], lat: commune.label[1], estimated: true } : null;
};

/** A place as the geometry engine counts it. */
export const pointOf = (place: PlaceRecord, boundaries: BoundaryMap): PlacePoint | null => {
  const stands = isGone(place) ? null : standsAt(place.fields, boundaries);
  return stands && { id: place.id, communeCode: place.fields.communeCode, voters: place.fields.voters, ...stands };
};
