import type { HandlerTable } from "./handler.ts";

export const reportsDesk = {} satisfies Partial<HandlerTable>;
