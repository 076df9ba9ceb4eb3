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

/** Everything people read, Vietnamese first: `words` the field's own terms, `ui` the controls, `desk` the desk, then a namespace for each editing surface. */
export const vi = { desk, ui, words, editing, intake, boundaries, map, time, changes, journal, vault, fallback };
