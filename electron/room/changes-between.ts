import { setImmediate as breathe } from "node:timers/promises";
import {
  type AskedMoment,
  type ChangeDesk,
  type ChangedRecord,
  type ChangeSense,
  type ChangesAnswer,
  changeDesks,
  ok,
  type Result,
  type ToldKind,
  toldKinds,
} from "../contract/index.ts";
import { kindsInWords } from "../domain/record-kinds.ts";
import { compareWeights, newsRank, type Reach, senseOf, type Weight, widestReach } from "../domain/worsening.ts";
import type { FieldOrigin, Moment } from "../journal/journal.ts";
import { whatChanged } from "../reports/what-changed.ts";
import { areaKm2 } from "../spatial/ellipsoid.ts";
import { newsOf, scopeOf } from "./changes-between-news.ts";
import { differenceInWords, differingFields, differs, noReach, type Standing, shapesSaid, standingOf, weightAt } from "./changes-between-standing.ts";
import type { Asked } from "./desks/handler.ts";
import { inSight, mayKnow } from "./door.ts";
import { scopeKinds } from "./election/checklist-standings.ts";
import type { RoomParts } from "./parts.ts";
import { communeInWords, communeOfRecord, recordCalled, recordStands, type ToldRecord, toldRecord, wordsContext } from "./record-titles.ts";
import type { Viewer } from "./room.ts";

const shownUnlessTold = 500;

const deskOf = (kind: ToldKind): ChangeDesk => kindsInWords[kind].desk;

/** Kinds that change without a word of them: by age, a place by its checklist too. */
const ageing = ["polling-place", "quarantine-zone", "risk-area"] as const satisfies readonly ToldKind[];

/** Kinds that change what is asked of a place, and so its mark where its checklist was ticked. */
const reaskingKinds: ReadonlySet<string> = new Set([...scopeKinds, "checklist-template", "setting"]);

/** A record that differs between the two moments; null on a side: not there, or not in sight. */
export interface Difference {
  kind: ToldKind;
  id: string;
  before: Standing | null;
  after: Standing | null;
  sense: ChangeSense;
  weight: Weight;
  byAge: boolean;
}

/** How far a record reaches, of disputed shapes the widest: against the places and communes of now, so that a place added since makes no area wider. */
const reachOf = async (room: RoomParts, { clearance }: Viewer, record: ToldRecord): Promise<Reach> => {
  const reaches: Reach[] = [];
  for (const shape of shapesSaid(record)) {
    const { certain, possible } = room.consequences.inSightOf(await room.spatial.touch(shape), clearance);
    reaches.push({ places: certain.pollingPlaces + possible.pollingPlaces, communes: certain.communes, areaKm2: areaKm2(shape) });
  }
  return widestReach(reaches);
};

const shapeOf = (record: ToldRecord): string => JSON.stringify(shapesSaid(record));

/** How one record differs, if it does. */
const compare = async (
  room: RoomParts,
  viewer: Viewer,
  before: Standing | null,
  after: Standing | null,
  byAge: boolean,
): Promise<Difference | null> => {
  const { kind, id } = after?.record ?? before?.record ?? {};
  if (kind === undefined || id === undefined) return null;
  if (before && after && !differs(before, after)) return null;
  const isReshaped = before !== null && after !== null && shapeOf(before.record) !== shapeOf(after.record);
  const weigh = async (side: Standing | null): Promise<Weight | null> =>
    side && weightAt(side, isReshaped ? await reachOf(room, viewer, side.record) : noReach);
  const [weightBefore, weightAfter] = [await weigh(before), await weigh(after)];
  return { kind, id, before, after, byAge, sense: senseOf(weightBefore, weightAfter), weight: weightAfter ?? weightBefore ?? [] };
};

/** So many records are compared before everything else gets its turn. */
const slice = 2000;

const momentMs = ({ knownAt, trueAt }: AskedMoment): Moment => ({
  knownAt: knownAt === undefined ? undefined : Date.parse(knownAt),
  trueAt: trueAt === undefined ? undefined : Date.parse(trueAt),
});

const isTold = (kind: string): kind is ToldKind => toldKinds.some((one) => one === kind);

/**
 * Every record in this viewer's sight that differs between two moments: written in between, grown old or begun or ended by date alone, or marked otherwise by its checklist.
 * What is kept above the clearance now is told of no moment.
 */
const differences = async (room: RoomParts, viewer: Viewer, asked: AskedMoment[], before: RoomParts, after: RoomParts): Promise<Difference[]> => {
  const [beforeMs, afterMs] = [before.clock.now(), after.clock.now()];
  const marksOf = (at: RoomParts) => at.election.marksFor(viewer.clearance);
  const [marksBefore, marksAfter] = [marksOf(before), marksOf(after)];
  const seen = (at: RoomParts, nowMs: number, kind: ToldKind, id: string): Standing | null => {
    const record = toldRecord(at.picture, kind, id);
    const now = room.picture.record(kind, id);
    return record && inSight(viewer.clearance, record) && (!now || mayKnow(viewer.clearance, now)) ? standingOf(marksOf(at), record, nowMs) : null;
  };
  const found: Difference[] = [];
  const written = new Set<string>();
  let compared = 0;
  const turn = async (difference: Promise<Difference | null>): Promise<void> => {
    const one = await difference;
    if (one) found.push(one);
    compared += 1;
    if (compared % slice === 0) await breathe();
  };
  // A mark is another by age alone where nothing was ticked of its place in between, nor any item asked of it anew.
  const ticked = new Set<string>();
  let isReasked = false;
  const byAge = (kind: ToldKind, id: string): boolean =>
    kind !== "polling-place" || !(ticked.has(`place:${id}`) || (isReasked && (marksBefore.isTicked(id) || marksAfter.isTicked(id))));
  const [from = {}, to = {}] = asked;
  for (const { kind, id } of room.journal.changedBetween(momentMs(from), momentMs(to))) {
    if (kind === "checklist-tick") ticked.add(id.slice(0, id.lastIndexOf("/")));
    if (reaskingKinds.has(kind)) isReasked = true;
    if (!isTold(kind)) continue;
    written.add(`${kind} ${id}`);
    await turn(compare(room, viewer, seen(before, beforeMs, kind, id), seen(after, afterMs, kind, id), false));
  }
  for (const kind of beforeMs === afterMs && ticked.size === 0 && !isReasked ? [] : ageing) {
    for (const { id } of after.picture.records(kind)) {
      if (written.has(`${kind} ${id}`)) continue;
      const side = seen(after, afterMs, kind, id);
      if (!side) continue;
      const earlier = standingOf(marksBefore, side.record, beforeMs);
      if (differs(earlier, side)) await turn(compare(room, viewer, earlier, side, byAge(kind, id)));
    }
  }
  return found;
};

const byId = (one: { id: string }, other: { id: string }): number => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/** Worst news first. */
const worstFirst = (one: Difference, other: Difference): number =>
  newsRank(one.kind, one.sense) - newsRank(other.kind, other.sense) || compareWeights(other.weight, one.weight) || byId(one, other);

/** At most `limit` of all desks together, each desk its share: 40,000 imported places push no new zone off the list. */
const sharedOut = (byDesk: Map<ChangeDesk, Difference[]>, limit: number): Difference[] => {
  const shares = new Map<ChangeDesk, number>();
  const fewestFirst = [...byDesk].sort(([, one], [, other]) => one.length - other.length);
  let left = limit;
  for (const [place, [desk, of]] of fewestFirst.entries()) {
    const share = Math.min(of.length, Math.floor(left / (fewestFirst.length - place)));
    shares.set(desk, share);
    left -= share;
  }
  return changeDesks.flatMap((desk) => (byDesk.get(desk) ?? []).slice(0, shares.get(desk)));
};

/** The newest entry that only one of the ends rests on: who changed it last in between. */
const newestBetween = ({ before, after, byAge }: Difference): FieldOrigin | undefined => {
  if (byAge) return undefined;
  const originsOf = (side: Standing | null): FieldOrigin[] =>
    Object.values<FieldOrigin | undefined>(side?.record.origins ?? {}).filter((one) => one !== undefined);
  const [old, fresh] = [originsOf(before), originsOf(after)];
  const oldRefs = new Set(old.map(({ entry }) => entry));
  const freshRefs = new Set(fresh.map(({ entry }) => entry));
  const between = [...old.filter(({ entry }) => !freshRefs.has(entry)), ...fresh.filter(({ entry }) => !oldRefs.has(entry))];
  return between.reduce<FieldOrigin | undefined>(
    (newest, one) => (newest && Date.parse(newest.knownAt) >= Date.parse(one.knownAt) ? newest : one),
    undefined,
  );
};

/** The communes in which records stand: a place's and an incident's own, of an area the one under its middle. */
const communesOf = async (room: RoomParts, of: readonly Difference[]): Promise<Map<Difference, string | null>> => {
  const found = new Map<Difference, string | null>();
  const drawn: { difference: Difference; lon: number; lat: number }[] = [];
  for (const difference of of) {
    const record = difference.after?.record ?? difference.before?.record;
    if (!record) continue;
    if (record.kind !== "quarantine-zone" && record.kind !== "risk-area") found.set(difference, communeOfRecord(record));
    else drawn.push({ difference, ...(recordStands(record, room.boundaries(), room.picture) ?? { lon: 0, lat: 0 }) });
  }
  const codes = await room.spatial.locate(Float64Array.from(drawn.flatMap(({ lon, lat }) => [lon, lat])));
  for (const [place, { difference }] of drawn.entries()) found.set(difference, codes[place] ?? null);
  return found;
};

const noCounts = (): ChangesAnswer["counts"] => {
  const none = (): Record<ChangeSense, number> => ({ added: 0, removed: 0, worsened: 0, eased: 0, changed: 0 });
  return { election: none(), health: none(), disaster: none(), security: none() };
};

const told = (room: RoomParts, difference: Difference, communeCode: string | null): ChangedRecord | null => {
  const { kind, id, before, after, sense, byAge } = difference;
  const record = after?.record ?? before?.record;
  if (!record) return null;
  const boundaries = room.boundaries();
  const commune = communeCode === null ? undefined : boundaries.communes.get(communeCode);
  const stands = recordStands(record, boundaries, room.picture);
  const fields = differingFields(before, after, wordsContext(boundaries));
  const newest = newestBetween(difference);
  const called = recordCalled(record, boundaries);
  return {
    kind,
    id,
    title: communeCode === null ? called : `${called}, ${communeInWords(boundaries, communeCode)}`,
    desk: deskOf(kind),
    sense,
    text: sense === "added" ? "mới có" : sense === "removed" ? "không còn" : differenceInWords(fields),
    byAge,
    conflict: record.conflicts.length > 0,
    communeCode,
    commune: commune?.name ?? null,
    district: commune ? (boundaries.districts.get(commune.districtCode)?.name ?? null) : null,
    lon: stands?.lon ?? null,
    lat: stands?.lat ?? null,
    fields,
    actor: newest?.actor ?? null,
    knownAt: newest?.knownAt ?? null,
    trueAt: newest?.trueAt ?? null,
  };
};

/**
 * What changed between two moments, for this viewer: every difference counted by desk and sense, the worst of each desk listed first up to
 * the limit, and the whole in sentences. The desks asked for narrow the list and the sentences; the counts are of all.
 */
export const changesBetween = async (room: RoomParts, viewer: Viewer, asked: Asked<"changes.between">): Promise<Result<ChangesAnswer>> => {
  const before = await room.at(asked.from, viewer.clearance);
  if (!before.ok) return before;
  const after = await room.at(asked.to ?? {}, viewer.clearance);
  if (!after.ok) return after;
  const found = await differences(room, viewer, [asked.from, asked.to ?? {}], before.value, after.value);
  const counts = noCounts();
  for (const { kind, sense } of found) counts[deskOf(kind)][sense] += 1;
  const desks = changeDesks.filter((desk) => asked.desks?.includes(desk) ?? true);
  const byDesk = new Map(desks.map((desk) => [desk, found.filter(({ kind }) => deskOf(kind) === desk).sort(worstFirst)]));
  const listed = sharedOut(byDesk, asked.limit ?? shownUnlessTold);
  const areas = [...byDesk.values()].flat().filter(({ kind }) => kind !== "polling-place");
  const communes = await communesOf(room, [...new Set([...listed, ...areas])]);
  const total = [...byDesk.values()].reduce((sum, of) => sum + of.length, 0);
  const scope = scopeOf({ before: before.value, after: after.value, now: room }, viewer, { asked: [asked.from, asked.to ?? {}], desks });
  return ok({
    from: before.value.clock.nowText(),
    to: after.value.clock.nowText(),
    counts,
    changes: listed.flatMap((difference) => told(room, difference, communes.get(difference) ?? null) ?? []),
    omitted: total - listed.length,
    sentences: whatChanged(newsOf(room, [...byDesk.values()].flat(), communes), scope),
  });
};
