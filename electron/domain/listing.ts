/**
 * True time of a place's listing where nobody reports its readiness with it. A list says nothing of the day, so it stands before every
 * report: one made at 07:30 and entered at 09:00 still counts for a place loaded at 08:40.
 */
export const listedSince = "1970-01-01T00:00:00+07:00";

/** The same in ms since 1970. */
export const listedSinceMs = Date.parse(listedSince);

/** Whether this true time says no more than that something was listed: no moment anybody saw it so. */
export const isOnlyListed = (trueAt: string): boolean => trueAt === listedSince;
