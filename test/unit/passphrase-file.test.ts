import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { passphraseIn } from "../../electron/passphrase-file.ts";

test.each([
  ["as an editor leaves it", "sông Lô 1991\n"],
  ["with a byte order mark and Windows line ends", "\uFEFFsông Lô 1991\r\n"],
  ["with lines below it", "sông Lô 1991\nghi chú\n\n"],
  ["without a line end", "sông Lô 1991"],
])("a passphrase file %s gives its first line", (_, content) => {
  const folder = mkdtempSync(join(tmpdir(), "passphrase-"));
  try {
    writeFileSync(join(folder, "mk"), content);
    expect(passphraseIn(join(folder, "mk"))).toBe("sông Lô 1991");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
