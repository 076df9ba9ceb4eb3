import { randomBytes } from "node:crypto";
import { fail, ok, type Result } from "../../contract/index.ts";
import { type Holders, sealHolders } from "./holders.ts";
import { type KeyCode, readKeyCode, secretBytes, writeKeyCode } from "./key-code.ts";
import type { KeyFile, Ways } from "./key-file.ts";
import type { Keychain } from "./keychain.ts";
import { derive, newDerivation, spread, unwrap, wrap } from "./wrap.ts";

/** One way into a locked room, as an officer gives it. */
export type WayIn =
  | { by: "passphrase"; passphrase: string }
  | { by: "recovery-key"; recoveryKey: string }
  | { by: "envelope"; shares: [string, string] }
  | { by: "keychain" };

const newEdition = (): number => randomBytes(2).readUInt16BE();
const otherEdition = (than: Ways["recoveryKey"] | Ways["envelope"]): number => {
  for (;;) {
    const edition = newEdition();
    if (than === null || than === "damaged" || than.edition !== edition) return edition;
  }
};
const exclusiveOr = (one: Uint8Array, other: Uint8Array): Uint8Array => one.map((byte, at) => byte ^ (other[at] ?? 0));

const nothingLost = "Dữ liệu vẫn nguyên vẹn.";
const notSetUp = (what: string): Result<never> => fail("bad-input", `Phòng này không có ${what}.`, `${nothingLost} Hãy mở bằng cách khác.`);
const wayDamaged = (what: string): Result<never> =>
  fail(
    "unreadable-file",
    `Phần ${what} trong tệp khóa của phòng đã hỏng, không dùng để mở được.`,
    `${nothingLost} Mở bằng cách khác rồi lập lại ${what}.`,
  );

async function byPassphrase({ keyId, ways }: KeyFile, passphrase: string): Promise<Result<Uint8Array>> {
  if (ways.passphrase === null) return notSetUp("mật khẩu");
  if (ways.passphrase === "damaged") return wayDamaged("mật khẩu");
  const key = unwrap(ways.passphrase.wrapping, await derive(passphrase, ways.passphrase.derivation), keyId, "passphrase");
  if (key) return ok(key);
  return fail(
    "bad-input",
    "Mật khẩu không đúng.",
    `${nothingLost} Xem phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại; nếu quên, dùng chìa khôi phục hoặc hai mảnh phong bì.`,
  );
}

const names: Record<KeyCode["kind"], string> = {
  "recovery-key": "chìa khôi phục",
  "share-1": "mảnh phong bì số 1",
  "share-2": "mảnh phong bì số 2",
};

function byRecoveryKey({ keyId, ways }: KeyFile, typed: string): Result<Uint8Array> {
  const read = readKeyCode(typed);
  if (!read.ok) return read;
  const code = read.value;
  if (code.kind !== "recovery-key")
    return fail(
      "bad-input",
      `Đây là ${names[code.kind]}, không phải chìa khôi phục.`,
      `${nothingLost} Chọn cách mở bằng phong bì và nhập cả hai mảnh.`,
    );
  if (ways.recoveryKey === null) return notSetUp("chìa khôi phục");
  if (ways.recoveryKey === "damaged") return wayDamaged("chìa khôi phục");
  const key =
    code.edition === ways.recoveryKey.edition
      ? unwrap(ways.recoveryKey.wrapping, spread(code.secret, keyId, "recovery-key"), keyId, "recovery-key")
      : null;
  if (key) return ok(key);
  return fail(
    "bad-input",
    "Chìa khôi phục gõ đúng mẫu nhưng không phải của phòng này, hoặc đã được thay bằng chìa mới.",
    `${nothingLost} Tìm bản in mới nhất của đúng phòng này.`,
  );
}

function byEnvelope({ keyId, ways }: KeyFile, shares: [string, string]): Result<Uint8Array> {
  const codes: KeyCode[] = [];
  for (const [at, text] of shares.entries()) {
    const read = readKeyCode(text);
    if (!read.ok) return { ok: false, error: { ...read.error, message: `Ô thứ ${at === 0 ? "nhất" : "hai"}: ${read.error.message}` } };
    if (read.value.kind === "recovery-key")
      return fail(
        "bad-input",
        `Ô thứ ${at === 0 ? "nhất" : "hai"} là chìa khôi phục, không phải mảnh phong bì.`,
        `${nothingLost} Chọn cách mở bằng chìa khôi phục.`,
      );
    codes.push(read.value);
  }
  const [one, other] = codes;
  if (!one || !other) return notSetUp("phong bì");
  if (one.kind === other.kind)
    return fail(
      "bad-input",
      `Cả hai ô đều là ${names[one.kind]}.`,
      `${nothingLost} Cần mảnh còn lại, do người kia giữ; nhập trước hay sau đều được.`,
    );
  if (one.edition !== other.edition)
    return fail("bad-input", "Hai mảnh không cùng một lần lập phong bì.", `${nothingLost} Mảnh cũ phải hủy; dùng hai mảnh của lần lập mới nhất.`);
  if (ways.envelope === null) return notSetUp("phong bì niêm phong");
  if (ways.envelope === "damaged") return wayDamaged("phong bì");
  const key =
    one.edition === ways.envelope.edition
      ? unwrap(ways.envelope.wrapping, spread(exclusiveOr(one.secret, other.secret), keyId, "envelope"), keyId, "envelope")
      : null;
  if (key) return ok(key);
  return fail(
    "bad-input",
    "Hai mảnh gõ đúng mẫu nhưng không mở được phòng này: phong bì đã được thay, hoặc là của phòng khác.",
    `${nothingLost} Tìm phong bì lập lần cuối của đúng phòng này.`,
  );
}

async function byKeychain({ keyId, ways }: KeyFile, keychain: Keychain): Promise<Result<Uint8Array>> {
  if (ways.keychain === null) return notSetUp("chìa trong kho khóa của máy");
  if (ways.keychain === "damaged") return wayDamaged("kho khóa của máy");
  const secret = await keychain.unseal(Buffer.from(ways.keychain.blob, "base64"));
  const key = secret && unwrap(ways.keychain.wrapping, spread(secret, keyId, "keychain"), keyId, "keychain");
  if (key) return ok(key);
  return fail(
    "bad-input",
    "Kho khóa của máy này không đưa ra đúng chìa.",
    `${nothingLost} Mở bằng mật khẩu; người dùng máy khác nhau có kho khóa khác nhau.`,
  );
}

/** The room's key by one of its ways in, or in words why not. What is mistyped is told before anything is worked out. */
export async function openBy(file: KeyFile, way: WayIn, keychain: Keychain): Promise<Result<Uint8Array>> {
  switch (way.by) {
    case "passphrase":
      return byPassphrase(file, way.passphrase);
    case "recovery-key":
      return byRecoveryKey(file, way.recoveryKey);
    case "envelope":
      return byEnvelope(file, way.shares);
    case "keychain":
      return byKeychain(file, keychain);
  }
}

/** The passphrase opens; the one before no longer opens by this file, though it does by a copy of the file made earlier. */
export async function withPassphrase(file: KeyFile, dataKey: Uint8Array, passphrase: string): Promise<KeyFile> {
  const derivation = newDerivation();
  const wrapping = wrap(dataKey, await derive(passphrase, derivation), file.keyId, "passphrase");
  return { ...file, ways: { ...file.ways, passphrase: { derivation, wrapping } } };
}

/** A new recovery key, told this once; the one before no longer opens by this file. */
export function withRecoveryKey(file: KeyFile, dataKey: Uint8Array): { file: KeyFile; recoveryKey: string } {
  const secret = randomBytes(secretBytes);
  const edition = otherEdition(file.ways.recoveryKey);
  const wrapping = wrap(dataKey, spread(secret, file.keyId, "recovery-key"), file.keyId, "recovery-key");
  return {
    file: { ...file, ways: { ...file.ways, recoveryKey: { edition, storedAt: null, wrapping } } },
    recoveryKey: writeKeyCode({ kind: "recovery-key", edition, secret }),
  };
}

/** Two shares, told this once. One alone says nothing of the key: the first is chance, the second the secret less the first. */
export function withEnvelope(file: KeyFile, dataKey: Uint8Array, holders: Holders, madeAt: string): { file: KeyFile; shares: [string, string] } {
  const secret = randomBytes(secretBytes);
  const first = randomBytes(secretBytes);
  const edition = otherEdition(file.ways.envelope);
  const wrapping = wrap(dataKey, spread(secret, file.keyId, "envelope"), file.keyId, "envelope");
  return {
    file: {
      ...file,
      ways: { ...file.ways, envelope: { edition, holders: sealHolders(holders, dataKey, file.keyId), madeAt, storedAt: null, wrapping } },
    },
    shares: [
      writeKeyCode({ kind: "share-1", edition, secret: first }),
      writeKeyCode({ kind: "share-2", edition, secret: exclusiveOr(secret, first) }),
    ],
  };
}

/** This machine's keychain opens; null where it would not keep a key. */
export async function withKeychain(file: KeyFile, dataKey: Uint8Array, keychain: Keychain): Promise<KeyFile | null> {
  const secret = randomBytes(32);
  const blob = await keychain.seal(secret);
  if (!blob) return null;
  const wrapping = wrap(dataKey, spread(secret, file.keyId, "keychain"), file.keyId, "keychain");
  return { ...file, ways: { ...file.ways, keychain: { blob: Buffer.from(blob).toString("base64"), wrapping } } };
}

export const withoutKeychain = (file: KeyFile): KeyFile => ({ ...file, ways: { ...file.ways, keychain: null } });

/** Minutes of stillness after which a new room's desk locks. */
const usualIdleMinutes = 15;

/** A new random key and the file that wraps it by this passphrase. */
export async function newKeys(passphrase: string, madeAt: string): Promise<{ file: KeyFile; dataKey: Uint8Array }> {
  const dataKey = new Uint8Array(randomBytes(32));
  const bare: KeyFile = {
    keyId: randomBytes(16).toString("hex"),
    madeAt,
    idleMinutes: usualIdleMinutes,
    ways: { passphrase: null, recoveryKey: null, envelope: null, keychain: null },
  };
  return { file: await withPassphrase(bare, dataKey, passphrase), dataKey };
}
