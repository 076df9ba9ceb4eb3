import type { Words } from "../index.ts";
import type { directive as vi } from "../vi/directive.ts";

export const directive: Words<typeof vi> = {};
