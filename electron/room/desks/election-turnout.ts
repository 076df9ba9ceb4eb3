import type { HandlerTable } from "./handler.ts";

export const turnoutDesk = {} satisfies Partial<HandlerTable>;
