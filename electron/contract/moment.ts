import { z } from "zod";

/** ISO 8601 with an offset, as `2021-05-23T08:47:00+07:00`. */
export const timestamp = z.iso.datetime({ offset: true });

/** A moment as it is asked for; neither given: now. */
export interface AskedMoment {
  knownAt?: string | undefined;
  trueAt?: string | undefined;
}

/**
 * The two times every reading method takes. `knownAt`: as far as had arrived in this store by then;
 * `trueAt`: as it was in the world then, with all that is known now. Neither given: now.
 */
export const moment = { knownAt: timestamp.optional(), trueAt: timestamp.optional() };
