import {
  type ChecklistItem,
  type ChecklistLevel,
  type ChecklistSettings,
  type ChecklistStanding,
  type ChecklistTemplateFields,
  checklistLevels,
  type ItemStanding,
  type ItemState,
  itemStates,
} from "../../contract/index.ts";
import { checklistAt, type ItemNow, itemAt, makesMark, type Ticked } from "../../domain/election/checklist.ts";
import { builtInTemplates, templateInForce } from "../../domain/election/templates.ts";
import type { FoldedRecord } from "../../journal/journal.ts";
import { wordAsOf } from "../as-of.ts";
import { isExistenceDisputed, recordInSight, recordsInSight } from "../door.ts";
import { sooner } from "../layers/layer.ts";
import { checklistSettings } from "./checklist-settings.ts";
import type { Changed, ElectionGround } from "./ground.ts";
import { ItemScopes, isAskedOf } from "./item-scopes.ts";
import { type TickRecord, TicksByUnit } from "./ticks-by-unit.ts";

const isItemState = (value: unknown): value is ItemState => itemStates.some((one) => one === value);
const isLevel = (text: string | undefined): text is ChecklistLevel => checklistLevels.some((level) => level === text);

/** A unit's checklist as it was reckoned, and the moments that holds for. */
interface Held {
  template: ChecklistTemplateFields;
  mask: number;
  fromMs: number;
  toMs: number;
  standing: ChecklistStanding;
  /** When the oldest tick of those that make its mark was so; null where nothing was ticked. */
  markAt: string | null;
}

/** Kinds that change where an item is asked. */
export const scopeKinds: ReadonlySet<string> = new Set(["quarantine-zone", "risk-area", "outreach-site", "boundary-set"]);

/**
 * Where checklists stand by their ticks, as one clearance sees them. It looks at nothing but ticks and where their items are asked, so that
 * the map is drawn from it without opening the books. A unit is reckoned when first asked for and again when something of it changed or
 * its time ran out.
 */
export class ChecklistStandings {
  readonly #ground: ElectionGround;
  readonly #ticks: TicksByUnit;
  readonly #scopes: ItemScopes;
  readonly #held = new Map<string, Held>();
  #settings: ChecklistSettings;
  #templates: ChecklistTemplateFields[];
  /** What the newest round of changes touched: these units, or where `whole` all of them. */
  touched: { units: ReadonlySet<string>; whole: boolean } = { units: new Set(), whole: false };

  constructor(ground: ElectionGround) {
    this.#ground = ground;
    this.#ticks = new TicksByUnit(ground);
    this.#scopes = new ItemScopes(ground);
    this.#settings = checklistSettings(ground.picture);
    this.#templates = this.#templatesInSight();
  }

  get settings(): ChecklistSettings {
    return this.#settings;
  }

  /** Every version of every level, those the room came with too. */
  get templates(): readonly ChecklistTemplateFields[] {
    return this.#templates;
  }

  /** The template in force for a level. */
  template(level: ChecklistLevel, nowMs: number): ChecklistTemplateFields {
    return templateInForce(this.#templates, level, nowMs);
  }

  /** Whether nothing of any unit was ticked, in sight. */
  get isEmpty(): boolean {
    return this.#ticks.isEmpty;
  }

  /** Whether anything of a unit was ticked, in sight. */
  isTicked(unit: string): boolean {
    return this.#ticks.of(unit).size > 0;
  }

  /** Units with any tick. */
  tickedUnits(): Iterable<string> {
    return this.#ticks.units();
  }

  /** Where the checklist of a place, commune or district stands; the same object for as long as nothing of it changes. Undefined where there is no such unit in sight. */
  of(unit: string, nowMs: number): ChecklistStanding | undefined {
    const template = this.#templateOf(unit, nowMs);
    return template && this.#hold(unit, template, nowMs).standing;
  }

  /** Since when a unit's checklist stands as it does: when the oldest tick of those that make its mark was so; null where nothing was ticked. */
  markAt(unit: string, nowMs: number): string | null {
    const template = this.#templateOf(unit, nowMs);
    return template ? this.#hold(unit, template, nowMs).markAt : null;
  }

  /** When the standing of a unit's checklist changes by age alone; null if never. */
  turnsMs(unit: string, nowMs: number): number | null {
    const template = this.#templateOf(unit, nowMs);
    const toMs = template ? this.#hold(unit, template, nowMs).toMs : Number.POSITIVE_INFINITY;
    return Number.isFinite(toMs) ? toMs : null;
  }

  /** Every item of a unit's checklist, those not asked of it too; empty where there is no such unit in sight. */
  items(unit: string, nowMs: number): ItemStanding[] {
    const template = this.#templateOf(unit, nowMs);
    return template ? template.items.map((item) => this.#itemStanding(unit, template, item, nowMs)) : [];
  }

  /** One item, as `backup-power` of `place:00715-01`; undefined where there is no such unit or item. */
  item(unit: string, key: string, nowMs: number): ItemStanding | undefined {
    const template = this.#templateOf(unit, nowMs);
    const item = template?.items.find((one) => one.key === key);
    return template && item && this.#itemStanding(unit, template, item, nowMs);
  }

  /** When other items are asked: a zone or area begins or ends, or another template comes into force; null if never again. */
  askedTurnsMs(nowMs: number): number | null {
    return this.#templates.reduce<number | null>((turns, { inForceFrom }) => {
      const ms = Date.parse(inForceFrom);
      return ms > nowMs ? sooner(turns, ms) : turns;
    }, this.#scopes.turnsMs(nowMs));
  }

  /** Takes what changed into account, and tells in `touched` what it was. */
  renew(changed: readonly Changed[]): void {
    const units = new Set<string>();
    let whole = false;
    for (const { kind, id } of changed) {
      if (kind === "checklist-tick") for (const unit of this.#ticks.renew(id)) units.add(unit);
      else if (kind === "polling-place") units.add(`place:${id}`);
      else if (kind === "checklist-template" || kind === "setting" || scopeKinds.has(kind)) whole = true;
      if (scopeKinds.has(kind) || kind === "polling-place") this.#scopes.forget();
    }
    for (const unit of units) this.#held.delete(unit);
    this.touched = { units, whole };
    if (!whole) return;
    this.#settings = checklistSettings(this.#ground.picture);
    this.#templates = this.#templatesInSight();
    this.#held.clear();
  }

  #templatesInSight(): ChecklistTemplateFields[] {
    const kept = recordsInSight(this.#ground.picture, "checklist-template", this.#ground.clearance).map(({ fields }) => fields);
    return [...Object.values(builtInTemplates), ...kept];
  }

  #templateOf(unit: string, nowMs: number): ChecklistTemplateFields | undefined {
    const [level, code = ""] = unit.split(":");
    if (!isLevel(level)) return undefined;
    const { picture, clearance } = this.#ground;
    const { communes, districts } = this.#ground.boundaries();
    const isThere =
      level === "place"
        ? recordInSight(picture, "polling-place", code, clearance) !== undefined
        : (level === "commune" ? communes : districts).has(code);
    return isThere ? this.template(level, nowMs) : undefined;
  }

  #hold(unit: string, template: ChecklistTemplateFields, nowMs: number): Held {
    const mask = this.#scopes.of(unit, nowMs);
    const ticks = this.#ticks.of(unit);
    // Units nobody ticked anything of stand alike: tens of thousands share one.
    const key = ticks.size === 0 ? `${template.level}-${template.version} ${mask}` : unit;
    const known = this.#held.get(key);
    if (known && known.template === template && known.mask === mask && nowMs >= known.fromMs && nowMs < known.toMs) return known;
    const asked = template.items
      .filter(({ scope }) => isAskedOf(scope, mask))
      .map((item) => ({ item, now: this.#itemNow(template, item, ticks.get(item.key), nowMs) }));
    let turns: number | null = null;
    for (const { now } of asked) turns = sooner(turns, now.turnsMs);
    let asOf: string | null = null;
    let ticked = false;
    let invented = false;
    for (const { item } of asked) {
      const tick = ticks.get(item.key);
      if (!tick) continue;
      ticked = true;
      invented ||= tick.fields.invented;
      const at = saidAt(tick);
      if (asOf === null || at > asOf) asOf = at;
    }
    const reckoned = checklistAt(asked, this.#settings.readyShare);
    let markAt: string | null = null;
    for (const { item, now } of asked) {
      const tick = ticks.get(item.key);
      if (!tick || !makesMark(reckoned.mark, item, now)) continue;
      const at = saidAt(tick);
      if (markAt === null || at < markAt) markAt = at;
    }
    const held: Held = {
      template,
      mask,
      fromMs: nowMs,
      toMs: turns ?? Number.POSITIVE_INFINITY,
      standing: { ...reckoned, ticked, asOf, invented },
      markAt,
    };
    this.#held.set(key, held);
    return held;
  }

  #itemNow(template: ChecklistTemplateFields, item: ChecklistItem, tick: TickRecord | undefined, nowMs: number): ItemNow {
    return itemAt(tick && this.#ticked(template, item, tick), this.#settings.staleHours, nowMs);
  }

  #ticked(template: ChecklistTemplateFields, item: ChecklistItem, tick: TickRecord): Ticked {
    const { state, version } = tick.fields;
    const under = version === template.version ? item : this.#wordsUnder(template.level, version, item.key);
    return {
      state,
      atMs: Date.parse(saidAt(tick)),
      disputed: disputedStates(tick),
      existenceDisputed: isExistenceDisputed(tick),
      wordsChanged: under?.words !== item.words,
    };
  }

  #wordsUnder(level: ChecklistLevel, version: number, key: string): ChecklistItem | undefined {
    const template = this.#templates.find((one) => one.level === level && one.version === version);
    return template?.items.find((item) => item.key === key);
  }

  #itemStanding(unit: string, template: ChecklistTemplateFields, item: ChecklistItem, nowMs: number): ItemStanding {
    const tick = this.#ticks.of(unit).get(item.key);
    const { state, conflict } = this.#itemNow(template, item, tick, nowMs);
    return {
      ...item,
      applies: isAskedOf(item.scope, this.#scopes.of(unit, nowMs)),
      state,
      conflict,
      by: tick?.fields.by ?? null,
      note: tick?.fields.note ?? null,
      source: tick?.fields.source ?? null,
      invented: tick?.fields.invented ?? false,
      at: tick ? saidAt(tick) : null,
    };
  }
}

/** When what was ticked was so. */
const saidAt = (tick: TickRecord): string => {
  const origin = tick.origins.state;
  return origin ? wordAsOf(origin) : tick.knownAt;
};

const disputedStates = (tick: FoldedRecord<"checklist-tick">): ItemState[] =>
  tick.conflicts.flatMap(({ field, values }) => (field === "state" ? values.map(({ value }) => value).filter(isItemState) : []));
