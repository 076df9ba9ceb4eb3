import type { Words } from "../index.ts";
import type { reports as vi } from "../vi/reports.ts";

export const reports: Words<typeof vi> = {};
