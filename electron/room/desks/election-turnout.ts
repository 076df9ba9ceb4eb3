import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = () => fail("bad-input", "Chưa dùng được.", "Thử lại sau.");

/** Cử tri đi bầu. */
export const turnoutDesk = {
  "turnout.summary": notYet,
  "turnout.rows": notYet,
  "turnout.unit": notYet,
  "turnout.laggards": notYet,
  "electorates.list": notYet,
  "electorates.save": notYet,
  "electorates.fix": notYet,
  "hamletTurns.list": notYet,
  "hamletTurns.save": notYet,
  "hamletTurns.remove": notYet,
} satisfies Pick<
  HandlerTable,
  | "turnout.summary"
  | "turnout.rows"
  | "turnout.unit"
  | "turnout.laggards"
  | "electorates.list"
  | "electorates.save"
  | "electorates.fix"
  | "hamletTurns.list"
  | "hamletTurns.save"
  | "hamletTurns.remove"
>;
