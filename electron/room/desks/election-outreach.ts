import { fail, type Result } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = (): Result<never> => fail("not-found", "Phần bỏ phiếu ngoài phòng chưa dùng được.", "Chưa có gì thay đổi.");

export const outreachDesk = {
  "outreach.summary": notYet,
  "outreach.places": notYet,
  "outreachSites.list": notYet,
  "outreachSites.save": notYet,
  "outreachSites.remove": notYet,
  "boxTrips.list": notYet,
  "boxTrips.propose": notYet,
  "boxTrips.save": notYet,
  "boxTrips.step": notYet,
  "boxTrips.remove": notYet,
  "teams.list": notYet,
  "teams.save": notYet,
  "teamGaps.list": notYet,
  "teamGaps.save": notYet,
  "teamGaps.remove": notYet,
  "outreach.calendar": notYet,
  "outreach.rules": notYet,
  "outreach.saveRules": notYet,
} satisfies Partial<HandlerTable>;
