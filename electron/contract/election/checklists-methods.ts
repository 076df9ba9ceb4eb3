import { z } from "zod";
import { marking } from "../marking.ts";
import { read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { type Readiness, readinessStates } from "../records.ts";
import {
  type ChecklistSettings,
  type ItemStanding,
  type RehearsalCover,
  type RehearsalRow,
  type ReviewDayCounts,
  type ReviewRow,
  rehearsalGates,
  type ShownItemState,
  shownItemStates,
  type UnitReadiness,
} from "./checklist-answers.ts";
import {
  type ChecklistTemplateFields,
  checklistItem,
  checklistLevels,
  itemStates,
  rehearsalForms,
  rehearsalScenarios,
  reviewOutcomes,
} from "./checklist-records.ts";
import { type UnitKey, unitKey } from "./counts.ts";

/** When the newest word an answer rests on was so, and when it changes by age alone (null: never, and at a moment). */
export interface ChecklistHead {
  asOf: string | null;
  validUntil: string | null;
}

/** A template with what is told of it: in force now, and whether the room came with it. */
export interface TemplateRow extends ChecklistTemplateFields {
  id: string;
  inForce: boolean;
  builtIn: boolean;
}

/** What a tick was not taken for, with the reason in words. */
export interface RejectedTick {
  unit: UnitKey;
  item: string;
  reason: string;
}

/** How many ticks were kept; `unchanged`: they said the same at the same hour. `notes`: what the officer should know of them. */
export interface TickAnswer {
  ticks: number;
  units: number;
  unchanged: number;
  rejected: RejectedTick[];
  notes: string[];
  changeSet: string | null;
}

const itemKey = z.string().regex(/^[a-z0-9-]{1,40}$/);
const said = {
  source: z.string().max(300).nullable().optional(),
  marking: marking.optional(),
  requestId,
};
const tickWords = {
  state: z.enum(itemStates),
  note: z.string().max(500).nullable().optional(),
  by: z.string().max(200).nullable().optional(),
};
const text = z.string().max(2000).nullable().optional();
const removal = z.strictObject({ id: z.string().max(100), requestId });
const page = { offset: z.number().int().min(0).max(1_000_000).optional(), limit: z.number().int().min(1).max(2000).optional() };

/** Methods of the checklists part of the election desk. */
export const checklistsMethods = {
  /** Mẫu rà soát, every version of every level, those in force first. */
  "checklists.templates": read<ChecklistHead & { rows: TemplateRow[] }>()(z.strictObject({ level: z.enum(checklistLevels).optional(), ...moment })),
  /** A new version of a level's template; none is ever written over. Ticks of items whose words stay as they were go on counting. */
  "checklists.saveTemplate": write<{ id: string; version: number; changeSet: string | null }>()(
    z.strictObject({
      level: z.enum(checklistLevels),
      title: z.string().trim().min(1).max(200),
      items: z.array(checklistItem).min(1).max(200),
      inForceFrom: timestamp.optional(),
      ...said,
    }),
  ),
  "checklists.settings": read<ChecklistSettings>()(z.strictObject(moment)),
  "checklists.saveSettings": write<{ changeSet: string | null }>()(
    z.strictObject({
      staleHours: z.number().int().min(1).max(720).optional(),
      readyShare: z.number().int().min(50).max(100).optional(),
      rehearsalGate: z.enum(rehearsalGates).optional(),
      requestId,
    }),
  ),
  /**
   * Readiness of a unit (left out: the province) with its parts in words, and of those right beneath it, worst first: of the province its
   * districts, of a district its communes, of a commune its places.
   */
  "checklists.rollUp": read<ChecklistHead & { unit: UnitReadiness; children: UnitReadiness[] }>()(
    z.strictObject({ unit: unitKey.optional(), ...moment }),
  ),
  /** Units of a level within a unit, worst first; `total` of how many fit, `of` of how many there are, `marks` over all of these. */
  "checklists.list": read<ChecklistHead & { rows: UnitReadiness[]; total: number; of: number; marks: Record<Readiness, number> }>()(
    z.strictObject({
      level: z.enum(checklistLevels),
      within: unitKey.optional(),
      mark: z.enum(readinessStates).optional(),
      /** Only those where this item applies and, with `itemState`, stands so. */
      item: itemKey.optional(),
      itemState: z.enum(shownItemStates).optional(),
      /** Only those not "sẵn sàng". */
      needing: z.boolean().optional(),
      ...page,
      ...moment,
    }),
  ),
  /** Each item of a level over all units within a unit: where it stands how often. */
  "checklists.items": read<
    ChecklistHead & {
      of: number;
      rows: ({ key: string; group: string; words: string; weight: number; critical: boolean; applies: number } & Record<ShownItemState, number>)[];
    }
  >()(z.strictObject({ level: z.enum(checklistLevels), within: unitKey.optional(), ...moment })),
  /** One unit's checklist, item by item, under the version in force. */
  "checklists.get": read<
    ChecklistHead & { readiness: UnitReadiness; template: { id: string; title: string; version: number }; items: ItemStanding[] }
  >()(z.strictObject({ unit: unitKey, ...moment })),
  /**
   * Ticks items of units, each of these for each of those; `at`: when it was so. Units or items there are not end it all, nothing kept;
   * said again it makes the tick young.
   */
  "checklists.tick": write<TickAnswer>()(
    z.strictObject({
      units: z.array(unitKey).min(1).max(100_000),
      items: z.array(itemKey).min(1).max(200),
      ...tickWords,
      at: timestamp.optional(),
      ...said,
    }),
  ),
  /** Ticks as a table brings them, each row its own; rows that cannot be are told in `rejected`, all others are kept together. */
  "checklists.tickRows": write<TickAnswer>()(
    z.strictObject({
      rows: z
        .array(z.strictObject({ unit: unitKey, item: itemKey, ...tickWords }))
        .min(1)
        .max(100_000),
      at: timestamp.optional(),
      ...said,
    }),
  ),
  /** "Vẫn như cũ": whatever is done or old of these units is so now. What lacks, failed or was never looked at stays as it is. */
  "checklists.confirm": write<TickAnswer>()(
    z.strictObject({
      units: z.array(unitKey).min(1).max(100_000),
      by: z.string().max(200).nullable().optional(),
      at: timestamp.optional(),
      requestId,
    }),
  ),

  /** Daily reviews of communes and districts, 19–22/5: by unit and day, with n/N told and signed of each day. */
  "reviews.list": read<ChecklistHead & { dates: string[]; rows: ReviewRow[]; counts: ReviewDayCounts[] }>()(
    z.strictObject({ level: z.enum(["commune", "district"]), within: unitKey.optional(), ...moment }),
  ),
  /** One day's review of one or many units; with `signedBy` the chairman has signed. Left out stays as it is; `outcome` is asked of a new one. */
  "reviews.save": write<{ ids: string[]; notes: string[]; changeSet: string | null }>()(
    z.strictObject({
      units: z.array(unitKey).min(1).max(1000),
      date: z.iso.date(),
      outcome: z.enum(reviewOutcomes).optional(),
      defects: text,
      signedBy: z.string().max(200).nullable().optional(),
      signedAt: timestamp.nullable().optional(),
      ...said,
    }),
  ),
  "reviews.remove": write<{ id: string; changeSet: string }>()(removal),

  /** Sổ diễn tập: every rehearsal, and what each commune or district has rehearsed, least first; `rehearsed` n of N. */
  "rehearsals.list": read<ChecklistHead & { rows: RehearsalRow[]; cover: RehearsalCover[]; rehearsed: number; of: number }>()(
    z.strictObject({ level: z.enum(["commune", "district"]), within: unitKey.optional(), ...moment }),
  ),
  /** A rehearsal, new or changed; a day to come is a plan. `mendedAt`: when its defects were mended. */
  "rehearsals.save": write<{ id: string; notes: string[]; changeSet: string | null }>()(
    z.strictObject({
      id: z.string().max(100).optional(),
      unit: unitKey.optional(),
      form: z.enum(rehearsalForms).optional(),
      scenario: z.enum(rehearsalScenarios).optional(),
      date: z.iso.date().optional(),
      teams: z.array(z.string().trim().min(1).max(200)).max(100).optional(),
      defects: text,
      mendedAt: timestamp.nullable().optional(),
      ...said,
    }),
  ),
  "rehearsals.remove": write<{ id: string; changeSet: string }>()(removal),
} as const;
/** Those of them that can be watched. */
export const checklistsLive = [
  "checklists.templates",
  "checklists.settings",
  "checklists.rollUp",
  "checklists.list",
  "checklists.items",
  "checklists.get",
  "reviews.list",
  "rehearsals.list",
] as const;
