import { BookCheck, GitCompareArrows, HardDriveDownload, History, Printer, ShieldCheck } from "lucide-react";
import type { ToldKind } from "../../electron/contract/index.ts";
import type { Command } from "../commands/registry.ts";
import { openHistory } from "../history/open-history.ts";
import type { MomentClient } from "../room-client/moment-client.ts";
import { deskStore, openEditor, setFallbackOpen } from "../stores/desk-store.ts";
import { mayWrite } from "../stores/room-store.ts";
import { kindOf } from "../stores/told-kinds.ts";
import { makeBackup } from "./backups.ts";
import { verifyJournal } from "./verify-store.ts";

/** The record whose history is meant: the one being edited, else the selected one. */
const told = (): { kind: ToldKind; id: string } | null => {
  const { editor, selection } = deskStore.getState();
  if (editor !== null && "id" in editor && editor.id !== undefined && editor.type !== "history" && editor.type !== "touched")
    return { kind: editor.type, id: editor.id };
  const kind = selection === null ? null : kindOf(selection.layer);
  return selection === null || kind === null ? null : { kind, id: selection.id };
};

/** The journal, what changed, the fallback pack. */
export const keepingCommands = (client: MomentClient): Command[] => [
  {
    id: "changes.open",
    title: "changes:commands.open",
    shortcut: "Ctrl+Shift+D",
    icon: GitCompareArrows,
    run: () => openEditor({ type: "changes" }),
  },
  {
    id: "history.open",
    title: "journal:commands.history",
    shortcut: "Ctrl+Shift+H",
    icon: History,
    when: () => told() !== null,
    run: () => {
      const record = told();
      if (record !== null) openHistory(record.kind, record.id);
    },
  },
  { id: "journal.open", title: "journal:commands.open", shortcut: "Ctrl+Shift+L", icon: BookCheck, run: () => openEditor({ type: "journal" }) },
  {
    id: "journal.verify",
    title: "journal:commands.verify",
    icon: ShieldCheck,
    run: () => {
      openEditor({ type: "journal" });
      void verifyJournal(client);
    },
  },
  {
    id: "backups.make",
    title: "journal:commands.backup",
    icon: HardDriveDownload,
    when: mayWrite,
    changes: true,
    run: () => void makeBackup(client),
  },
  { id: "fallback.print", title: "fallback:commands.print", shortcut: "Ctrl+Shift+P", icon: Printer, run: () => setFallbackOpen(true) },
];
