import type { HandlerTable } from "./handler.ts";

export const checklistsDesk = {} satisfies Partial<HandlerTable>;
