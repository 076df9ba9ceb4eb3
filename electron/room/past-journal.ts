import { fail, type Result } from "../contract/index.ts";
import type { Journal, Moment, PastView } from "../journal/journal.ts";
import type { Picture } from "./picture.ts";

const notThen = (): Result<never> =>
  fail(
    "no-such-moment",
    "Đang xem thời điểm đã qua nên không ghi được.",
    "Chưa có gì thay đổi. Bấm Hiện tại trên thanh thời gian để về tình hình hiện tại rồi ghi.",
  );

/** What is told as it was met at the moment. */
type AsOfThen = Pick<Journal, "record" | "records" | "unread" | "tally" | "arrivals" | "history" | "ownChangeSets">;
/** What nobody can do in the past. */
type Refused = Pick<Journal, "append" | "appendAll" | "remember" | "merge" | "close">;

/**
 * The journal as its readers met it at a moment: records, counts, head, arrivals and histories as of then, nothing of one's own to undo;
 * nothing is written. What it says of the store itself (how it opened, its stations, its checks), and what names its own moment, is as now.
 */
export const journalAt = (journal: Journal, moment: Moment, past: PastView, picture: Picture): Journal => ({
  ...asOfThen(journal, moment, past, picture),
  ...refused,
  ...asNow(journal),
  // Changes while the moment stands.
  get isWritable() {
    return journal.isWritable;
  },
});

const asOfThen = (journal: Journal, moment: Moment, past: PastView, picture: Picture): AsOfThen => ({
  record: (kind, id) => picture.record(kind, id),
  records: (kind) => [...picture.records(kind)],
  unread: () => past.unread(),
  tally: (clearance) => past.tally(clearance),
  arrivals: (after, limit) => journal.arrivals(after, limit).filter(({ arrival }) => arrival <= past.arrival),
  history: (kind, id, at) => journal.history(kind, id, at ?? moment),
  ownChangeSets: () => [],
});

const refused: Refused = {
  append: notThen,
  appendAll: notThen,
  remember: notThen,
  merge: notThen,
  // The room closes its journal, none of its moments does.
  close: () => {},
};

const asNow = (journal: Journal): Omit<Journal, keyof AsOfThen | keyof Refused | "isWritable"> => ({
  station: journal.station,
  line: journal.line,
  checked: journal.checked,
  opening: (clearance) => journal.opening(clearance),
  onOpeningChange: (listener) => journal.onOpeningChange(listener),
  answered: (key, input) => journal.answered(key, input),
  verify: (clearance, signal, watched) => journal.verify(clearance, signal, watched),
  past: (at) => journal.past(at),
  placeMarks: (at) => journal.placeMarks(at),
  placeMarksAlong: (knownAts) => journal.placeMarksAlong(knownAts),
  settled: () => journal.settled(),
  changedBetween: (from, to) => journal.changedBetween(from, to),
  arrivalsBefore: (arrival) => journal.arrivalsBefore(arrival),
  changeSetsAbout: (kind, id) => journal.changeSetsAbout(kind, id),
  bundle: (clearance, sinceArrival) => journal.bundle(clearance, sinceArrival),
  arrivalAt: (knownAt) => journal.arrivalAt(knownAt),
  examineBundle: (bundle) => journal.examineBundle(bundle),
  stations: (clearance) => journal.stations(clearance),
  checkHead: (clearance, digits) => journal.checkHead(clearance, digits),
  changeSet: (id) => journal.changeSet(id),
  undoings: (changeSet) => journal.undoings(changeSet),
  blob: (hash) => journal.blob(hash),
  onChange: (listener) => journal.onChange(listener),
});
