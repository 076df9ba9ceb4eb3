import type { Words } from "../index.ts";
import type { checklists as vi } from "../vi/checklists.ts";

export const checklists: Words<typeof vi> = {};
