import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = () => fail("bad-input", "Chưa dùng được.", "Thử lại sau.");

/** Diễn biến ngày bầu cử. */
export const dayDesk = {
  "electionDay.phase": notYet,
  "day.glance": notYet,
  "day.list": notYet,
  "day.get": notYet,
  "day.report": notYet,
  "day.correct": notYet,
  "interruptions.list": notYet,
  "interruptions.save": notYet,
  "interruptions.remove": notYet,
  "dateChanges.list": notYet,
  "dateChanges.save": notYet,
  "dateChanges.remove": notYet,
  "ballotMatters.list": notYet,
  "ballotMatters.save": notYet,
  "ballotMatters.remove": notYet,
} satisfies Partial<HandlerTable>;
