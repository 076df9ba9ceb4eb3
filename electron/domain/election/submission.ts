import { z } from "zod";
import {
  type Election,
  election,
  type OwedTotals,
  type SubmissionTold,
  type SubmittedFigures,
  type SubmittedUnit,
  unitKey,
  unitLevel,
} from "../../contract/index.ts";

const whole = z.number().int();
const count = whole.nullable();

const turnout = z.strictObject({
  election,
  voted: count,
  voters: count,
  remaining: count,
  reported: whole,
  places: whole,
  allVoters: count,
});
const unit = z.strictObject({
  unit: unitKey,
  name: z.string(),
  places: whole,
  opened: whole,
  closed: whole,
  full: whole,
  turnout: z.array(turnout),
  preliminary: whole,
  flags: whole,
}) satisfies z.ZodType<SubmittedUnit>;
const owed = z.strictObject({
  slot: z.string(),
  level: unitLevel,
  total: whole,
  notDue: whole,
  due: whole,
  overdue: whole,
  missing: whole,
  onTime: whole,
  late: whole,
  covered: whole,
  corrected: whole,
  preliminary: whole,
  approved: whole,
  official: whole,
  flagged: whole,
  afterCutOff: whole,
}) satisfies z.ZodType<OwedTotals>;
const submitted = z.strictObject({
  version: z.literal(1),
  date: z.string(),
  slot: z.string(),
  slotName: z.string(),
  asOf: z.string(),
  of: z.enum(["approved", "all"]),
  whole: unit,
  parts: z.array(unit),
  owed: z.array(owed),
}) satisfies z.ZodType<SubmittedFigures>;

/** The frozen figures of a submission as they were sent; null where another release wrote what this one cannot read. */
export const figuresSent = (text: string): SubmittedFigures | null => {
  try {
    const read = submitted.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
};

const votedOf = (one: SubmittedUnit | undefined, of: Election): number | null => one?.turnout.find((figure) => figure.election === of)?.voted ?? null;

/** Where what holds now is not what was sent: the whole first, then its parts, each election by itself. */
export const sentDifferences = (sent: SubmittedFigures, live: SubmittedFigures): SubmissionTold["differences"] => {
  const now = new Map([live.whole, ...live.parts].map((one) => [one.unit, one]));
  return [sent.whole, ...sent.parts].flatMap((one) =>
    one.turnout.flatMap(({ election: of, voted }) => {
      const is = votedOf(now.get(one.unit), of);
      return is === voted ? [] : [{ unit: one.unit, name: one.name, election: of, sent: voted, live: is }];
    }),
  );
};
