import { boundaries } from "./boundaries.ts";
import { desk } from "./desk.ts";
import { editing } from "./editing.ts";
import { intake } from "./intake.ts";
import { map } from "./map.ts";
import { ui } from "./ui.ts";
import { words } from "./words.ts";

/** Everything people read, Vietnamese first: `words` the field's own terms, `ui` the controls, `desk` the desk, then a namespace for each editing surface. */
export const vi = { desk, ui, words, editing, intake, boundaries, map };
