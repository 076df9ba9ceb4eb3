import { useTranslation } from "react-i18next";
import { useCommands } from "../commands/context.tsx";
import type { Command } from "../commands/registry.ts";
import { useSpokenSteps } from "../election/day/use-spoken-steps.ts";
import { type Entry, hitEntry } from "./entries.ts";
import { fold } from "./fold.ts";
import { useSearch } from "./use-search.ts";

/** A command's title in the language on screen, with its values. */
export const useCommandTitle = (): ((command: Command) => string) => {
  const { t } = useTranslation([
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
  ]);
  return (command) => t(command.title, { replace: command.titleValues?.() });
};

/** Hits and commands for what was typed; every word must be found in a command's title. */
export const useEntries = (text: string): { hits: Entry[]; commands: Entry[]; busy: boolean } => {
  const registry = useCommands();
  const titleOf = useCommandTitle();
  const { hits, busy } = useSearch(text);
  const steps = useSpokenSteps(text);
  const typed = fold(text).trim();
  const words = typed.split(/\s+/).filter(Boolean);
  const commands = registry
    .available()
    .filter((command) => command.id !== "palette.open" && command.id !== "box.close")
    .map((command): Entry => {
      return {
        key: command.id,
        title: titleOf(command),
        detail: "",
        icon: command.icon,
        keys: command.shortcut,
        choose: () => registry.run(command.id),
      };
    })
    .filter(({ title }) => words.every((word) => fold(title).includes(word)))
    .sort((a, b) => Number(fold(b.title).startsWith(typed)) - Number(fold(a.title).startsWith(typed)));
  return { hits: [...steps, ...hits.map(hitEntry)], commands, busy };
};
