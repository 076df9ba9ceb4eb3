import type { ParseKeys } from "i18next";
import type { LucideIcon } from "lucide-react";
import { type Chord, chordOf, parseChord } from "./chord.ts";

/** A title in any namespace, as `editing:commands.newZone`. */
export type CommandTitle = ParseKeys<
  [
    "desk",
    "editing",
    "intake",
    "boundaries",
    "time",
    "changes",
    "journal",
    "vault",
    "fallback",
    "sheets",
    "table",
    "day",
    "reports",
    "turnout",
    "checklists",
    "outreach",
    "alerts",
    "directive",
  ]
>;

/** One action of a user: the palette, the menus and the keys all come from this object. */
export interface Command {
  id: string;
  title: CommandTitle;
  /** Values for the title's placeholders, taken when it is shown. */
  titleValues?: () => Record<string, string>;
  /** As `Ctrl+Shift+Z`, `F1`, `?`; Ctrl stands for Command on a Mac. */
  shortcut?: string;
  /** A second way to the same. */
  alternative?: string;
  icon?: LucideIcon;
  /** False hides it and silences its key; read at the moment of use. */
  when?: () => boolean;
  /** It changes the room, or opens what does: done in the present alone. */
  changes?: true;
  /** Takes its key only where no other command that may run has it. */
  yields?: true;
  run(): void;
}

export interface Registry {
  all(): readonly Command[];
  /** What may be done now. */
  available(): Command[];
  /** Runs it if it may be done now; tells whether it ran. */
  run(id: string): boolean;
  /** Runs the command of this key press, if there is one. `typing`: the keys are going into a text field. */
  press(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">, typing: boolean): boolean;
}

const same = (a: Chord, b: Chord): boolean => a.key === b.key && a.ctrl === b.ctrl && a.alt === b.alt && a.shift === b.shift;

/** Keys that with Ctrl mean something to a text field itself. */
const textKeys = new Set(["a", "c", "v", "x", "y", "z"]);

/**
 * Throws where two commands share an id, or a shortcut that neither yields: a bug to be found at the start.
 * `atNow` runs what changes the room, or says why it may not be done at the moment on screen.
 */
export const createRegistry = (commands: readonly Command[], atNow: (run: () => void) => void = (run) => run()): Registry => {
  const byId = new Map<string, Command>();
  const chords: { chord: Chord; command: Command }[] = [];
  for (const command of commands) {
    if (byId.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    byId.set(command.id, command);
    for (const shortcut of [command.shortcut, command.alternative]) {
      if (shortcut === undefined) continue;
      const chord = parseChord(shortcut);
      const twin = chords.find((other) => same(other.chord, chord) && (other.command.yields ?? false) === (command.yields ?? false));
      if (twin) throw new Error(`${command.id} and ${twin.command.id} share ${shortcut}`);
      chords.push({ chord, command });
    }
  }
  const may = (command: Command) => command.when?.() ?? true;
  const perform = (command: Command) => (command.changes ? atNow(() => command.run()) : command.run());
  const bound = (pressed: Chord) => {
    const wanted = chords.filter(({ chord, command }) => same(chord, pressed) && may(command));
    return (wanted.find(({ command }) => !command.yields) ?? wanted[0])?.command;
  };
  return {
    all: () => commands,
    available: () => commands.filter(may),
    run(id) {
      const command = byId.get(id);
      if (!command || !may(command)) return false;
      perform(command);
      return true;
    },
    press(event, typing) {
      const pressed = chordOf(event);
      const command = bound(pressed);
      if (!command) return false;
      if (typing && !(pressed.ctrl && !textKeys.has(pressed.key)) && !pressed.alt && !/^f\d+$/.test(pressed.key)) return false;
      perform(command);
      return true;
    },
  };
};
