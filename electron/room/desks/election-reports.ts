import { fail, type Result } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = (): Result<never> => fail("not-found", "Phần báo cáo chưa dùng được.", "Chưa có gì thay đổi.");

export const reportsDesk = {
  "regime.get": notYet,
  "regime.save": notYet,
  "reports.glance": notYet,
  "reports.owed": notYet,
  "reports.get": notYet,
  "reports.list": notYet,
  "reports.check": notYet,
  "reports.save": notYet,
  "reports.correct": notYet,
  "reports.approve": notYet,
  "reports.attachScan": notYet,
  "reports.scan": notYet,
  "reports.remove": notYet,
  "reports.draftFromText": notYet,
  "chase.list": notYet,
  "chase.call": notYet,
  "contacts.list": notYet,
  "contacts.save": notYet,
  "submissions.preview": notYet,
  "submissions.make": notYet,
  "submissions.sign": notYet,
  "submissions.list": notYet,
  "submissions.text": notYet,
} satisfies Partial<HandlerTable>;
