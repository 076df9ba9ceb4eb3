import { fail, ok } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = () => fail("not-found", "Chưa có cảnh báo nào.", "Mở lại sau.");

export const alertsDesk = {
  "alerts.count": (room, viewer) => ok({ counts: room.election.booksFor(viewer.clearance).alerts.counts(room.clock.now()), validUntil: null }),
  "alerts.list": (room, viewer) => {
    const { alerts } = room.election.booksFor(viewer.clearance);
    return ok({ rows: [], matching: 0, counts: alerts.counts(room.clock.now()), validUntil: null });
  },
  "alerts.rules": () => ok({ rules: [], validUntil: null }),
  "alerts.acknowledge": notYet,
  "alerts.assign": notYet,
  "alerts.snooze": notYet,
  "alerts.settle": notYet,
  "alerts.reopen": notYet,
} satisfies Partial<HandlerTable>;
