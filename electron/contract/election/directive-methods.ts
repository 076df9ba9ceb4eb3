import { z } from "zod";
import { marking } from "../marking.ts";
import { type FileOut, file, read, requestId, write } from "../method.ts";
import { moment, timestamp } from "../moment.ts";
import { unitKey, unitLevel } from "./counts.ts";
import {
  type CitedDocument,
  type ClauseTold,
  type ObligationCounts,
  type ObligationRow,
  obligationStates,
  type PlanRow,
  type PlanSlotRow,
  type PlanUnitRow,
} from "./directive-answers.ts";
import { evidenceFields, obligationFields, planStepFields } from "./duty-records.ts";

const obligationId = z.string().regex(/^[A-Z]\d\/[0-9A-Za-z-]{1,60}$/);
const obligation = obligationFields.shape;
const evidence = evidenceFields.shape;

/** The directive's obligations with their evidence, and the plan from 40 days before to the handover of the boxes. */
export const directiveMethods = {
  /** Clause × agency, those without evidence first. `rows` are all that match; `counts` of all. */
  "directive.board": read<{
    clauses: ClauseTold[];
    rows: ObligationRow[];
    counts: ObligationCounts;
    cited: CitedDocument[];
    asOf: string | null;
    validUntil: string | null;
  }>()(
    z.strictObject({
      clause: z.string().max(10).optional(),
      agency: z.string().max(60).optional(),
      states: z.array(z.enum(obligationStates)).min(1).max(4).optional(),
      /** Only clauses carried out by district, and evidence of this one. */
      district: z.string().max(10).optional(),
      ...moment,
    }),
  ),
  /** Receipt, owner, implementing document; what is left out stays as it is. */
  "directive.save": write<{ ids: string[]; changeSet: string | null }>()(
    z.strictObject({
      ids: z.array(obligationId).min(1).max(200),
      receivedAt: obligation.receivedAt.optional(),
      owner: obligation.owner.optional(),
      documentNumber: obligation.documentNumber.optional(),
      documentDate: obligation.documentDate.optional(),
      note: obligation.note.optional(),
      source: obligation.source.optional(),
      marking: marking.optional(),
      requestId,
    }),
  ),
  /** Minh chứng, with a file (PDF, JPEG, PNG, DOCX or XLSX; at most 10 MB) or without; `obligation` is `CLAUSE/AGENCY`. */
  "directive.addEvidence": write<{ id: string; notes: string[]; changeSet: string }>()(
    z.strictObject({
      obligation: obligationId,
      unit: evidence.unit.optional(),
      text: evidence.text,
      at: timestamp.optional(),
      file: z.strictObject(file).optional(),
      source: evidence.source.optional(),
      marking: marking.optional(),
      requestId,
    }),
  ),
  "directive.removeEvidence": write<{ id: string; changeSet: string }>()(z.strictObject({ id: z.string().max(100), requestId })),
  /** The file kept with a piece of evidence. */
  "directive.evidenceFile": read<FileOut>()(z.strictObject({ id: z.string().max(100), ...moment })),

  /** What is due next at each level: overdue first, then by hour. `next`: the step due soonest. */
  "plan.list": read<{ rows: PlanRow[]; slots: PlanSlotRow[]; next: string | null; date: string; validUntil: string | null }>()(
    z.strictObject({ level: unitLevel.optional(), ...moment }),
  ),
  /** Units of one step, those not told first; n/N: `rows` are at most `limit` (default 500) of `matching`. */
  "plan.step": read<{ step: PlanRow; rows: PlanUnitRow[]; matching: number; validUntil: string | null }>()(
    z.strictObject({
      step: z.string().max(40),
      only: z.enum(["done", "unsaid"]).optional(),
      within: unitKey.optional(),
      limit: z.number().int().min(1).max(2000).optional(),
      ...moment,
    }),
  ),
  /** One step marked done by many units; `doneAt` null takes it back. */
  "plan.mark": write<{ units: string[]; changeSet: string | null }>()(
    z.strictObject({
      step: z.string().max(40),
      units: z.array(unitKey).min(1).max(2000),
      doneAt: planStepFields.shape.doneAt,
      by: planStepFields.shape.by.optional(),
      note: planStepFields.shape.note.optional(),
      source: planStepFields.shape.source.optional(),
      requestId,
    }),
  ),
} as const;
/** Those of them that can be watched. */
export const directiveLive = ["directive.board", "plan.list", "plan.step"] as const;
