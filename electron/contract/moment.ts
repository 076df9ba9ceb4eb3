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
 * `trueAt`: as it was in the world then, with all that is known now. Both: what had arrived by `knownAt` of what was so by `trueAt`.
 * Neither given: now.
 *
 * Refused as `no-such-moment`: a time after now; `knownAt` before the first entry arrived, as in an empty room; a `trueAt` so early
 * that nothing known was so yet. What a marking keeps from somebody now it keeps at every moment: the stricter of then and now holds.
 * Watched at `knownAt` alone an answer is told once, and again only where a marking changed or the journal was read anew; at `trueAt`
 * it is told again when something arrives that was so by then.
 */
export const moment = { knownAt: timestamp.optional(), trueAt: timestamp.optional() };
