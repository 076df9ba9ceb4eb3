import type { Words } from "../index.ts";
import type { turnout as vi } from "../vi/turnout.ts";

export const turnout: Words<typeof vi> = {};
