/**
 * The one spelling of a value whose bytes are hashed and signed: JSON as RFC 8785 (JCS) writes it. Keys are sorted by
 * UTF-16 code units, numbers and strings are spelled as ECMAScript does, nothing stands between tokens, text is left as
 * it came (no NFC here: what was written is what is signed). What JSON cannot say the same way twice is refused: NaN,
 * infinities, `undefined`, functions, class instances, text with lone surrogates.
 *
 * @throws NotCanonical naming the place of the first value that has no such spelling.
 */
export function canonical(value: unknown): string {
  if (!isInOrder(value)) return spell(value, []);
  // What is written by the thousand is made with its keys in order; ECMAScript itself spells that the same way, but for
  // lone surrogates, which it escapes.
  const text = JSON.stringify(value);
  return text.includes("\\ud") ? spell(value, []) : text;
}

/** Whether a value can be spelled, its text aside, and all its keys stand in order. */
function isInOrder(value: unknown): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object":
      if (value === null) return true;
      return Array.isArray(value) ? isListInOrder(value) : isPlain(value) && hasKeysInOrder(value);
    default:
      return false;
  }
}

function isListInOrder(values: unknown[]): boolean {
  // Not `every`, which passes over holes.
  for (const value of values) if (!isInOrder(value)) return false;
  return true;
}

function hasKeysInOrder(value: Record<string, unknown>): boolean {
  let before = "";
  for (const key of Object.keys(value)) {
    if (key < before || !isInOrder(value[key])) return false;
    before = key;
  }
  return true;
}

/** A value that cannot be written down for good. The message names its place: `$.set.location[1]`. */
export class NotCanonical extends Error {
  constructor(path: readonly (string | number)[], what: string) {
    super(`$${path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("")}: ${what}`);
    this.name = "NotCanonical";
  }
}

// `path` is one list, lengthened and shortened on the way: a place is only put into words when something is wrong there.
type Path = (string | number)[];

function spell(value: unknown, path: Path): string {
  switch (typeof value) {
    case "string":
      return text(value, path);
    case "number":
      if (!Number.isFinite(value)) throw new NotCanonical(path, "không phải là một số hữu hạn");
      return Object.is(value, -0) ? "0" : String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? list(value, path) : plain(value, path);
    default:
      throw new NotCanonical(path, `không ghi được giá trị kiểu ${typeof value}`);
  }
}

/** Text that stands between quotation marks as it is: no control characters, quotation marks, backslashes or surrogates. */
const standsAsItIs = /^[\x20\x21\x23-\x5b\x5d-\ud7ff\ue000-\uffff]*$/;

function text(value: string, path: Path): string {
  if (standsAsItIs.test(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new NotCanonical(path, "chữ bị hỏng mã");
  return JSON.stringify(value);
}

function list(values: unknown[], path: Path): string {
  let written = "[";
  for (let index = 0; index < values.length; index++) {
    path.push(index);
    written += index > 0 ? `,${spell(values[index], path)}` : spell(values[index], path);
    path.pop();
  }
  return `${written}]`;
}

function plain(value: object, path: Path): string {
  if (!isPlain(value)) throw new NotCanonical(path, "không phải là đối tượng thường");
  let written = "";
  for (const key of sortedKeys(value)) {
    path.push(key);
    written += `${written === "" ? "{" : ","}${text(key, path)}:${spell(value[key], path)}`;
    path.pop();
  }
  return written === "" ? "{}" : `${written}}`;
}

function isPlain(value: object): value is Record<string, unknown> {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Keys in the order in which they are spelled. What is written most is made with them in order: then looking is all. */
export function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at++) if (keys[at]! < keys[at - 1]!) return keys.sort();
  return keys;
}
