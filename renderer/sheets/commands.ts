import i18next from "i18next";
import { Maximize2, PanelBottom, X } from "lucide-react";
import type { Command } from "../commands/registry.ts";
import { closeSheet, deskStore, openSheet, setSheetWhole, sheetNames } from "../stores/desk-store.ts";

const isOpen = (): boolean => deskStore.getState().sheet !== null;

/** Every sheet by name, and what may be done with the one in use. */
export const sheetCommands: Command[] = [
  ...sheetNames.map(
    (sheet): Command => ({
      id: `sheet.open.${sheet}`,
      title: "sheets:commands.open",
      titleValues: () => ({ sheet: i18next.t(`names.${sheet}`, { ns: "sheets" }) }),
      icon: PanelBottom,
      run: () => openSheet(sheet),
    }),
  ),
  { id: "sheet.close", title: "sheets:commands.close", shortcut: "Alt+W", icon: X, when: isOpen, run: closeSheet },
  {
    id: "sheet.whole",
    title: "sheets:commands.enlarge",
    shortcut: "Alt+L",
    icon: Maximize2,
    when: isOpen,
    run: () => setSheetWhole(!deskStore.getState().sheetWhole),
  },
];
