import type { SlotTimes } from "../../domain/election/reporting.ts";
import { type Silence, type SilenceUnit, silences } from "../../domain/election/reporting-silence.ts";
import type { ReportBook, UnitOwing } from "./reports-book.ts";

type Awaited = "due" | "overdue" | "missing";

/** A unit to be asked about a slot. It need not owe anything itself: it may stand for parts that do. */
export interface SilentUnit {
  unit: string;
  state: Awaited;
  dueMs: number;
  /** Units below it that are as silent. */
  silentParts: number;
}

interface Asked {
  /** This slot alone; left out: every one begun, but of turnout slots only the newest each unit is asked about. */
  slot?: string | undefined;
  within?: string | undefined;
  /** Those whose due time has not come too. */
  includeDue?: boolean | undefined;
}

const gravity: readonly Awaited[] = ["due", "overdue", "missing"];
const isAwaited = (state: UnitOwing["state"]): state is Awaited => gravity.some((one) => one === state);

/** One slot's units as silence is judged, with what each owes. */
class SlotSilence {
  readonly #book: ReportBook;
  readonly #times: SlotTimes;
  readonly #nowMs: number;
  readonly #includeDue: boolean;
  readonly #owing = new Map<string, UnitOwing>();
  readonly #units = new Map<string, SilenceUnit>();

  constructor(book: ReportBook, times: SlotTimes, nowMs: number, includeDue: boolean) {
    this.#book = book;
    this.#times = times;
    this.#nowMs = nowMs;
    this.#includeDue = includeDue;
  }

  /** Districts with all below them, then agencies. */
  roots(): SilenceUnit[] {
    const { units } = this.#book;
    const places = this.#times.dueMs.place !== undefined;
    const commune = (code: string): SilenceUnit =>
      this.#unit(`commune:${code}`, places ? (units.communes.get(code)?.places ?? []).map((place) => this.#unit(`place:${place}`, [])) : []);
    const districts = [...units.districts.keys()].map((code) => this.#unit(`district:${code}`, this.#book.communesOf(code).map(commune)));
    const agencies = this.#book.owing(this.#times, "agency", this.#nowMs).map((unit) => this.#unit(unit, []));
    return [...districts, ...agencies];
  }

  /** The silent units a row stands for, itself where it is silent too. */
  behind({ key, silentParts }: Silence): string[] {
    const unit = this.#units.get(key);
    if (!unit) return [];
    return [...(unit.silent ? [key] : []), ...(silentParts > 0 ? silentBelow(unit) : [])];
  }

  get owing(): Iterable<string> {
    return this.#owing.keys();
  }

  told({ key, silentParts }: Silence): SilentUnit {
    const unit = this.#units.get(key);
    const worst = unit && this.#worst(unit);
    return {
      unit: key,
      state: worst?.state ?? "due",
      dueMs: worst?.dueMs ?? this.#times.asOfMs,
      silentParts,
    };
  }

  #unit(key: string, parts: SilenceUnit[]): SilenceUnit {
    const owing = this.#book.owed(key, this.#times, this.#nowMs);
    if (owing) this.#owing.set(key, owing);
    const awaited = owing !== undefined && isAwaited(owing.state) && (this.#includeDue || owing.state !== "due");
    // A unit with parts of which none owes this slot is judged by itself.
    const made = {
      key,
      parts: parts.filter((part) => this.#owing.has(part.key) || part.parts.length > 0),
      silent: awaited,
      told: owing?.report !== undefined,
    };
    this.#units.set(key, made);
    return made;
  }

  /** Its own standing where it is silent itself, else the gravest of those below, due first of all. */
  #worst(unit: SilenceUnit): { state: Awaited; dueMs: number } | undefined {
    const own = this.#owing.get(unit.key);
    if (unit.silent && own && isAwaited(own.state)) return { state: own.state, dueMs: own.dueMs };
    let worst: { state: Awaited; dueMs: number } | undefined;
    for (const part of unit.parts) {
      const one = this.#worst(part);
      if (!one) continue;
      const state = worst && gravity.indexOf(worst.state) > gravity.indexOf(one.state) ? worst.state : one.state;
      worst = { state, dueMs: Math.min(worst?.dueMs ?? one.dueMs, one.dueMs) };
    }
    return worst;
  }
}

const silentBelow = (unit: SilenceUnit): string[] => unit.parts.flatMap((part) => [...(part.silent ? [part.key] : []), ...silentBelow(part)]);

/**
 * Who is to be asked, each slot gathered by itself, and how many units owe something by now. A debt is left to a newer one only where the
 * same unit is asked about that, or told it: who voted in a later count is known from it, and one call is for all. Gathering a newer slot
 * hides no older debt beneath it, and an opening is known from no later slot, but for a unit without silent parts that told one itself.
 * `silent`: the units behind the rows, each once. Not the province: nobody here calls it.
 */
export const silentUnits = (
  book: ReportBook,
  nowMs: number,
  { slot, within, includeDue = false }: Asked,
): { rows: { times: SlotTimes; silent: SilentUnit }[]; silent: ReadonlySet<string>; owing: number } => {
  const slots = book.slotsAt(nowMs).filter((one) => (slot === undefined ? one.asOfMs <= nowMs : one.slot.key === slot));
  const owing = new Set<string>();
  const behind = new Set<string>();
  const askedLater = new Set<string>();
  const toldLater = new Set<string>();
  const rows: { times: SlotTimes; silent: SilentUnit }[] = [];
  const { date } = book.regimeAt(nowMs);
  for (const times of slots.toReversed()) {
    const silence = new SlotSilence(book, times, nowMs, includeDue);
    const roots = silence.roots();
    const isOpening = times.slot.content === "opening";
    for (const unit of silence.owing) if (within === undefined || book.isWithin(unit, within)) owing.add(unit);
    for (const found of silences(roots)) {
      const isKnownSince = toldLater.has(found.key) && (!isOpening || found.silentParts === 0);
      if (isKnownSince || (!isOpening && askedLater.has(found.key))) continue;
      if (within !== undefined && !book.isWithin(found.key, within)) continue;
      rows.push({ times, silent: silence.told(found) });
      for (const unit of silence.behind(found)) behind.add(unit);
    }
    for (const { silent } of rows) askedLater.add(silent.unit);
    for (const unit of book.reportsFor(date, times.slot.key).keys()) toldLater.add(unit);
  }
  return { rows, silent: behind, owing: owing.size };
};
