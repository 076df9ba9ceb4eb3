import { MapPinned } from "lucide-react";
import type { Command } from "../../commands/registry.ts";
import { goToNextName, isAnyWaited } from "./go-to-name.ts";

/** What the day adds to the palette and the keys. */
export const dayCommands: readonly Command[] = [
  { id: "day.next-waited", title: "day:commands.next", shortcut: "Alt+B", icon: MapPinned, when: isAnyWaited, run: goToNextName },
];
