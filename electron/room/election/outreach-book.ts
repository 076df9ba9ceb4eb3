import type { OutreachCase, OutreachCounts, OutreachRules, PlaceOutreach, TeamCounts, TeamHealth, TripState } from "../../contract/index.ts";
import { type TripFacts, type TripStanding, tripStanding } from "../../domain/election/box-trip.ts";
import { placeOutreach, type SiteFacts, type SiteStanding, siteStanding } from "../../domain/election/outreach.ts";
import { rulesWith } from "../../domain/election/outreach-rules.ts";
import { addPlace, addUnit, noOutreach } from "../../domain/election/outreach-sums.ts";
import { addTeam, addTeams, noTeams, teamHealth } from "../../domain/election/team.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import { recordInSight } from "../door.ts";
import type { DayBook } from "./day-book.ts";
import { stepMs } from "./day-facts.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { type GapRecord, msOf, newest, type SiteRecord, spanOf, type TeamRecord, type TripRecord, timesOf } from "./outreach-facts.ts";
import { RecordsByPlace } from "./records-by-place.ts";
import { beneath, unitsAbove } from "./unit-tree.ts";
import type { ElectionUnits } from "./units.ts";

/** Everything reckoned of rounds and places, and the span of moments it holds for. */
interface Reckoned {
  fromMs: number;
  toMs: number;
  trips: Map<string, TripStanding>;
  places: Map<string, PlaceOutreach>;
  counts: Map<string, OutreachCounts>;
}

/**
 * The day's book of voting outside the room, auxiliary boxes and teams. Rounds are of a moment `nowMs`, for silence means one thing before
 * an hour and another after; all else holds until somebody says otherwise. Reckoned when first asked for, then place by place.
 */
export class OutreachBook {
  readonly ground: ElectionGround;
  readonly units: ElectionUnits;
  readonly day: DayBook;
  readonly #sites: RecordsByPlace<"outreach-site">;
  readonly #trips: RecordsByPlace<"box-trip">;
  readonly #gaps: RecordsByPlace<"team-gap">;
  #ruled: { rules: OutreachRules; changed: string[] } | undefined;
  #reckoned: Reckoned | undefined;
  #teams = new Map<string, TeamHealth>();
  #teamCounts = new Map<string, TeamCounts>();
  #unitsVersion: number;

  constructor(ground: ElectionGround, units: ElectionUnits, day: DayBook) {
    this.ground = ground;
    this.units = units;
    this.day = day;
    this.#sites = new RecordsByPlace(ground, "outreach-site");
    this.#trips = new RecordsByPlace(ground, "box-trip");
    this.#gaps = new RecordsByPlace(ground, "team-gap");
    this.#unitsVersion = units.version;
  }

  /** Figures of the house as they stand, and the settings that were changed. */
  get ruled(): { rules: OutreachRules; changed: string[] } {
    this.#ruled ??= rulesWith((name) => {
      const value = this.ground.picture.record("setting", name)?.fields.value;
      return typeof value === "number" ? value : undefined;
    });
    return this.#ruled;
  }

  /** Whether a place has a site or a trip outside its room, or a gap in its team. */
  isOutside(code: string): boolean {
    return this.#sites.has(code) || this.#trips.has(code) || this.#gaps.has(code);
  }

  /** Sites outside the room in sight: of one place, or all. */
  sites(place?: string): SiteRecord[] {
    return this.#sites.of(place);
  }

  /** Itineraries of auxiliary boxes in sight: of one place, or all. */
  trips(place?: string): TripRecord[] {
    return this.#trips.of(place);
  }

  /** Members who fell out, in sight: of one place, or all. */
  gaps(place?: string): GapRecord[] {
    return this.#gaps.of(place);
  }

  /** The record a place's team is kept in, where it is in sight. */
  teamRecord(place: string): TeamRecord | undefined {
    return recordInSight(this.ground.picture, "polling-team", place, this.ground.clearance);
  }

  /** What a site needs and lacks by itself. */
  site(record: SiteRecord): SiteStanding {
    return this.siteWith(record, record.fields);
  }

  /** The same were its fields these; `record` undefined of a new one. */
  siteWith(record: SiteRecord | undefined, fields: SiteRecord["fields"]): SiteStanding {
    const hasTrip = record !== undefined && this.#calledAt(fields.place).has(record.id);
    return siteStanding({ ...fields, hasTrip, disputed: (record?.conflicts.length ?? 0) > 0 }, this.ruled.rules);
  }

  /** Where a box's round stands. */
  trip(record: TripRecord, nowMs: number): TripStanding {
    const known = this.#at(nowMs).trips.get(record.id);
    return known ?? tripStanding(this.#tripFacts(record, record.fields), this.ruled.rules, nowMs);
  }

  /** Where a round would stand were its fields these; `record` undefined of a new one. */
  tripWith(record: TripRecord | undefined, fields: TripRecord["fields"], nowMs: number): TripStanding {
    return tripStanding(this.#tripFacts(record, fields), this.ruled.rules, nowMs);
  }

  /** Case of the site a stop is at; null where it is none that is in sight. */
  caseOf(siteId: string | null): OutreachCase | null {
    if (siteId === null) return null;
    return recordInSight(this.ground.picture, "outreach-site", siteId, this.ground.clearance)?.fields.case ?? null;
  }

  /** Voting outside the room at one place; `sites` 0 where nobody has told anything. Undefined where no such place is in sight. */
  place(code: string, nowMs: number): PlaceOutreach | undefined {
    if (!this.units.places.has(code)) return undefined;
    const { places } = this.#at(nowMs);
    const known = places.get(code);
    if (known) return known;
    const place = this.#reckonPlace(code, nowMs);
    places.set(code, place);
    return place;
  }

  /** Sums of a unit (`province`, `district:…`, `commune:…`, `place:…`); undefined where there is no such unit. Never to be changed. */
  counts(unit: string, nowMs: number): OutreachCounts | undefined {
    const { counts } = this.#at(nowMs);
    const known = counts.get(unit);
    if (known) return known;
    const parts = beneath(this.units, unit);
    if (!parts) return undefined;
    const sum = noOutreach();
    for (const code of parts.places) this.#addPlace(sum, code, nowMs);
    for (const key of parts.units) {
      const part = this.counts(key, nowMs);
      if (part) addUnit(sum, part);
    }
    counts.set(unit, sum);
    return sum;
  }

  /** Tổ bầu cử of a place; undefined where no such place is in sight. */
  team(code: string): TeamHealth | undefined {
    if (!this.units.places.has(code)) return undefined;
    const known = this.#teams.get(code);
    if (known) return known;
    const record = this.teamRecord(code);
    const gaps = this.gaps(code);
    const health = teamHealth(
      code,
      record && { ...record.fields, disputed: record.conflicts.length > 0 },
      gaps.map(({ fields, conflicts }) => ({ ...fields, disputed: conflicts.length > 0 })),
    );
    const team = { ...health, asOf: newest(record ? [record, ...gaps] : gaps) };
    this.#teams.set(code, team);
    return team;
  }

  /** Teams of a unit; undefined where there is no such unit. Never to be changed. */
  teamCounts(unit: string): TeamCounts | undefined {
    const known = this.#teamCounts.get(unit);
    if (known) return known;
    const parts = beneath(this.units, unit);
    if (!parts) return undefined;
    const sum = noTeams();
    for (const code of parts.places) {
      const team = this.team(code);
      if (team) addTeam(sum, team);
    }
    for (const key of parts.units) {
      const part = this.teamCounts(key);
      if (part) addTeams(sum, part);
    }
    this.#teamCounts.set(unit, sum);
    return sum;
  }

  /** When anything of it changes by the hour alone; null if never again. */
  turnsMs(nowMs: number): number | null {
    const { toMs } = this.#at(nowMs);
    return toMs === Number.POSITIVE_INFINITY ? null : toMs;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const touched = new Set<string>();
    const teams = new Set<string>();
    let whole = this.units.version !== this.#unitsVersion;
    this.#unitsVersion = this.units.version;
    for (const { kind, id } of changed) {
      if (kind === "outreach-site") for (const place of [...this.#sites.renew(id), ...this.#callingAt(id)]) touched.add(place);
      else if (kind === "box-trip") for (const place of this.#trips.renew(id)) touched.add(place);
      else if (kind === "team-gap") for (const place of this.#gaps.renew(id)) teams.add(place);
      else if (kind === "polling-team") teams.add(id);
      else if (kind === "polling-day") touched.add(id);
      else if (kind === "setting" || kind === "date-change") whole = true;
    }
    if (whole) {
      this.#ruled = undefined;
      this.#reckoned = undefined;
      this.#teams.clear();
      this.#teamCounts.clear();
      return;
    }
    for (const place of teams) {
      this.#teams.delete(place);
      for (const unit of unitsAbove(this.units, place)) this.#teamCounts.delete(unit);
    }
    if (this.#reckoned) for (const place of touched) this.#forget(this.#reckoned, place);
  }

  /** Places whose rounds call at a site. */
  #callingAt(site: string): string[] {
    return this.trips().flatMap(({ fields }) => (fields.stops.some(({ siteId }) => siteId === site) ? [fields.place] : []));
  }

  #forget(reckoned: Reckoned, place: string): void {
    reckoned.places.delete(place);
    for (const unit of unitsAbove(this.units, place)) reckoned.counts.delete(unit);
    for (const trip of this.trips(place)) this.#reckonTrip(reckoned, trip);
  }

  #at(nowMs: number): Reckoned {
    const known = this.#reckoned;
    if (known && nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const fresh: Reckoned = { fromMs: nowMs, toMs: Number.POSITIVE_INFINITY, trips: new Map(), places: new Map(), counts: new Map() };
    for (const trip of this.trips()) this.#reckonTrip(fresh, trip);
    this.#reckoned = fresh;
    return fresh;
  }

  #reckonTrip(reckoned: Reckoned, record: TripRecord): void {
    const standing = tripStanding(this.#tripFacts(record, record.fields), this.ruled.rules, reckoned.fromMs);
    reckoned.trips.set(record.id, standing);
    if (standing.turnsMs !== null) reckoned.toMs = Math.min(reckoned.toMs, standing.turnsMs);
  }

  #reckonPlace(code: string, nowMs: number): PlaceOutreach {
    const [sites, trips] = [this.sites(code), this.trips(code)];
    const called = this.#calledAt(code);
    const late = trips.some((trip) => this.trip(trip, nowMs).flags.length > 0);
    const facts = sites.map((site) => this.#siteFacts(site, called));
    return {
      ...placeOutreach(code, facts, trips.length, late, this.ruled.rules),
      asOf: newest([...sites, ...trips]),
      invented: [...sites, ...trips].some(({ fields }) => fields.invented),
    };
  }

  #addPlace(to: OutreachCounts, code: string, nowMs: number): void {
    const place = this.place(code, nowMs);
    if (!place) return;
    const states: Record<TripState, number> = { planned: 0, "under-way": 0, returned: 0 };
    let flagged = 0;
    for (const trip of this.trips(code)) {
      const { state, flags } = this.trip(trip, nowMs);
      states[state] += 1;
      if (flags.length > 0) flagged += 1;
    }
    addPlace(to, place, states, flagged);
  }

  #siteFacts({ id, fields, conflicts }: SiteRecord, called: ReadonlySet<string>): SiteFacts {
    return { ...fields, hasTrip: called.has(id), disputed: conflicts.length > 0 };
  }

  /** Sites the rounds of a place call at. */
  #calledAt(place: string): Set<string> {
    return new Set(this.trips(place).flatMap(({ fields }) => fields.stops.flatMap(({ siteId }) => siteId ?? [])));
  }

  #tripFacts(record: TripRecord | undefined, fields: TripRecord["fields"]): TripFacts {
    const { place, box } = fields;
    const others = this.trips(place)
      .filter((other) => other.id !== record?.id && foldVietnamese(other.fields.box) === foldVietnamese(box))
      .map((other) => spanOf(other.fields));
    return {
      departsMs: Date.parse(fields.departsAt),
      departedMs: msOf(fields.departedAt),
      returnedMs: msOf(fields.returnedAt),
      stops: fields.stops.map((stop) => ({ ...timesOf(stop), case: this.caseOf(stop.siteId), voters: stop.voters })),
      date: this.day.dateOf(place),
      closedMs: stepMs(this.day.recordOf(place)?.fields.closed ?? null),
      others,
      disputed: (record?.conflicts.length ?? 0) > 0,
    };
  }
}
