import type { HandlerTable } from "./handler.ts";

export const outreachDesk = {} satisfies Partial<HandlerTable>;
