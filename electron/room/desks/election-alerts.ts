import type { HandlerTable } from "./handler.ts";

export const alertsDesk = {} satisfies Partial<HandlerTable>;
