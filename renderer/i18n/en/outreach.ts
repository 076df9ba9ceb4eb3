import type { Words } from "../index.ts";
import type { outreach as vi } from "../vi/outreach.ts";

export const outreach: Words<typeof vi> = {};
