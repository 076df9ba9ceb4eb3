import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDatabase } from "../../../../electron/journal/database.ts";
import { noKeychain } from "../../../../electron/room/vault/keychain.ts";
import { Vault } from "../../../../electron/room/vault/vault.ts";
import { answered } from "../room-fixture.ts";

test("a passphrase costs whoever guesses at it no less than OWASP asks of scrypt, and opens the room at that cost", async () => {
  const folder = mkdtempSync(join(tmpdir(), "phong-derivation-"));
  const passphrase = "ngựa xanh chạy đồi chè";
  const vault = new Vault(folder, noKeychain, Date.now);
  vault.look();
  answered(await vault.make(passphrase, false));
  const { derivation } = JSON.parse(readFileSync(join(folder, "room.keys"), "utf8")).passphrase.content;
  expect(derivation.name).toBe("scrypt");
  expect(derivation.N).toBeGreaterThanOrEqual(2 ** 17);
  expect(derivation.r).toBeGreaterThanOrEqual(8);
  expect(derivation.p).toBeGreaterThanOrEqual(1);
  const db = openDatabase(join(folder, "journal.sqlite"), vault.key);
  db.exec("CREATE TABLE a (b TEXT) STRICT");
  db.close();
  const other = new Vault(folder, noKeychain, Date.now);
  other.look();
  answered(await other.open({ by: "passphrase", passphrase }));
  expect(other.key).toEqual(vault.key);
  rmSync(folder, { recursive: true });
});
