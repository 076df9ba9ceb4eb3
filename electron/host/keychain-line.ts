import type { Keychain } from "../room/vault/keychain.ts";
import type { FromRoom } from "./room-messages.ts";

type Asked = Extract<FromRoom, { verb: "keychain" }>;

/** The machine's keychain as the room's process reaches it: by asking the desktop, which alone may. `answered` hands in what came back. */
export function keychainLine(ask: (message: Asked) => void): { keychain: Keychain; answered(id: number, base64: string | null): void } {
  const waiting = new Map<number, (answer: Uint8Array | null) => void>();
  let lastId = 0;
  const request = (action: Asked["action"], bytes: Uint8Array): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      lastId += 1;
      waiting.set(lastId, resolve);
      ask({ verb: "keychain", id: lastId, action, base64: Buffer.from(bytes).toString("base64") });
    });
  return {
    keychain: {
      isReal: async () => (await request("look", new Uint8Array())) !== null,
      seal: (secret) => request("seal", secret),
      unseal: (blob) => request("unseal", blob),
    },
    answered(id, base64) {
      waiting.get(id)?.(base64 === null ? null : Buffer.from(base64, "base64"));
      waiting.delete(id);
    },
  };
}
