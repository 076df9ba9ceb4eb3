import { fail, type Result } from "../../contract/index.ts";
import type { HandlerTable } from "./handler.ts";

const notYet = (): Result<never> => fail("not-found", "Phần nạp bảng tính chưa dùng được.", "Chưa có gì thay đổi.");

/** Reports and ticks from spreadsheets. */
export const figuresDesk = {
  "figures.preview": notYet,
  "figures.accept": notYet,
  "figures.template": notYet,
} satisfies Pick<HandlerTable, "figures.preview" | "figures.accept" | "figures.template">;
