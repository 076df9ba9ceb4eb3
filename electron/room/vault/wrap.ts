import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt } from "node:crypto";
import { z } from "zod";

/** Which way in a wrapping belongs to: bound into it, so that one can never stand in another's place. */
export type Purpose = "passphrase" | "recovery-key" | "envelope" | "keychain";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** The room's key sealed by another key: AES-256-GCM, nonce, sealed bytes and tag in hex. */
export const wrapping = z.strictObject({ nonce: hex(12), sealed: hex(32), tag: hex(16) });
export type Wrapping = z.infer<typeof wrapping>;

/**
 * How a passphrase becomes a key: scrypt (RFC 7914), which Node and Electron both have; Electron's BoringSSL lacks Argon2, and a room
 * made in one must open in the other.
 */
export const derivation = z.strictObject({
  name: z.literal("scrypt"),
  salt: hex(16),
  N: z
    .int()
    .min(1024)
    .max(2 ** 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
});
export type Derivation = z.infer<typeof derivation>;

/** 128 MiB and about 0.8 s on the machine this was chosen on; OWASP asks for N = 2^17, r = 8, p = 1 at least. */
export const newDerivation = (): Derivation => ({ name: "scrypt", salt: randomBytes(16).toString("hex"), N: 2 ** 17, r: 8, p: 2 });

/** The wrapping key of a passphrase, which is taken in NFC: the same letters typed otherwise are the same passphrase. Off the main thread. */
export const derive = (passphrase: string, { salt, N, r, p }: Derivation): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const maxmem = 256 * N * r + 1024 * 1024;
    scrypt(passphrase.normalize("NFC"), Buffer.from(salt, "hex"), 32, { N, r, p, maxmem }, (error, key) => (error ? reject(error) : resolve(key)));
  });

/** The wrapping key of a secret that is random already. */
export const spread = (secret: Uint8Array, keyId: string, purpose: Purpose): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", secret, Buffer.from(keyId), `phong-tinh-huong/${purpose}`, 32));

const bound = (keyId: string, purpose: Purpose): Buffer => Buffer.from(`phong-tinh-huong room.keys 1 ${keyId} ${purpose}`);

/** Text sealed by the room's own key, as `wrapping` is; padded, so that its length tells nothing of it. */
export const sealedText = z.strictObject({ nonce: hex(12), sealed: z.string().regex(/^([0-9a-f]{2})+$/), tag: hex(16) });
export type SealedText = z.infer<typeof sealedText>;

const padding = 1024;
const textKey = (dataKey: Uint8Array, keyId: string): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", dataKey, Buffer.from(keyId), "phong-tinh-huong/room.keys text", 32));
const textBound = (keyId: string, what: string): Buffer => Buffer.from(`phong-tinh-huong room.keys 1 ${keyId} text ${what}`);

/** `what`: what the text says of the room, bound into it. */
export function sealText(text: string, dataKey: Uint8Array, keyId: string, what: string): SealedText {
  const bytes = Buffer.from(text);
  const padded = Buffer.alloc(Math.ceil((bytes.length + 1) / padding) * padding);
  bytes.copy(padded);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", textKey(dataKey, keyId), nonce).setAAD(textBound(keyId, what));
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
  return { nonce: nonce.toString("hex"), sealed: sealed.toString("hex"), tag: cipher.getAuthTag().toString("hex") };
}

/** The text, or null where this key did not seal it. */
export function openText({ nonce, sealed, tag }: SealedText, dataKey: Uint8Array, keyId: string, what: string): string | null {
  const cipher = createDecipheriv("aes-256-gcm", textKey(dataKey, keyId), Buffer.from(nonce, "hex"), { authTagLength: 16 });
  cipher.setAAD(textBound(keyId, what)).setAuthTag(Buffer.from(tag, "hex"));
  try {
    const padded = Buffer.concat([cipher.update(Buffer.from(sealed, "hex")), cipher.final()]);
    const end = padded.indexOf(0);
    return padded.toString("utf8", 0, end === -1 ? padded.length : end);
  } catch {
    return null;
  }
}

export function wrap(dataKey: Uint8Array, by: Uint8Array, keyId: string, purpose: Purpose): Wrapping {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", by, nonce).setAAD(bound(keyId, purpose));
  const sealed = Buffer.concat([cipher.update(dataKey), cipher.final()]);
  return { nonce: nonce.toString("hex"), sealed: sealed.toString("hex"), tag: cipher.getAuthTag().toString("hex") };
}

/** The room's key, or null where `by` is not the key it was wrapped with. */
export function unwrap({ nonce, sealed, tag }: Wrapping, by: Uint8Array, keyId: string, purpose: Purpose): Uint8Array | null {
  const cipher = createDecipheriv("aes-256-gcm", by, Buffer.from(nonce, "hex"), { authTagLength: 16 }).setAAD(bound(keyId, purpose));
  cipher.setAuthTag(Buffer.from(tag, "hex"));
  try {
    return new Uint8Array(Buffer.concat([cipher.update(Buffer.from(sealed, "hex")), cipher.final()]));
  } catch {
    return null;
  }
}
