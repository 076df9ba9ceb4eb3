import type { HandlerTable } from "./handler.ts";

export const dayDesk = {} satisfies Partial<HandlerTable>;
