import type { Words } from "../index.ts";
import type { day as vi } from "../vi/day.ts";

export const day: Words<typeof vi> = {};
