import type { ChecklistStanding, ReadinessPart, ReportedReadiness } from "../../contract/index.ts";
import { checklistWords } from "../../domain/election/checklist-words.ts";
import { placeMark, worseMarkFirst } from "../../domain/election/readiness-parts.ts";
import { type ReadinessMark, readinessNames } from "../../domain/readiness.ts";
import { recordsInSight } from "../door.ts";
import { sooner } from "../layers/layer.ts";
import { type PlaceRecord, reportedMark, saidAt } from "../polling-places.ts";
import { ChecklistStandings } from "./checklist-standings.ts";
import type { Changed, ElectionGround } from "./ground.ts";

/** A place with its mark, for totals and lists. */
export interface MarkedPlace {
  place: PlaceRecord;
  mark: ReadinessMark;
}

interface Known {
  place: PlaceRecord;
  standing: ChecklistStanding;
  /** Until when its report stands as it does, ms. */
  toMs: number;
  fromMs: number;
  mark: ReadinessMark;
}

const isReported = (place: PlaceRecord, reported: ReadinessMark): boolean => place.fields.readiness !== "unknown" || reported.conflict;

/**
 * The readiness mark of a polling place as one clearance sees it: the worse of what was reported and of its checklist where that was
 * ticked (`placeMark`). Every surface asks here, so that no two of them say otherwise. Of places nobody ticked anything of nothing but
 * their record is looked at.
 */
export class ReadinessMarks {
  readonly standings: ChecklistStandings;
  readonly #ground: ElectionGround;
  readonly #known = new Map<string, Known>();

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    this.standings = new ChecklistStandings(ground);
  }

  /** Whether anything of a place's checklist was ticked. */
  isTicked(code: string): boolean {
    return !this.standings.isEmpty && this.standings.isTicked(`place:${code}`);
  }

  /** The mark of a place. Where its checklist was ticked, the same object for as long as nothing of it changes. */
  of(place: PlaceRecord, nowMs: number): ReadinessMark {
    const standing = this.#ticked(place, nowMs);
    if (!standing) return reportedMark(place, nowMs);
    const known = this.#known.get(place.id);
    if (known?.place === place && known.standing === standing && nowMs >= known.fromMs && nowMs < known.toMs) return known.mark;
    const reported = reportedMark(place, nowMs);
    const mark = this.withChecklist(place.id, reported, isReported(place, reported), nowMs);
    this.#known.set(place.id, { place, standing, fromMs: nowMs, toMs: mark.turnsStaleMs ?? Number.POSITIVE_INFINITY, mark });
    return mark;
  }

  /** The mark of a place so reported; `isTold`: somebody did report. */
  withChecklist(code: string, reported: ReadinessMark, isTold: boolean, nowMs: number): ReadinessMark {
    const unit = `place:${code}`;
    const standing = this.isTicked(code) ? this.standings.of(unit, nowMs) : undefined;
    if (!standing?.ticked) return reported;
    const turnsMs = sooner(this.standings.turnsMs(unit, nowMs), this.standings.askedTurnsMs(nowMs));
    return {
      readiness: placeMark(reported.readiness, isTold, standing.mark),
      conflict: reported.conflict || standing.conflict > 0,
      turnsStaleMs: sooner(reported.turnsStaleMs, turnsMs),
    };
  }

  /** Every place in sight with its mark. */
  all(nowMs: number): MarkedPlace[] {
    return recordsInSight(this.#ground.picture, "polling-place", this.#ground.clearance).map((place) => ({ place, mark: this.of(place, nowMs) }));
  }

  /** What a stale mark was when it was young: what was reported, or `ready` where only the checklist grew old. */
  beforeStale(place: PlaceRecord, nowMs: number): ReportedReadiness {
    const isOldReport = reportedMark(place, nowMs).readiness === "stale";
    return isOldReport || !this.isTicked(place.id) ? place.fields.readiness : "ready";
  }

  /**
   * When that which makes the mark was so: the worse of report and checklist, of equals the older; null where nobody told of either. Word of
   * anything else never makes a mark young.
   */
  toldAt(place: PlaceRecord, nowMs: number): string | null {
    const reported = reportedMark(place, nowMs);
    const reportedAt = isReported(place, reported) ? saidAt(place) : null;
    const standing = this.#ticked(place, nowMs);
    const tickedAt = standing ? this.standings.markAt(`place:${place.id}`, nowMs) : null;
    if (!standing || tickedAt === null || reportedAt === null) return reportedAt ?? tickedAt;
    const worse = worseMarkFirst(reported.readiness, standing.mark);
    return worse < 0 || (worse === 0 && reportedAt < tickedAt) ? reportedAt : tickedAt;
  }

  /** When what makes the mark of a place was so; where nobody told of it, when the newest other word of the place was. */
  saidAt(place: PlaceRecord, nowMs: number): string {
    return this.toldAt(place, nowMs) ?? saidAt(place);
  }

  /** What the mark is made of, each part in words. */
  parts(place: PlaceRecord, nowMs: number): ReadinessPart[] {
    const { readiness, conflict } = reportedMark(place, nowMs);
    const note = place.fields.readinessNote === null ? "" : `: ${place.fields.readinessNote}`;
    const dispute = conflict ? ", mâu thuẫn giữa các máy" : "";
    const reported: ReadinessPart = { part: "reported", mark: readiness, words: `báo cáo ${readinessNames[readiness]}${dispute}${note}` };
    const standing = this.standings.of(`place:${place.id}`, nowMs);
    return standing ? [reported, { part: "checklist", mark: standing.mark, words: this.#words(place, standing, nowMs) }] : [reported];
  }

  /** Why a place has its mark, in short: the note of its report and, where that says more, how its checklist stands; null where nothing is to be said. */
  note(place: PlaceRecord, nowMs: number): string | null {
    const { readinessNote } = place.fields;
    const standing = this.#ticked(place, nowMs);
    if (!standing || (standing.mark === "ready" && isReported(place, reportedMark(place, nowMs)))) return readinessNote;
    const words = `danh mục kiểm tra ${this.#words(place, standing, nowMs)}`;
    return readinessNote === null ? words : `${readinessNote}; ${words}`;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    this.standings.renew(changed);
    for (const { kind, id } of changed) if (kind === "polling-place") this.#known.delete(id);
  }

  #ticked(place: PlaceRecord, nowMs: number): ChecklistStanding | undefined {
    if (!this.isTicked(place.id)) return undefined;
    const standing = this.standings.of(`place:${place.id}`, nowMs);
    return standing?.ticked ? standing : undefined;
  }

  #words(place: PlaceRecord, standing: ChecklistStanding, nowMs: number): string {
    const words = new Map(this.standings.items(`place:${place.id}`, nowMs).map((item) => [item.key, item.words]));
    return checklistWords(standing, (key) => words.get(key) ?? key);
  }
}
