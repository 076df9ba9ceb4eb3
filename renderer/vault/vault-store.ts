import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { VaultState } from "../../electron/contract/vault.ts";
import type { RoomClient } from "../room-client/client.ts";

type Box = "settings" | "protect" | "lock" | null;
/** One section of the settings. */
export type Part = "passphrase" | "recoveryKey" | "envelope" | "keychain" | "lock";

/** What stands at the room's door, and whether this page hides what is behind it. */
interface VaultView {
  /** Null until the room has told. */
  told: VaultState | null;
  /** This surface is locked; the room is not. */
  surfaceLocked: boolean;
  /** A key is being made or shown: the desk waits until it is put away. */
  keyInHand: boolean;
  box: Box;
  /** The section the settings open with. */
  part: Part | null;
  /** This page opened the room by a paper that is now known: it reminds to make a new one. */
  openedBy: "recovery-key" | "envelope" | null;
}

/** Outlasts a reload of the page: a locked surface is not unlocked by it. */
const LOCKED_KEY = "surface-locked";

export const vaultStore = createStore<VaultView>(() => ({
  told: null,
  surfaceLocked: false,
  keyInHand: false,
  box: null,
  part: null,
  openedBy: null,
}));

export const useVault = <T>(selector: (state: VaultView) => T): T => useStore(vaultStore, selector);

export const lockSurface = (): void => {
  sessionStorage.setItem(LOCKED_KEY, "yes");
  vaultStore.setState({ surfaceLocked: true, box: null });
};

export const unlockSurface = (): void => {
  sessionStorage.removeItem(LOCKED_KEY);
  vaultStore.setState({ surfaceLocked: false });
};

export const showBox = (box: Box, part: Part | null = null): void => vaultStore.setState({ box, part });
export const setOpenedBy = (openedBy: VaultView["openedBy"]): void => vaultStore.setState({ openedBy });
export const setKeyInHand = (keyInHand: boolean): void => vaultStore.setState({ keyInHand });

/** Whether the desk may be worked on: the room open and nothing over it. */
export const deskIsOpen = (): boolean => {
  const { told, surfaceLocked, keyInHand } = vaultStore.getState();
  return told?.state === "open" && !surfaceLocked && !keyInHand;
};

/** Follows the door. A page whose room was locked begins anew, so that it keeps nothing of it. */
export const followVault = (client: RoomClient): (() => void) => {
  vaultStore.setState({ surfaceLocked: sessionStorage.getItem(LOCKED_KEY) !== null });
  return client.live("vault.state", {}, (told) => {
    const before = vaultStore.getState().told;
    if (told.state !== "open" && told.state !== "working") unlockSurface();
    vaultStore.setState({ told });
    if (before?.protected && before.state !== "locked" && told.state === "locked") window.location.reload();
  });
};
