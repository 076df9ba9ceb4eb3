import { fail } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = () => fail("not-found", "Chưa có sổ nhiệm vụ.", "Mở lại sau.");

export const directiveDesk = {
  "directive.board": notYet,
  "directive.save": notYet,
  "directive.addEvidence": notYet,
  "directive.removeEvidence": notYet,
  "directive.evidenceFile": notYet,
  "plan.list": notYet,
  "plan.step": notYet,
  "plan.mark": notYet,
} satisfies Partial<HandlerTable>;
