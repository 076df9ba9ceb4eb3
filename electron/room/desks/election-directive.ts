import type { HandlerTable } from "./handler.ts";

export const directiveDesk = {} satisfies Partial<HandlerTable>;
