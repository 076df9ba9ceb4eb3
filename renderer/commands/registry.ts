import type { ParseKeys } from "i18next";
import type { LucideIcon } from "lucide-react";
import { type Chord, chordOf, parseChord } from "./chord.ts";

/** A title in any namespace, as `editing:commands.newZone`. */
export type CommandTitle = ParseKeys<["desk", "editing", "intake", "boundaries", "time", "changes", "journal", "vault", "fallback"]>;

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

/** Throws where two commands share an id or a shortcut: a bug to be found at the start. */
export const createRegistry = (commands: readonly Command[]): Registry => {
  const byId = new Map<string, Command>();
  const chords: { chord: Chord; command: Command }[] = [];
  for (const command of commands) {
    if (byId.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    byId.set(command.id, command);
    for (const shortcut of [command.shortcut, command.alternative]) {
      if (shortcut === undefined) continue;
      const chord = parseChord(shortcut);
      const twin = chords.find((other) => same(other.chord, chord));
      if (twin) throw new Error(`${command.id} and ${twin.command.id} share ${shortcut}`);
      chords.push({ chord, command });
    }
  }
  const may = (command: Command) => command.when?.() ?? true;
  return {
    all: () => commands,
    available: () => commands.filter(may),
    run(id) {
      const command = byId.get(id);
      if (!command || !may(command)) return false;
      command.run();
      return true;
    },
    press(event, typing) {
      const pressed = chordOf(event);
      const command = chords.find(({ chord }) => same(chord, pressed))?.command;
      if (!command || !may(command)) return false;
      if (typing && !(pressed.ctrl && !textKeys.has(pressed.key)) && !pressed.alt && !/^f\d+$/.test(pressed.key)) return false;
      command.run();
      return true;
    },
  };
};
