import { chaseDesk } from "./election-chase.ts";
import { regimeDesk } from "./election-regime.ts";
import { reportDraftDesk } from "./election-report-draft.ts";
import { reportsReading } from "./election-reports-reading.ts";
import { reportsWriting } from "./election-reports-writing.ts";
import { submissionsDesk } from "./election-submissions.ts";
import type { HandlerTable } from "./handler.ts";

/** Chế độ báo cáo, báo cáo nhanh, đôn đốc, báo cáo đã gửi. */
export const reportsDesk = {
  ...regimeDesk,
  ...reportsReading,
  ...reportsWriting,
  ...reportDraftDesk,
  ...chaseDesk,
  ...submissionsDesk,
} satisfies Partial<HandlerTable>;
