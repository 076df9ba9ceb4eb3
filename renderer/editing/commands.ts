import { CloudRainWind, FileSpreadsheet, Hospital, Map as MapIcon, MapPinPlus, Megaphone } from "lucide-react";
import type { Command } from "../commands/registry.ts";
import { deskStore, openEditor } from "../stores/desk-store.ts";
import { mayWrite } from "../stores/room-store.ts";

/** Where the officer last pointed: a new point begins there. */
const here = () => {
  const { spot } = deskStore.getState();
  return spot === null ? {} : { at: spot };
};

/** What the editing surfaces add to the palette, the menus and the keys. */
export const editingCommands: readonly Command[] = [
  {
    id: "editing.new-zone",
    title: "editing:commands.newZone",
    shortcut: "Alt+C",
    icon: Hospital,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "quarantine-zone" }),
  },
  {
    id: "editing.new-risk-area",
    title: "editing:commands.newRiskArea",
    shortcut: "Alt+N",
    icon: CloudRainWind,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "risk-area" }),
  },
  {
    id: "editing.new-incident",
    title: "editing:commands.newIncident",
    shortcut: "Alt+V",
    icon: Megaphone,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "incident", ...here() }),
  },
  {
    id: "editing.new-place",
    title: "editing:commands.newPlace",
    shortcut: "Alt+K",
    icon: MapPinPlus,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "polling-place", ...here() }),
  },
  {
    id: "editing.intake",
    title: "editing:commands.intake",
    shortcut: "Alt+I",
    icon: FileSpreadsheet,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "intake" }),
  },
  {
    id: "editing.boundaries",
    title: "editing:commands.boundaries",
    icon: MapIcon,
    changes: true,
    when: mayWrite,
    run: () => openEditor({ type: "boundaries" }),
  },
];
