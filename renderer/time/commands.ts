import { CalendarClock, Clock, FoldVertical, GitCompareArrows, History, Milestone, SkipBack, SkipForward } from "lucide-react";
import type { Command } from "../commands/registry.ts";
import { backToNow, isAway } from "../stores/moment-store.ts";
import { barStore, setFolded, setJumping } from "./bar-store.ts";
import { compareFromHere, goAlong, goStep } from "./moves.ts";

/** Moving through the two times. */
export const timeCommands: readonly Command[] = [
  { id: "time.now", title: "time:commands.now", shortcut: "Escape", yields: true, icon: Clock, when: isAway, run: () => backToNow() },
  { id: "time.known", title: "time:commands.known", shortcut: "Alt+T", icon: History, run: () => goAlong("knownAt") },
  { id: "time.true", title: "time:commands.true", shortcut: "Alt+G", icon: CalendarClock, run: () => goAlong("trueAt") },
  { id: "time.previous", title: "time:commands.previous", shortcut: "[", icon: SkipBack, run: () => goStep(-1) },
  { id: "time.next", title: "time:commands.next", shortcut: "]", icon: SkipForward, when: isAway, run: () => goStep(1) },
  { id: "time.jump", title: "time:commands.jump", shortcut: "Alt+M", icon: Milestone, run: () => setJumping(true) },
  { id: "time.compare", title: "time:commands.compare", shortcut: "Alt+D", icon: GitCompareArrows, when: isAway, run: compareFromHere },
  { id: "time.fold", title: "time:commands.collapse", icon: FoldVertical, run: () => setFolded(!barStore.getState().folded) },
];
