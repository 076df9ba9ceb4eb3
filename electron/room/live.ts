import { setImmediate as breathe } from "node:timers/promises";
import { z } from "zod";
import { type AskedMoment, type LayerName, moment, type Problem, type RecordKind, type RoomInfo } from "../contract/index.ts";
import { bugProblem, type Calls, ofTheStore } from "./calls.ts";
import type { Asked } from "./desks/handler.ts";
import { LayerFeed } from "./layer-feeds.ts";
import { sooner } from "./layers/layer.ts";
import type { RoomParts } from "./parts.ts";
import { type AnswerMethod, isTouchedBy } from "./rests-on.ts";
import type { Viewer } from "./room.ts";
import { layersTouchedBy } from "./settling.ts";

/** Least time between two rounds, so that a burst of changes becomes one answer. */
const roundMs = 40;

/** How often those who watch `room.info` are told of a machine's clock set back, if it was. */
const clockLookMs = 60_000;

/** One live query of one viewer. */
export interface LiveQuery {
  viewer: Viewer;
  news(value: unknown): void;
  ended(error: Problem): void;
}

interface Watch {
  query: LiveQuery;
  changesWith(kinds: ReadonlySet<RecordKind>): boolean;
  /** It is of what was known at a moment gone by: nothing that arrives changes it. */
  isPast: boolean;
  /** It says how the journal was opened. */
  saysOpening: boolean;
  /** It lists the copies of the journal. */
  saysBackups: boolean;
  due: boolean;
  turnsMs: number | null;
  /** Works the answer out and sends it where it differs from what this viewer holds. */
  tell(): Promise<void>;
  /** What is being told: the next is not begun before it has gone out. */
  telling: Promise<void>;
}

const agesWithPlaces: ReadonlySet<AnswerMethod> = new Set(["readiness.totals", "touched.list", "changes.between"]);

const oneMoment = z.object(moment);
const twoMoments = z.object({ from: oneMoment, to: oneMoment.default({}) });

/** The moments an argument asks for: its own, or both ends of a comparison. */
const momentsIn = (asked: unknown): AskedMoment[] => {
  const ends = twoMoments.safeParse(asked);
  return ends.success ? [ends.data.from, ends.data.to] : [oneMoment.parse(asked)];
};
const isGiven = ({ knownAt, trueAt }: AskedMoment): boolean => knownAt !== undefined || trueAt !== undefined;

/** When an answer that says so itself changes by time alone. */
const ownTurn = (answer: object): number | null =>
  turnOf(
    z
      .object({ validUntil: z.string().nullable().catch(null) })
      .catch({ validUntil: null })
      .parse(answer).validUntil,
  );

const turnOf = (validUntil: string | null): number | null => (validUntil === null ? null : Date.parse(validUntil));

/** The answer as far as a change of it is news: the clock's ticking is not. */
const newsText = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (key === ("now" satisfies keyof RoomInfo) ? undefined : part));

/** Sends the answer of a query again whenever it changed: after a change it rests on, and when its time runs out. Idle, it does nothing. */
export class Live {
  readonly #room: RoomParts;
  readonly #calls: Calls;
  readonly #watches = new Set<Watch>();
  #scheduled = false;
  #lastRoundMs = Number.NEGATIVE_INFINITY;
  #stopTurn: () => void = () => {};
  #stopped = false;

  constructor(room: RoomParts, calls: Calls) {
    this.#room = room;
    this.#calls = calls;
  }

  /** Watches a layer: the whole at once, then what changed. Returns the way to stop. */
  watchLayer(asked: Asked<"layers.get">, query: LiveQuery): () => void {
    const feed = new LayerFeed();
    const { layer } = asked;
    const watch: Watch = {
      query,
      changesWith: (kinds) => layersTouchedBy(kinds, this.#room.election.hasTicks()).has(layer),
      isPast: this.#isPast([asked]),
      saysOpening: false,
      saysBackups: false,
      due: false,
      turnsMs: null,
      telling: Promise.resolve(),
      tell: async () => {
        await this.#room.settled();
        const room = await this.#calls.roomFor(query.viewer, "layers.get", asked);
        if (!room.ok) return this.#end(watch, room.error);
        const answer = room.value.layers.answer(layer, query.viewer.clearance);
        watch.turnsMs = turnOf(answer.validUntil);
        for (const [place, frame] of feed.next(answer).entries()) {
          if (place > 0) await breathe();
          if (this.#watches.has(watch)) query.news(frame);
        }
      },
    };
    return this.#begin(watch);
  }

  /** Watches a method's answer. Returns the way to stop. */
  watchAnswer<M extends AnswerMethod>(method: M, asked: Asked<M>, query: LiveQuery): () => void {
    let held = "";
    const watch: Watch = {
      query,
      changesWith: (kinds) => isTouchedBy(method, kinds),
      isPast: !ofTheStore.has(method) && this.#isPast(momentsIn(asked)),
      saysOpening: method === "room.info",
      saysBackups: method === "backups.list",
      due: false,
      turnsMs: null,
      telling: Promise.resolve(),
      tell: async () => {
        const result = await this.#calls.run(query.viewer, method, asked);
        if (!this.#watches.has(watch)) return;
        if (!result.ok) return this.#end(watch, result.error);
        watch.turnsMs = sooner(this.#turnOfAnswer(method, query.viewer, asked), ownTurn(result.value));
        const text = newsText(result.value);
        if (text === held) return;
        held = text;
        query.news(result.value);
      },
    };
    return this.#begin(watch);
  }

  /** Records of these kinds changed. `isPastOther`: some of them are kept more or less closely than before, their past with them. */
  changed(kinds: ReadonlySet<RecordKind>, isPastOther: boolean): void {
    for (const watch of this.#watches) if (watch.isPast ? isPastOther : watch.changesWith(kinds)) watch.due = true;
    this.#schedule();
  }

  /** More is known of how the journal was opened, and what was read anew may fold otherwise, at any moment. */
  openingChanged(): void {
    for (const watch of this.#watches) if (watch.saysOpening || watch.isPast) watch.due = true;
    this.#schedule();
  }

  /** A copy of the journal was made, dropped or found bad. */
  backupsChanged(): void {
    for (const watch of this.#watches) if (watch.saysBackups) watch.due = true;
    this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    this.#stopTurn();
    this.#watches.clear();
  }

  /** When an answer may change by time alone: with the marks of the places, or as the machine's clock is set anew; at a moment never. */
  #turnOfAnswer<M extends AnswerMethod>(method: M, { clearance }: Viewer, asked: Asked<M>): number | null {
    if (momentsIn(asked).every(isGiven)) return null;
    if (method === "room.info") return this.#room.clock.now() + clockLookMs;
    if (!agesWithPlaces.has(method)) return null;
    const turnsWith = (layer: LayerName): number | null => turnOf(this.#room.layers.answer(layer, clearance).validUntil);
    const places = turnsWith("polling-places");
    // Areas begin and end by date alone, and that is a change too.
    return method === "changes.between" ? sooner(places, sooner(turnsWith("quarantine-zones"), turnsWith("risk-areas"))) : places;
  }

  /** Whether all that is asked for is what was known at moments gone by; what arrives at this very millisecond still belongs to it. */
  #isPast(asked: readonly AskedMoment[]): boolean {
    const now = this.#room.clock.now();
    return asked.every(({ knownAt, trueAt }) => trueAt === undefined && knownAt !== undefined && Date.parse(knownAt) < now);
  }

  #end(watch: Watch, error: Problem): void {
    if (this.#watches.delete(watch)) watch.query.ended(error);
  }

  #begin(watch: Watch): () => void {
    this.#watches.add(watch);
    void this.#tell(watch).then(() => this.#armTurn());
    return () => {
      this.#watches.delete(watch);
      this.#armTurn();
    };
  }

  #tell(watch: Watch): Promise<void> {
    watch.telling = watch.telling.then(() => this.#tellNow(watch));
    return watch.telling;
  }

  async #tellNow(watch: Watch): Promise<void> {
    try {
      await watch.tell();
    } catch (error) {
      this.#watches.delete(watch);
      watch.query.ended(bugProblem("live query", error));
    }
  }

  #schedule(): void {
    if (this.#scheduled || this.#stopped || ![...this.#watches].some(({ due }) => due)) return;
    this.#scheduled = true;
    const wait = Math.max(0, this.#lastRoundMs + roundMs - performance.now());
    setTimeout(() => void this.#round(), wait);
  }

  async #round(): Promise<void> {
    for (const watch of [...this.#watches]) {
      if (!watch.due || !this.#watches.has(watch)) continue;
      watch.due = false;
      await this.#tell(watch);
      await breathe();
    }
    this.#scheduled = false;
    this.#lastRoundMs = performance.now();
    this.#armTurn();
    this.#schedule();
  }

  /** One timer for the earliest moment at which an answer changes by age alone. */
  #armTurn(): void {
    this.#stopTurn();
    this.#stopTurn = () => {};
    if (this.#stopped) return;
    let earliest: number | null = null;
    for (const { turnsMs } of this.#watches) earliest = sooner(earliest, turnsMs);
    if (earliest === null) return;
    this.#stopTurn = this.#room.clock.at(earliest, () => {
      const now = this.#room.clock.now();
      let anyDue = false;
      for (const watch of this.#watches)
        if (watch.turnsMs !== null && watch.turnsMs <= now) {
          watch.due = true;
          anyDue = true;
        }
      // What is due is told in a round, which arms the next turn when it ends.
      if (anyDue) this.#schedule();
      else this.#armTurn();
    });
  }
}
