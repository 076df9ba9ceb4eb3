import type { Journal, Moment, PastView } from "../journal/journal.ts";
import type { Picture } from "./picture.ts";

type Past = Pick<Journal, "record" | "records" | "unread" | "tally" | "arrivals" | "history" | "ownChangeSets">;

/**
 * The journal as its readers met it at a moment: records, counts, head, arrivals and histories as of then, nothing of one's own to undo.
 * What it says of the store itself (how it opened, its stations, its checks) is as now.
 */
export const journalAt = (journal: Journal, moment: Moment, past: PastView, picture: Picture): Journal => {
  const then: Past = {
    record: (kind, id) => picture.record(kind, id),
    records: (kind) => [...picture.records(kind)],
    unread: () => past.unread(),
    tally: (clearance) => past.tally(clearance),
    arrivals: (after, limit) => journal.arrivals(after, limit).filter(({ arrival }) => arrival <= past.arrival),
    history: (kind, id, at) => journal.history(kind, id, at ?? moment),
    ownChangeSets: () => [],
  };
  return new Proxy(journal, {
    get: (target, name) => {
      if (Object.hasOwn(then, name)) return Reflect.get(then, name);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
};
