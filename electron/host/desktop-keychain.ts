import { app, safeStorage } from "electron";
import type { FromRoom } from "./room-messages.ts";

type Asked = Extract<FromRoom, { verb: "keychain" }>;

/** A keychain that only hides the key under a word everybody knows is none: on Linux without a keyring Electron falls back to one. */
function isReal(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  return process.platform !== "linux" || !["basic_text", "unknown"].includes(safeStorage.getSelectedStorageBackend());
}

/** Does what the room's process asks of this machine's keychain; null where it is no real one, or would not. */
export async function askKeychain({ action, base64 }: Asked): Promise<string | null> {
  await app.whenReady();
  try {
    if (!isReal()) return null;
    if (action === "look") return "AA==";
    if (action === "seal") return safeStorage.encryptString(base64).toString("base64");
    return safeStorage.decryptString(Buffer.from(base64, "base64"));
  } catch {
    // Locked, refused by its owner, or sealed by another user: the other ways in stand.
    return null;
  }
}
