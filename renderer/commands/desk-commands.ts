import i18next from "i18next";
import { Eye, Keyboard, Languages, LayoutDashboard, type LucideIcon, Maximize, Monitor, Moon, Redo2, Search, Sun, Undo2, X } from "lucide-react";
import type { LayerName } from "../../electron/contract/layers.ts";
import { keepTyped } from "../palette/typed-ahead.ts";
import type { RoomClient } from "../room-client/client.ts";
import { nextRedo, nextUndo, redoLast, undoLast } from "../shell/undo.ts";
import { closeEditor, deskStore, desks, fitProvince, setPaletteOpen, setShortcutsOpen, setSpot, setVisible, showDesk } from "../stores/desk-store.ts";
import { chooseLanguage, chooseTheme } from "../stores/look-store.ts";
import { mayWrite } from "../stores/room-store.ts";
import type { Command } from "./registry.ts";

const icon = (of: LucideIcon) => ({ icon: of });
const overlays = ["polling-places", "communes", "quarantine-zones", "risk-areas", "incidents"] as const satisfies readonly LayerName[];

const openPalette = (): void => {
  if (!deskStore.getState().paletteOpen) keepTyped(() => deskStore.getState().paletteOpen);
  setPaletteOpen(true);
};

const boxOpen = (): boolean => deskStore.getState().paletteOpen || deskStore.getState().shortcutsOpen;

const showing: Command[] = [
  ...desks.map(
    (desk, index): Command => ({
      id: `desk.show.${desk}`,
      title: "desk:commands.desk",
      titleValues: () => ({ desk: i18next.t(`desks.${desk}`, { ns: "desk" }) }),
      shortcut: `Alt+${index + 1}`,
      ...icon(LayoutDashboard),
      run: () => showDesk(desk),
    }),
  ),
  ...overlays.map(
    (layer): Command => ({
      id: `layer.toggle.${layer}`,
      title: "desk:commands.layer",
      titleValues: () => ({ layer: i18next.t(`layer.${layer}`, { ns: "words" }) }),
      ...icon(Eye),
      run: () => setVisible(layer, !deskStore.getState().visible[layer]),
    }),
  ),
  { id: "map.province", title: "desk:commands.province", shortcut: "Alt+0", ...icon(Maximize), run: fitProvince },
  {
    // A box answers Escape itself once it is on screen; this is for the moment before.
    id: "box.close",
    title: "desk:commands.closeBox",
    shortcut: "Escape",
    when: boxOpen,
    run: () => {
      setPaletteOpen(false);
      setShortcutsOpen(false);
    },
  },
  {
    id: "card.close",
    title: "desk:commands.closeCard",
    shortcut: "Alt+X",
    ...icon(X),
    when: () => deskStore.getState().spot !== null || deskStore.getState().editor !== null,
    run: () => (deskStore.getState().editor !== null ? closeEditor() : setSpot(null)),
  },
];

const looks: Command[] = [
  { id: "theme.light", title: "desk:commands.themeLight", ...icon(Sun), run: () => chooseTheme("light") },
  { id: "theme.dark", title: "desk:commands.themeDark", ...icon(Moon), run: () => chooseTheme("dark") },
  { id: "theme.system", title: "desk:commands.themeSystem", ...icon(Monitor), run: () => chooseTheme("system") },
  {
    id: "language.toggle",
    title: "desk:commands.language",
    ...icon(Languages),
    run: () => void chooseLanguage(deskStore.getState().language === "vi" ? "en" : "vi"),
  },
];

/** The desk's own commands; editing surfaces add theirs. */
export const deskCommands = (client: RoomClient): Command[] => [
  { id: "palette.open", title: "desk:commands.palette", shortcut: "Ctrl+K", ...icon(Search), run: openPalette },
  { id: "shortcuts.show", title: "desk:commands.shortcuts", shortcut: "F1", alternative: "?", ...icon(Keyboard), run: () => setShortcutsOpen(true) },
  {
    id: "undo",
    title: "desk:commands.undo",
    titleValues: () => ({ title: nextUndo()?.title ?? "" }),
    shortcut: "Ctrl+Z",
    ...icon(Undo2),
    changes: true,
    when: () => mayWrite() && nextUndo() !== undefined,
    run: () => void undoLast(client),
  },
  {
    id: "redo",
    title: "desk:commands.redo",
    titleValues: () => ({ title: nextRedo()?.title ?? "" }),
    shortcut: "Ctrl+Shift+Z",
    alternative: "Ctrl+Y",
    ...icon(Redo2),
    changes: true,
    when: () => mayWrite() && nextRedo() !== undefined,
    run: () => void redoLast(client),
  },
  ...showing,
  ...looks,
];
