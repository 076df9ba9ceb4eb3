import type { Words } from "../index.ts";
import type { table as vi } from "../vi/table.ts";

export const table: Words<typeof vi> = {};
