import { createHash } from "node:crypto";
import { fail, ok, type Result } from "../../contract/index.ts";

/** What a printed code opens with: the recovery key alone, or one of an envelope's two shares. */
export type CodeKind = "recovery-key" | "share-1" | "share-2";
/** A printed code read back. `edition`: which making it belongs to; the two shares of one envelope carry the same. */
export interface KeyCode {
  kind: CodeKind;
  /** 0 to 65535. */
  edition: number;
  /** 20 bytes: 160 random bits. */
  secret: Uint8Array;
}

const kinds: readonly CodeKind[] = ["recovery-key", "share-1", "share-2"];
/** Crockford's base 32: no I, L, O or U, so that nothing read aloud or by hand is taken for another. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const alike: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };
export const secretBytes = 20;
const sumBytes = 2;
const wholeBytes = 1 + 2 + secretBytes + sumBytes;
const length = (wholeBytes * 8) / 5;
const groupOf = 5;

const sumOf = (bytes: Uint8Array): Uint8Array =>
  createHash("sha256").update("phong-tinh-huong key code").update(bytes).digest().subarray(0, sumBytes);

/** As it is printed: 8 groups of 5 characters, the last ones a checksum. */
export function writeKeyCode({ kind, edition, secret }: KeyCode): string {
  if (secret.length !== secretBytes) throw new RangeError(`a key code carries ${secretBytes} bytes, not ${secret.length}`);
  const body = Uint8Array.of(kinds.indexOf(kind), edition >> 8, edition & 0xff, ...secret);
  let bits = 0n;
  for (const byte of [...body, ...sumOf(body)]) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let at = 0; at < length; at++) {
    text = digits.charAt(Number(bits & 31n)) + text;
    bits >>= 5n;
  }
  return text.match(new RegExp(`.{${groupOf}}`, "g"))?.join("-") ?? text;
}

const notACode = (what: string): Result<never> =>
  fail("bad-input", what, "Chưa có gì thay đổi. Soát lại từng nhóm 5 ký tự với bản in; chữ hoa hay thường, có gạch nối hay không đều được.");

/** Reads a code typed from paper: case, spaces and dashes do not matter, O is 0, I and L are 1. A slip of the hand is told from a wrong code. */
export function readKeyCode(text: string): Result<KeyCode> {
  const typed = [...text.normalize("NFKC").toUpperCase()].filter((char) => !/[\s\p{Pd}.·_]/u.test(char)).map((char) => alike[char] ?? char);
  if (typed.length === 0) return notACode("Chưa nhập mã.");
  const foreign = typed.find((char) => !digits.includes(char));
  if (foreign !== undefined) return notACode(`Mã có ký tự “${foreign}”, không bao giờ có trong mã của phòng.`);
  if (typed.length !== length) return notACode(`Mã có ${typed.length} ký tự, cần đủ ${length}.`);
  let bits = 0n;
  for (const char of typed) bits = (bits << 5n) | BigInt(digits.indexOf(char));
  const bytes = new Uint8Array(wholeBytes);
  for (let at = wholeBytes - 1; at >= 0; at--) {
    bytes[at] = Number(bits & 255n);
    bits >>= 8n;
  }
  const body = bytes.subarray(0, wholeBytes - sumBytes);
  if (!sumOf(body).every((byte, at) => byte === bytes[body.length + at])) return notACode("Mã gõ sai ít nhất một ký tự (số kiểm tra không khớp).");
  const kind = kinds[body[0] ?? 255];
  if (kind === undefined) return notACode("Mã này do một bản phần mềm mới hơn in ra, bản này chưa đọc được.");
  return ok({ kind, edition: ((body[1] ?? 0) << 8) | (body[2] ?? 0), secret: body.slice(3) });
}
