import { fail, type HistoryAnswer, type HistoryStep, type Marking, mayRead, ok, type Result, type ToldKind } from "../contract/index.ts";
import { fieldWords } from "../domain/field-words.ts";
import type { WordsContext } from "../domain/field-writers.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import type { HistoryEntry, RecordHistory } from "../journal/record-history.ts";
import type { Asked } from "./desks/handler.ts";
import { isWithheld, markingOf, mayKnowMarked } from "./door.ts";
import { fieldNameOf } from "./field-names.ts";
import type { RoomParts } from "./parts.ts";
import { recordTitle, toldRecord, wordsContext } from "./record-titles.ts";
import type { Viewer } from "./room.ts";
import { mayUndo, undoneBy } from "./undo-right.ts";

const notFound = (): Result<never> =>
  fail("not-found", "Không tìm thấy mục này.", "Có thể mục chưa có ở thời điểm đang xem hoặc mã bị gõ sai; tìm lại trên bản đồ.");

type StepField = HistoryStep["fields"][number];

/** One record's history on its way into words: all its entries by reference, and which of them this viewer may be told of. */
interface Story {
  room: RoomParts;
  /** The room as it is now, whatever moment is looked at. */
  now: RoomParts;
  viewer: Viewer;
  kind: ToldKind;
  id: string;
  entries: ReadonlyMap<string, HistoryEntry>;
  context: WordsContext;
  /** What each station is called. */
  stations: ReadonlyMap<string, string>;
  /** How far is looked at, ms. */
  knownAt: number;
}

/** A station's name; of every one whose change sets are told some chain is held, so it is among the stations. */
const called = ({ stations }: Story, station: string): string => stations.get(station) ?? station;

const maySee = (story: Story, entry: HistoryEntry | undefined): entry is HistoryEntry =>
  entry !== undefined && mayRead(story.viewer.clearance, entry.marking);

/**
 * What stood before for its writer: what arrived here earlier without the writer knowing of it was not replaced. It is told only where what
 * it came from may be: a value once kept higher does not come out through its replacement.
 */
const heldBefore = (story: Story, entry: HistoryEntry, field: string): unknown => {
  const held = entry.before[field];
  const replaced = entry.replaces[field] ?? [];
  const isWithdrawn = (ref: string): boolean => story.entries.get(ref)?.standing[field] === "withdrawn";
  if (held && (replaced.includes(held.entry) || (replaced.length > 0 && replaced.every(isWithdrawn))))
    return maySee(story, story.entries.get(held.entry)) ? held.value : null;
  const one = story.entries.get(replaced[0] ?? "");
  return maySee(story, one) ? one.set[field] : null;
};

/** When it was so, ms: as everywhere in the room (`as-of.ts`) never later than it became known here. */
const soAsTold = ({ trueAt, knownAt }: HistoryEntry): number => Math.min(trueAt, knownAt);

const replaced = (story: Story, entry: HistoryEntry, field: string): StepField["replaces"] =>
  (entry.replaces[field] ?? []).flatMap((ref) => {
    const one = story.entries.get(ref);
    if (!maySee(story, one)) return [];
    const valueText = fieldWords(story.kind, field, one.set[field], story.context);
    return [{ changeSet: one.changeSet, actor: one.actor, knownAt: vietnamTime(one.knownAt), valueText }];
  });

const fieldsOf = (story: Story, entry: HistoryEntry): StepField[] => {
  const told = (field: string, before: unknown, after: unknown, standing: StepField["standing"], replaces: StepField["replaces"]): StepField => ({
    field,
    label: fieldNameOf(story.kind, field),
    before: before ?? null,
    after: after ?? null,
    beforeText: fieldWords(story.kind, field, before, story.context),
    afterText: fieldWords(story.kind, field, after, story.context),
    standing,
    replaces,
  });
  const set = Object.keys(entry.set).map((field) =>
    told(field, heldBefore(story, entry, field), entry.set[field], entry.standing[field] ?? "replaced", replaced(story, entry, field)),
  );
  // What a withdrawal laid open is no value of its own: it holds for as long as nobody writes over it, which its own entry says.
  const open = entry.laidOpen.map(({ field, before, after }) => told(field, before, after, "holds", []));
  return [...set, ...open];
};

/** How many records a change set touches of those this viewer may know of now, and of what kind they all are. */
const touchedBy = async (story: Story, changeSet: string): Promise<Pick<HistoryStep, "records" | "recordKind">> => {
  const summary = story.room.journal.changeSet(changeSet);
  const seen = new Set<string>([`${story.kind} ${story.id}`]);
  const kinds = new Set<string>([story.kind]);
  for (const { kind, id } of (await summary?.readRecords()) ?? []) {
    if (!mayKnowMarked(story.viewer.clearance, "open", story.now.picture.record(kind, id))) continue;
    seen.add(`${kind} ${id}`);
    kinds.add(kind);
  }
  return { records: seen.size, recordKind: kinds.size === 1 ? story.kind : null };
};

/** One change set's entries on this record as one step. */
const stepOf = async (story: Story, entries: readonly HistoryEntry[]): Promise<HistoryStep | null> => {
  const [first] = entries;
  if (!first) return null;
  const { room, viewer } = story;
  const summary = room.journal.changeSet(first.changeSet);
  const fields = entries.flatMap((entry) => fieldsOf(story, entry));
  const isEffective = fields.some(({ standing }) => standing === "holds") || entries.some(({ withdraws }) => withdraws.length > 0);
  return {
    changeSet: first.changeSet,
    title: first.title,
    actor: first.actor,
    station: { id: first.station, name: called(story, first.station), own: room.journal.line.includes(first.station) },
    marking: first.marking,
    knownAt: vietnamTime(first.knownAt),
    madeAt: vietnamTime(first.wall),
    trueAt: vietnamTime(Math.max(...entries.map(soAsTold))),
    fields,
    withdraws: [...new Set(entries.flatMap(({ withdraws }) => withdraws))].flatMap((ref) => {
      const one = story.entries.get(ref);
      return maySee(story, one) ? [one.changeSet] : [];
    }),
    ...(await touchedBy(story, first.changeSet)),
    undoes: first.undoes,
    undoneBy: undoneBy(room.journal, viewer.clearance, first.changeSet, story.knownAt),
    mayUndo: summary !== undefined && isEffective && mayUndo(room, viewer, summary),
  };
};

const disputesOf = (story: Story, { disputes }: RecordHistory): HistoryAnswer["disputes"] =>
  disputes.flatMap(({ field, entries }) => {
    const values = entries.flatMap((ref) => {
      const one = story.entries.get(ref);
      if (!maySee(story, one)) return [];
      const valueText = fieldWords(story.kind, field, one.set[field], story.context);
      const { actor, changeSet } = one;
      return [{ valueText, actor, station: called(story, one.station), trueAt: vietnamTime(soAsTold(one)), changeSet }];
    });
    return values.length > 1 ? [{ field, label: fieldNameOf(story.kind, field), values }] : [];
  });

const byChangeSet = (entries: readonly HistoryEntry[]): HistoryEntry[][] => [...Map.groupBy(entries, ({ changeSet }) => changeSet).values()];

const milliseconds = (iso: string | undefined): number | undefined => (iso === undefined ? undefined : Date.parse(iso));

/** As it was called then; where it was not whole then, as it is called now. */
const titleOf = (room: RoomParts, now: RoomParts, kind: ToldKind, id: string): string => {
  const record = toldRecord(room.picture, kind, id) ?? toldRecord(now.picture, kind, id);
  return record ? recordTitle(record, room.boundaries()) : id;
};

const unreadFor = (clearance: Marking, { unread }: RecordHistory): number => unread.filter(({ marking }) => mayRead(clearance, marking)).length;

/**
 * A record's whole history as far as this viewer may be told, deleted records too. A record kept above the clearance now, or at the moment
 * looked at, is answered like one that does not exist; change sets above it are left out, and how many is not said. At a moment by true
 * time a record may not be whole and yet have entries, its name corrected backwards: what it is kept under now is asked all the same, and
 * of a record not whole now nobody below the highest clearance is told.
 */
export const recordStory = async (
  room: RoomParts,
  viewer: Viewer,
  { kind, id, knownAt, trueAt }: Asked<"record.history">,
): Promise<Result<HistoryAnswer>> => {
  const live = await room.at({});
  if (!live.ok) return live;
  const now = live.value.picture.record(kind, id);
  const then = room.picture.record(kind, id);
  if (!mayKnowMarked(viewer.clearance, then ? markingOf(then) : "open", now)) return notFound();
  if (isWithheld(viewer.mayWrite, now) || isWithheld(viewer.mayWrite, then)) return notFound();
  const history = room.journal.history(kind, id, { knownAt: milliseconds(knownAt), trueAt: milliseconds(trueAt) });
  const seen = history?.entries.filter(({ marking }) => mayRead(viewer.clearance, marking)) ?? [];
  if (!history || seen.length === 0) return notFound();
  const entries = new Map(history.entries.map((entry) => [entry.entry, entry]));
  const story: Story = {
    room,
    now: live.value,
    viewer,
    kind,
    id,
    entries,
    context: wordsContext(room.boundaries()),
    stations: new Map(room.journal.stations(viewer.clearance).stations.map((station) => [station.id, station.name])),
    knownAt: milliseconds(knownAt) ?? Number.POSITIVE_INFINITY,
  };
  const steps: HistoryStep[] = [];
  for (const of of byChangeSet(seen)) {
    const step = await stepOf(story, of);
    if (step) steps.push(step);
  }
  return ok({
    kind,
    id,
    title: titleOf(room, live.value, kind, id),
    disputes: disputesOf(story, history),
    steps,
    unread: unreadFor(viewer.clearance, history),
  });
};
