/**
 * The one spelling of a value whose bytes are hashed and signed: JSON as RFC 8785 (JCS) writes it. Keys are sorted by
 * UTF-16 code units, numbers and strings are spelled as ECMAScript does, nothing stands between tokens, text is left as
 * it came (no NFC here: what was written is what is signed). What JSON cannot say the same way twice is refused: NaN,
 * infinities, `undefined`, functions, class instances, text with lone surrogates.
 *
 * @throws NotCanonical naming the place of the first value that has no such spelling.
 */
export function canonical(value: unknown): string {
  return spell(value, "$");
}

/** A value that cannot be written down for good. `at` is its place: `$.set.location[1]`. */
export class NotCanonical extends Error {
  readonly at: string;
  constructor(at: string, what: string) {
    super(`${at}: ${what}`);
    this.name = "NotCanonical";
    this.at = at;
  }
}

function spell(value: unknown, at: string): string {
  switch (typeof value) {
    case "string":
      return text(value, at);
    case "number":
      if (!Number.isFinite(value)) throw new NotCanonical(at, "không phải là một số hữu hạn");
      return Object.is(value, -0) ? "0" : String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? list(value, at) : plain(value, at);
    default:
      throw new NotCanonical(at, `không ghi được giá trị kiểu ${typeof value}`);
  }
}

function text(value: string, at: string): string {
  if (!value.isWellFormed()) throw new NotCanonical(at, "chữ bị hỏng mã");
  return JSON.stringify(value);
}

function list(values: unknown[], at: string): string {
  let written = "[";
  for (let index = 0; index < values.length; index++) {
    if (index > 0) written += ",";
    const item = values[index];
    written += typeof item === "number" && Number.isFinite(item) && item !== 0 ? String(item) : spell(item, `${at}[${index}]`);
  }
  return `${written}]`;
}

function plain(value: object, at: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new NotCanonical(at, "không phải là đối tượng thường");
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  let written = "{";
  for (const [key, member] of members) {
    if (written.length > 1) written += ",";
    written += `${text(key, at)}:${spell(member, `${at}.${key}`)}`;
  }
  return `${written}}`;
}
