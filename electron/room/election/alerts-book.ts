import { type AlertCounts, type AlertRow, type AlertRule, alertDesks, alertRules } from "../../contract/index.ts";
import type { Finding, Told } from "../../domain/election/alert-finding.ts";
import { gather, takeIn } from "../../domain/election/alert-gather.ts";
import { electionDateSetting } from "../../domain/election/election-day.ts";
import { alertRow } from "./alerts/alert-rows.ts";
import { AreaSource } from "./alerts/area-source.ts";
import { FigureSource } from "./alerts/figure-source.ts";
import { type Findings, JudgedSubjects } from "./alerts/judged-subjects.ts";
import { DutySource, IncidentSource } from "./alerts/matter-source.ts";
import { OutreachSource } from "./alerts/outreach-source.ts";
import { PlaceSource } from "./alerts/place-source.ts";
import type { AlertGround } from "./alerts/source.ts";
import { UnitSource } from "./alerts/unit-source.ts";
import { unitsAbove } from "./alerts/units-above.ts";
import { DistrictWholes, ofProvince } from "./alerts/wholes.ts";
import type { Changed } from "./ground.ts";

/** Findings of one rule in one district, and the alerts they come to. */
interface Bucket {
  rule: AlertRule;
  district: string;
  found: Map<string, Finding>;
  rows: readonly AlertRow[];
  counts: AlertCounts;
  /** When a snooze in it runs out. */
  turnsMs: number;
}

export const noAlerts = (): AlertCounts => ({
  open: 0,
  acknowledged: 0,
  assigned: 0,
  snoozed: 0,
  settled: 0,
  total: 0,
  live: 0,
  urgent: 0,
  returned: 0,
  bySeverity: { 1: 0, 2: 0, 3: 0 },
  byDesk: { election: 0, health: 0, disaster: 0, security: 0, duty: 0 },
  urgentByDesk: { election: 0, health: 0, disaster: 0, security: 0, duty: 0 },
  byRule: {},
});

/** On the list: neither settled nor put off. */
export const isLive = ({ state }: AlertRow): boolean => state !== "settled" && state !== "snoozed";

const byWeight = (one: AlertRow, other: AlertRow): number =>
  other.severity - one.severity ||
  (one.since < other.since ? -1 : one.since > other.since ? 1 : other.weight - one.weight || (one.key < other.key ? -1 : 1));

/**
 * What the rules say now of everything in sight, and what was done about it. All of it is of a moment `nowMs`. Everything is judged when
 * first asked for; then only what news or the hour touches, and only the districts it lies in are gathered anew.
 */
export class AlertBook {
  readonly #books: AlertGround;
  readonly #units: UnitSource;
  readonly #judged: { subjects: JudgedSubjects; source: object }[];
  readonly #wholes: DistrictWholes;
  readonly #buckets = new Map<string, Bucket>();
  /** Buckets to be gathered anew. */
  readonly #spoiled = new Set<Bucket>();
  /** Of all buckets as they were last gathered. */
  #counts = noAlerts();
  /** Never later than the soonest snooze runs out; it may be sooner, and then costs a look. */
  #turnsMs = Number.POSITIVE_INFINITY;
  #unitsVersion: number;
  #atMs = Number.NEGATIVE_INFINITY;
  #sorted: AlertRow[] | undefined;

  constructor(books: AlertGround) {
    this.#books = books;
    this.#units = new UnitSource(books);
    const areas = new AreaSource(books);
    const sources = [
      new PlaceSource(books),
      this.#units,
      new FigureSource(books),
      areas,
      new OutreachSource(books),
      new IncidentSource(books),
      new DutySource(books),
    ];
    const unitOf = (told: Told, subject: string): string =>
      told.cause.startsWith("risk-area:") || told.cause.startsWith("quarantine-zone:") ? areas.unitOf(subject) : told.cause;
    this.#judged = sources.map((source) => ({ source, subjects: new JudgedSubjects(source, unitOf, () => books.day.hours.date) }));
    this.#wholes = new DistrictWholes(books.units);
    this.#unitsVersion = books.units.version;
  }

  /** Every alert, settled and put off ones too, the worst first. */
  alerts(nowMs: number): readonly AlertRow[] {
    this.#bring(nowMs);
    this.#sorted ??= [...this.#buckets.values()].flatMap((bucket) => bucket.rows).sort(byWeight);
    return this.#sorted;
  }

  /** One alert by its key; undefined where no rule tells it. */
  alert(key: string, nowMs: number): AlertRow | undefined {
    return this.alerts(nowMs).find((alert) => alert.key === key);
  }

  /** Alerts counted, without putting them in order. */
  counts(nowMs: number): AlertCounts {
    this.#bring(nowMs);
    const { bySeverity, byDesk, urgentByDesk } = this.#counts;
    // In the order of the rules, whichever was counted first: the same alerts are the same answer.
    const byRule = Object.fromEntries(alertRules.flatMap((rule) => (this.#counts.byRule[rule] ? [[rule, this.#counts.byRule[rule]]] : [])));
    return { ...this.#counts, bySeverity: { ...bySeverity }, byDesk: { ...byDesk }, urgentByDesk: { ...urgentByDesk }, byRule };
  }

  /** How many alerts a rule tells. */
  firing(rule: AlertRule, nowMs: number): number {
    this.#bring(nowMs);
    let firing = 0;
    for (const bucket of this.#buckets.values()) if (bucket.rule === rule) firing += bucket.rows.length;
    return firing;
  }

  /** When anything of it changes by the hour alone, ms; null if never again. */
  turnsMs(nowMs: number): number | null {
    this.#bring(nowMs);
    let soonest = this.#books.reports.turnsAt(nowMs) ?? Number.POSITIVE_INFINITY;
    for (const { subjects } of this.#judged) soonest = Math.min(soonest, subjects.soonestMs);
    soonest = Math.min(soonest, this.#turnsMs);
    return Number.isFinite(soonest) ? Math.max(soonest, nowMs + 1) : null;
  }

  /** Takes what changed into account. */
  renew(changed: readonly Changed[]): void {
    const isMoved = changed.some(({ kind, id }) => kind === "setting" && id === electionDateSetting);
    if (isMoved || this.#books.units.version !== this.#unitsVersion) this.#forget();
    this.#unitsVersion = this.#books.units.version;
    for (const { subjects } of this.#judged) subjects.note(changed);
    for (const { kind, id } of changed) if (kind === "alert-act") this.#spoilAct(id);
  }

  #forget(): void {
    for (const { subjects } of this.#judged) subjects.forget();
    this.#buckets.clear();
    this.#spoiled.clear();
    this.#counts = noAlerts();
    this.#turnsMs = Number.POSITIVE_INFINITY;
    this.#sorted = undefined;
  }

  #spoil(bucket: Bucket): void {
    this.#spoiled.add(bucket);
    this.#sorted = undefined;
  }

  /** An act on a wider alert may be that of its parts: all are in the district's bucket, or in that of the whole province. */
  #spoilAct(key: string): void {
    const [rule, cause] = [key.slice(0, key.indexOf("/")), key.slice(key.indexOf("/") + 1)];
    for (const bucket of this.#buckets.values()) {
      if (bucket.rule !== rule) continue;
      const isWide = cause === "province";
      if (isWide || bucket.found.has(cause) || bucket.rows.some((row) => row.key === key) || bucket.district === this.#districtOf(cause))
        this.#spoil(bucket);
    }
  }

  #districtOf(unit: string): string {
    return this.#books.units.districtOf(unit) ?? "";
  }

  #bring(nowMs: number): void {
    if (nowMs < this.#atMs) this.#forget();
    this.#atMs = nowMs;
    if (this.#units.bring(nowMs)) for (const { source, subjects } of this.#judged) if (source === this.#units) subjects.spoilAll();
    const findings: Findings = {
      put: (finding) => this.#bucketOf(finding).found.set(finding.cause, finding),
      drop: (finding) => this.#bucketOf(finding).found.delete(finding.cause),
    };
    for (const { subjects } of this.#judged) subjects.bring(nowMs, findings);
    if (this.#turnsMs <= nowMs) for (const bucket of this.#buckets.values()) if (bucket.turnsMs <= nowMs) this.#spoil(bucket);
    for (const bucket of this.#spoiled) this.#fill(bucket, nowMs);
    if (this.#turnsMs <= nowMs) {
      this.#turnsMs = Number.POSITIVE_INFINITY;
      for (const { turnsMs } of this.#buckets.values()) this.#turnsMs = Math.min(this.#turnsMs, turnsMs);
    }
    this.#spoiled.clear();
  }

  /** The bucket a finding lies in, to be gathered anew; silence of an opening and of its report are gathered together. */
  #bucketOf({ rule, unit }: Finding): Bucket {
    const district = ofProvince.has(rule) ? "" : this.#districtOf(unit);
    const bucket = this.#bucket(rule, district);
    this.#spoil(bucket);
    if (rule === "opening-unsaid") this.#spoil(this.#bucket("report-missing", district));
    if (rule === "report-missing") this.#spoil(this.#bucket("opening-unsaid", district));
    return bucket;
  }

  #bucket(rule: AlertRule, district: string): Bucket {
    const key = `${rule}/${district}`;
    const known = this.#buckets.get(key);
    if (known) return known;
    const made: Bucket = { rule, district, found: new Map(), rows: [], counts: noAlerts(), turnsMs: Number.POSITIVE_INFINITY };
    this.#buckets.set(key, made);
    return made;
  }

  #fill(bucket: Bucket, nowMs: number): void {
    const rows: AlertRow[] = [];
    const counts = noAlerts();
    let soonest = Number.POSITIVE_INFINITY;
    for (const finding of this.#gathered(bucket)) {
      const { row, turnsMs } = alertRow(finding, this.#books, nowMs);
      soonest = Math.min(soonest, turnsMs);
      countAlert(counts, row);
      rows.push(row);
    }
    addCounts(this.#counts, bucket.counts, -1);
    addCounts(this.#counts, counts, 1);
    bucket.rows = rows;
    bucket.counts = counts;
    bucket.turnsMs = soonest;
    this.#turnsMs = Math.min(this.#turnsMs, soonest);
  }

  #gathered({ rule, district, found }: Bucket): Finding[] {
    const own = found.size === 0 ? [] : gather(found, this.#wholes.of(rule, district));
    if (rule !== "opening-unsaid" && rule !== "report-missing") return own;
    const other = this.#bucket(rule === "opening-unsaid" ? "report-missing" : "opening-unsaid", district).found;
    if (own.length === 0 || other.size === 0) return own;
    const others = gather(other, this.#wholes.of(rule === "opening-unsaid" ? "report-missing" : "opening-unsaid", district));
    const isWithin = (unit: string, of: string): boolean => unit === of || unitsAbove(this.#books.units, unit).includes(of);
    return rule === "opening-unsaid" ? takeIn(own, others, isWithin).unsaid : takeIn(others, own, isWithin).missing;
  }
}

/** Adds one alert to its counts. */
export const countAlert = (counts: AlertCounts, row: AlertRow): void => {
  counts[row.state] += 1;
  counts.total += 1;
  counts.byRule[row.rule] = (counts.byRule[row.rule] ?? 0) + 1;
  if (!isLive(row)) return;
  counts.live += 1;
  if (row.severity === 3) {
    counts.urgent += 1;
    counts.urgentByDesk[row.desk] += 1;
  }
  if (row.returned) counts.returned += 1;
  counts.bySeverity[row.severity] += 1;
  counts.byDesk[row.desk] += 1;
};

const addCounts = (to: AlertCounts, from: AlertCounts, sign: 1 | -1): void => {
  for (const field of ["open", "acknowledged", "assigned", "snoozed", "settled", "total", "live", "urgent", "returned"] as const)
    to[field] += sign * from[field];
  for (const severity of [1, 2, 3] as const) to.bySeverity[severity] += sign * from.bySeverity[severity];
  for (const desk of alertDesks) {
    to.byDesk[desk] += sign * from.byDesk[desk];
    to.urgentByDesk[desk] += sign * from.urgentByDesk[desk];
  }
  for (const rule of alertRules) {
    const n = from.byRule[rule];
    if (n === undefined) continue;
    const sum = (to.byRule[rule] ?? 0) + sign * n;
    if (sum === 0) delete to.byRule[rule];
    else to.byRule[rule] = sum;
  }
};
