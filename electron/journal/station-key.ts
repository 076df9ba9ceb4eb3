import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";

/** Ed25519 keys as they are stored: 32 raw bytes each. */
export interface StationKeys {
  /** The station's name to others: the first 32 hex digits of the SHA-256 of `station`, a line end and the public key in hex. */
  id: string;
  publicKey: Uint8Array;
  privateKey: Uint8Array;
}

// RFC 8410: the fixed DER wrapping of a raw Ed25519 key.
const privatePrefix = Buffer.from("302e020100300506032b657004220420", "hex");
const publicPrefix = Buffer.from("302a300506032b6570032100", "hex");

const privateKeyFrom = (seed: Uint8Array): KeyObject => createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: "der", type: "pkcs8" });

const publicKeyFrom = (raw: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([publicPrefix, raw]), format: "der", type: "spki" });

export const stationId = (publicKey: Uint8Array): string => hash("sha256", `station\n${Buffer.from(publicKey).toString("hex")}`, "hex").slice(0, 32);

/** A new station from 32 random bytes. */
export function newStationKeys(seed: Uint8Array): StationKeys {
  const publicKey = createPublicKey(privateKeyFrom(seed)).export({ format: "der", type: "spki" }).subarray(publicPrefix.length);
  return { id: stationId(publicKey), publicKey, privateKey: seed };
}

/** Signs with one station's key; the key is unwrapped once. */
export function signer(privateKey: Uint8Array): (bytes: Buffer) => Buffer {
  const key = privateKeyFrom(privateKey);
  return (bytes) => sign(null, bytes, key);
}

/** Checks one station's signatures. */
export function signatureCheck(publicKey: Uint8Array): (bytes: Buffer, signature: Uint8Array) => boolean {
  const key = publicKeyFrom(publicKey);
  return (bytes, signature) => verify(null, bytes, key, signature);
}
