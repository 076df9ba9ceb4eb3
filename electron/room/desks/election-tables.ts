import type { HandlerTable } from "./handler.ts";

export const tablesDesk = {} satisfies Partial<HandlerTable>;
