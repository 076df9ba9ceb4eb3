import { type AskedMoment, fail, type Marking, ok, type Result, type RoomInfo } from "../contract/index.ts";
import { isOnlyListed } from "../domain/listing.ts";
import { vietnamTime, writtenTime } from "../domain/vietnamese-format.ts";
import type { Moment } from "../journal/journal.ts";
import { boundarySetId } from "./boundary-keeper.ts";
import type { BoundaryMap } from "./boundary-map.ts";
import { mayKnowOfChange, recordsInSight } from "./door.ts";
import { ElectionShelf } from "./election/election-books.ts";
import { LayerBook } from "./layer-book.ts";
import type { PastScenes } from "./moments-scenes.ts";
import type { RoomParts } from "./parts.ts";
import { journalAt } from "./past-journal.ts";
import { PastPicture } from "./past-picture.ts";
import { standingAt } from "./room-clock.ts";

/** How many records the moments at hand may hold between them, and how few and how many moments that may come to. */
const mostRecords = 400_000;
const fewestMoments = 3;
const mostMoments = 24;

/** A moment at hand. */
interface Kept {
  parts: Promise<RoomParts>;
  /** What arrives later may belong to it: it is asked for by `trueAt`, or was now when it was made. */
  isOpen: boolean;
}

const noSuchMoment = (message: string): Result<never> =>
  fail("no-such-moment", message, "Không có gì thay đổi. Chọn thời điểm khác trên thanh thời gian, hoặc bấm Hiện tại để về tình hình hiện tại.");

/** The room as it was at moments: made when asked for, some kept at hand for who drags back and forth, the one longest not asked for let go. */
export class RoomMoments {
  readonly #live: RoomParts;
  readonly #scenes: PastScenes;
  readonly #mapOf: (picture: PastPicture) => Promise<BoundaryMap>;
  readonly #kept = new Map<string, Kept>();
  readonly #first = new Map<Marking, number>();

  constructor(live: RoomParts, scenes: PastScenes, mapOf: (fields: ReturnType<typeof boundarySetAt>) => Promise<BoundaryMap>) {
    this.#live = live;
    this.#scenes = scenes;
    this.#mapOf = (picture) => mapOf(boundarySetAt(picture));
  }

  /** The room at a moment, neither time given: now. Refused with words where the moment is none for somebody so cleared. */
  async at({ knownAt, trueAt }: AskedMoment, clearance: Marking = "restricted"): Promise<Result<RoomParts>> {
    if (knownAt === undefined && trueAt === undefined) return ok(this.#live);
    const moment: Moment = {};
    if (knownAt !== undefined) moment.knownAt = Date.parse(knownAt);
    if (trueAt !== undefined) moment.trueAt = Date.parse(trueAt);
    const refused = this.#refused(moment, clearance);
    if (refused) return refused;
    const parts = await this.#at(moment);
    if (moment.trueAt !== undefined && this.#isBefore(moment.trueAt, clearance) && !somethingWasSo(parts, clearance))
      return noSuchMoment(`Chưa có tin nào cho biết tình hình lúc ${writtenTime(vietnamTime(moment.trueAt))} hoặc trước đó.`);
    return ok(parts);
  }

  /** Something arrived: moments it may belong to are let go. `areMarkingsOther`: some record is kept more or less closely, its past with it. */
  arrived(areMarkingsOther: boolean): void {
    if (areMarkingsOther) this.forget();
    for (const [key, { isOpen }] of this.#kept) if (isOpen) this.#kept.delete(key);
  }

  /** Lets every moment go, as after the journal was read anew. */
  forget(): void {
    this.#kept.clear();
    this.#first.clear();
  }

  #refused({ knownAt, trueAt }: Moment, clearance: Marking): Result<never> | null {
    const now = this.#live.clock.now();
    const times = [knownAt, trueAt].filter((time) => time !== undefined);
    if (times.some((time) => !Number.isFinite(time))) return noSuchMoment("Thời điểm này không đọc được.");
    const late = times.find((time) => time > now);
    if (late !== undefined)
      return noSuchMoment(`Thời điểm ${writtenTime(vietnamTime(late))} chưa tới: đồng hồ của phòng đang là ${writtenTime(vietnamTime(now))}.`);
    if (knownAt !== undefined && this.#isBefore(knownAt, clearance))
      return noSuchMoment(`Lúc ${writtenTime(vietnamTime(knownAt))} phòng chưa nhận tin nào.`);
    return null;
  }

  /** When the first thing arrived that somebody so cleared may know of; null where nothing has. */
  firstKnownAt(clearance: Marking): number | null {
    const first = this.#first.get(clearance) ?? this.#firstArrival(clearance);
    if (first !== null) this.#first.set(clearance, first);
    return first;
  }

  #isBefore(ms: number, clearance: Marking): boolean {
    const first = this.firstKnownAt(clearance);
    return first === null || ms < first;
  }

  #firstArrival(clearance: Marking): number | null {
    for (let after = 0; ; ) {
      const steps = this.#live.journal.arrivals(after, 50);
      const seen = steps.find((step) => mayKnowOfChange(clearance, step));
      if (seen) return seen.knownAt;
      const last = steps.at(-1);
      if (!last) return null;
      after = last.arrival;
    }
  }

  #at(moment: Moment): Promise<RoomParts> {
    const key = `${moment.knownAt} ${moment.trueAt}`;
    const isOpen = moment.trueAt !== undefined || (moment.knownAt ?? 0) >= this.#live.clock.now();
    const kept = this.#kept.get(key) ?? { parts: this.#make(moment), isOpen };
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    kept.parts.catch(() => this.#kept.delete(key));
    this.#letGo();
    return kept.parts;
  }

  #letGo(): void {
    let records = 1;
    for (const _ of this.#live.picture.records("polling-place")) records += 1;
    const most = Math.min(mostMoments, Math.max(fewestMoments, Math.floor(mostRecords / records)));
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= most) return;
      this.#kept.delete(key);
    }
  }

  async #make(moment: Moment): Promise<RoomParts> {
    const live = this.#live;
    const past = live.journal.past(moment);
    const picture = new PastPicture(past, live.picture);
    const boundaries = await this.#mapOf(picture);
    const nowMs = moment.trueAt ?? moment.knownAt ?? live.clock.now();
    const { spatial, consequences, settled } = await this.#scenes.groundAt(picture, boundaries);
    const election = new ElectionShelf({ picture, consequences, boundaries: () => boundaries });
    const layers = new LayerBook(
      () => ({
        picture,
        boundaries,
        consequences,
        days: (clearance) => election.statesFor(clearance),
        marks: (clearance) => election.marksFor(clearance),
        exercise: live.exercise,
        nowMs,
      }),
      () => past.unread(),
      false,
    );
    return {
      ...live,
      moment: momentTold(moment),
      clock: standingAt(nowMs),
      journal: journalAt(live.journal, moment, past, picture),
      picture,
      spatial,
      consequences,
      layers,
      election,
      boundaries: () => boundaries,
      settled: () => settled,
    };
  }
}

const momentTold = ({ knownAt, trueAt }: Moment): RoomInfo["moment"] => ({
  knownAt: knownAt === undefined ? null : vietnamTime(knownAt),
  trueAt: trueAt === undefined ? null : vietnamTime(trueAt),
});

const boundarySetAt = (picture: PastPicture) => picture.record("boundary-set", boundarySetId)?.fields;

/** Whether anything in sight was known to be so by then, besides places that were only listed. */
const somethingWasSo = ({ picture }: RoomParts, clearance: Marking): boolean =>
  (["polling-place", "quarantine-zone", "risk-area", "incident"] as const).some((kind) =>
    recordsInSight(picture, kind, clearance).some(({ origins }) =>
      Object.values<{ trueAt: string } | undefined>(origins).some((origin) => origin !== undefined && !isOnlyListed(origin.trueAt)),
    ),
  );
