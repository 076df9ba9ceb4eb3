import { KeyRound, Lock, MonitorOff, ShieldCheck } from "lucide-react";
import type { Command } from "../commands/registry.ts";
import { deskIsOpen, lockSurface, showBox, vaultStore } from "./vault-store.ts";

/** Whether this surface may use the room's keys, and whether there are any. */
const hasKeys = (): boolean => {
  const { told } = vaultStore.getState();
  return told !== null && told.ways !== null && told.protected;
};
const liesClear = (): boolean => {
  const { told } = vaultStore.getState();
  return told !== null && told.ways !== null && !told.protected && !told.exercise;
};

/** Locking and its keys. */
export const vaultCommands = (): Command[] => [
  { id: "vault.lockSurface", title: "vault:commands.lockSurface", shortcut: "Ctrl+Alt+L", icon: MonitorOff, when: hasKeys, run: lockSurface },
  { id: "vault.lockRoom", title: "vault:commands.lockRoom", icon: Lock, when: hasKeys, run: () => showBox("lock") },
  { id: "vault.settings", title: "vault:commands.settings", icon: KeyRound, when: hasKeys, run: () => showBox("settings") },
  { id: "vault.protect", title: "vault:commands.protect", icon: ShieldCheck, when: liesClear, run: () => showBox("protect") },
];

/** The commands as they are behind a closed door: none but those of the look. */
export const behindTheDoor = (commands: readonly Command[]): Command[] =>
  commands.map((command) =>
    /^(theme|language)\./.test(command.id) ? command : { ...command, when: () => deskIsOpen() && (command.when?.() ?? true) },
  );
