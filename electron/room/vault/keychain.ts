/**
 * The operating system's keychain, where this machine has a real one. It keeps nothing of the room: it seals a key for this user of
 * this machine and gives it back. Null where it would not or could not.
 */
export interface Keychain {
  isReal(): Promise<boolean>;
  seal(secret: Uint8Array): Promise<Uint8Array | null>;
  unseal(blob: Uint8Array): Promise<Uint8Array | null>;
}

/** A machine without a keychain, or a host that may not reach it. */
export const noKeychain: Keychain = { isReal: async () => false, seal: async () => null, unseal: async () => null };
