import type { Words } from "../index.ts";
import type { alerts as vi } from "../vi/alerts.ts";

export const alerts: Words<typeof vi> = {};
