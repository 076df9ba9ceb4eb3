import type { Hazard, Marking } from "../../contract/index.ts";
import { type Judged, nothingTold, soonestAfter, type Told } from "./alert-finding.ts";
import { eveOf } from "./alert-place.ts";
import type { HoursOfDay } from "./election-day.ts";

/** A quarantine zone with the places it surely touches. */
export interface ZoneFacts {
  id: string;
  isCheckpoint: boolean;
  fromMs: number;
  toMs: number | null;
  votingPlan: string | null;
  /** Places inside, and those of them with voting outside the room laid down. */
  places: number;
  planned: number;
  voters: number | null;
  marking: Marking;
  invented: boolean;
}

/** A risk area with the places it surely touches, and what their checklists say. */
export interface AreaFacts {
  id: string;
  hazard: Hazard;
  level: number;
  fromMs: number;
  toMs: number | null;
  isAnswered: boolean;
  places: number;
  withoutPower: number;
  withoutPlan: number;
  marking: Marking;
  invented: boolean;
}

/** Weather that takes the power. */
const darkens: ReadonlySet<Hazard> = new Set(["heavy-rain", "thunderstorm", "lightning", "flash-flood", "pipe-flood", "inundation"]);

const overlapsDay = ({ fromMs, toMs }: { fromMs: number; toMs: number | null }, { opensMs, closesMs }: HoursOfDay): boolean =>
  fromMs < closesMs && (toMs === null || toMs > opensMs);

const isInForce = ({ fromMs, toMs }: { fromMs: number; toMs: number | null }, nowMs: number): boolean =>
  fromMs <= nowMs && (toMs === null || nowMs < toMs);

/** Whoever is inside on the day must be able to vote: a zone in force then, told of now, needs its plan (CV 2135/BNV, 13/5/2021, H). */
export const judgeZone = (zone: ZoneFacts, hours: HoursOfDay, nowMs: number): Judged => {
  const { id, places, planned, voters, fromMs, toMs, marking, invented } = zone;
  if (nowMs >= hours.closesMs) return nothingTold;
  const turnsMs = soonestAfter(nowMs, [fromMs, toMs, eveOf(hours), hours.closesMs]);
  const concerns = places > 0 || (voters ?? 0) > 0;
  const isPlanned = zone.votingPlan !== null || (places > 0 && planned >= places);
  const stands = toMs === null || toMs > nowMs;
  if (zone.isCheckpoint || isPlanned || !concerns || !stands || !overlapsDay(zone, hours)) return { told: [], turnsMs };
  const lacking = places - planned;
  const told: Told = {
    rule: "zone-without-plan",
    cause: `quarantine-zone:${id}`,
    sinceMs: fromMs,
    severity: nowMs >= eveOf(hours) ? 3 : 2,
    text: places > 0 ? `${lacking}/${places} khu vực bỏ phiếu bên trong chưa có phương án` : "có cử tri, chưa có phương án bỏ phiếu",
    n: places > 0 ? lacking : null,
    of: places > 0 ? places : null,
    marking,
    invented,
  };
  return { told: [told], turnsMs };
};

/**
 * A risk area in force: who answers for it, what it lies over, and whether the places inside have power and a plan of their own (4 tại chỗ).
 * What nobody ticked is lacking until somebody does: an absence, not a fault found.
 */
export const judgeArea = (area: AreaFacts, hours: HoursOfDay, nowMs: number): Judged => {
  const { id, level, places, fromMs, marking, invented } = area;
  const turnsMs = soonestAfter(nowMs, [area.fromMs, area.toMs, hours.closesMs]);
  if (!isInForce(area, nowMs)) return { told: [], turnsMs };
  const common = { cause: `risk-area:${id}`, sinceMs: fromMs, marking, invented };
  const told: Told[] = [];
  if (level >= 2 && !area.isAnswered)
    told.push({ ...common, rule: "area-unanswered", severity: level >= 3 ? 3 : 2, text: `cấp ${level}, chưa có thành viên phụ trách`, size: level });
  if (level >= 3 && places > 0)
    told.push({
      ...common,
      rule: "area-high",
      text: `cấp ${level}, ${places} khu vực bỏ phiếu bên trong`,
      n: places,
      of: places,
      size: level * 10_000 + places,
    });
  if (level >= 2 && nowMs < hours.closesMs) {
    const lacking = (rule: Told["rule"], n: number, what: string): void => {
      if (n > 0) told.push({ ...common, rule, text: `${n}/${places} khu vực bỏ phiếu ${what}`, n, of: places });
    };
    if (darkens.has(area.hazard)) lacking("no-backup-power", area.withoutPower, "chưa có tin về nguồn điện dự phòng");
    lacking("no-disaster-plan", area.withoutPlan, "chưa có tin về phương án thiên tai");
  }
  return { told, turnsMs };
};
