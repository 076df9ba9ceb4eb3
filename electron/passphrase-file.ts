import { readFileSync } from "node:fs";

/**
 * The passphrase a file gives: its first line as somebody would type it, without a byte order mark and without the line's end.
 *
 * @throws the file system's error where it cannot be read.
 */
export const passphraseIn = (file: string): string =>
  readFileSync(file, "utf8")
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/, 1)
    .join("");
