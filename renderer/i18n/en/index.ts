import type { Words } from "../index.ts";
import type { vi } from "../vi/index.ts";
import { boundaries } from "./boundaries.ts";
import { desk } from "./desk.ts";
import { editing } from "./editing.ts";
import { intake } from "./intake.ts";
import { map } from "./map.ts";
import { ui } from "./ui.ts";
import { words } from "./words.ts";

export const en: Words<typeof vi> = { desk, ui, words, editing, intake, boundaries, map };
