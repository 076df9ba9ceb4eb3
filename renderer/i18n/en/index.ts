import type { Words } from "../index.ts";
import type { vi } from "../vi/index.ts";
import { boundaries } from "./boundaries.ts";
import { changes } from "./changes.ts";
import { desk } from "./desk.ts";
import { editing } from "./editing.ts";
import { fallback } from "./fallback.ts";
import { intake } from "./intake.ts";
import { journal } from "./journal.ts";
import { map } from "./map.ts";
import { time } from "./time.ts";
import { ui } from "./ui.ts";
import { vault } from "./vault.ts";
import { words } from "./words.ts";

export const en: Words<typeof vi> = { desk, ui, words, editing, intake, boundaries, map, time, changes, journal, vault, fallback };
