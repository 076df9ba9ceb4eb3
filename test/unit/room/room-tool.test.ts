import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Journal } from "../../../electron/journal/journal.ts";
import { openJournal } from "../../../electron/journal/open-journal.ts";
import { runTool } from "../../../electron/room/room-tool/run-tool.ts";
import { noKeychain } from "../../../electron/room/vault/keychain.ts";
import { Vault } from "../../../electron/room/vault/vault.ts";
import { draft, HandClock, must, newPlace, placeEdit } from "../../journals.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let root: string;
let folder: string;
const clock = new HandClock();
const open = (where = folder, key: Uint8Array | null = null): Journal => must(openJournal(where, { ...clock.options, key }));

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tool-"));
  folder = join(root, "phòng");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const tool = (args: string[], more: { signal?: AbortSignal; passphrase?: string } = {}) =>
  runTool(args, {
    say: () => {},
    progress: () => {},
    signal: more.signal ?? new AbortController().signal,
    passphrase: () => Promise.resolve(more.passphrase ?? null),
  });

function filled(where = folder, key: Uint8Array | null = null): { entries: number; head: string } {
  const journal = open(where, key);
  for (let place = 0; place < 20; place++) must(journal.append(draft([newPlace(`P${place}`)])));
  const tally = journal.tally("restricted");
  journal.close();
  return tally;
}

const contents = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => `${name} ${readFileSync(join(folder, name), "base64")}`)
    .sort();

test("verify and head look without touching: sound, then altered", async () => {
  const { entries, head } = filled();
  const before = contents();
  expect(await tool(["verify", folder])).toMatchObject({ code: 0, told: { ok: true, entries, head } });
  expect((await tool(["head", folder])).told).toMatchObject({ heads: [{ marking: "open", entries, head }, {}, { marking: "restricted", head }] });
  expect(await tool(["head", folder, "--check", head.slice(0, 12)])).toMatchObject({ code: 0, told: { found: true, current: true } });
  expect(await tool(["head", folder, "--check", "0123456789ab"])).toMatchObject({ code: 4, told: { found: false } });
  expect(contents()).toEqual(before);
  const db = new Database(join(folder, "journal.sqlite"));
  db.exec("DROP TRIGGER entry_body_is_final; UPDATE entry SET body = replace(body, '351', '352') WHERE number = 3");
  db.close();
  const found = await tool(["verify", folder]);
  expect(found).toMatchObject({ code: 4, told: { ok: false, firstBad: { reason: expect.stringContaining("Nội dung không khớp") } } });
});

test("rebuild says that nothing differed, or which table did and is right now; stopped, all is as it was", async () => {
  filled();
  expect(await tool(["rebuild", folder])).toMatchObject({ code: 0, told: { differed: [] } });
  const db = new Database(join(folder, "journal.sqlite"));
  db.exec("UPDATE record SET body = replace(body, '351', '999') WHERE number = 2");
  const altered = db.prepare("SELECT body FROM record WHERE number = 2").pluck().get();
  db.close();
  const stop = new AbortController();
  stop.abort();
  expect(await tool(["rebuild", folder], { signal: stop.signal })).toMatchObject({ code: 130, told: { error: { code: "cancelled" } } });
  const same = new Database(join(folder, "journal.sqlite"));
  expect(same.prepare("SELECT body FROM record WHERE number = 2").pluck().get()).toBe(altered);
  same.close();
  expect(await tool(["rebuild", folder])).toMatchObject({ code: 4, told: { differed: ["record"] } });
  expect(await tool(["rebuild", folder])).toMatchObject({ code: 0, told: { differed: [] } });
});

test("a copy is made while the room is open, listed, laid elsewhere and restored", async () => {
  filled();
  const journal = open();
  const made = await tool(["backup", folder]);
  expect(made.code).toBe(0);
  must(journal.append(draft([placeEdit("P0", { voters: 7 })])));
  expect(await tool(["restore", folder, "x"])).toMatchObject({ code: 1 });
  expect(await tool(["verify", folder])).toMatchObject({ code: 3 });
  const [fileName = ""] = readdirSync(join(folder, "backups"));
  expect(await tool(["restore", folder, fileName])).toMatchObject({ code: 3 });
  journal.close();
  const listed = await tool(["restore", folder]);
  expect(listed.told).toMatchObject({ backups: [{ fileName, reason: "by-hand", standing: "sound", entries: 20 }] });
  const elsewhere = join(root, "bản sao.sqlite");
  expect(await tool(["restore", folder, fileName, "--as", elsewhere])).toMatchObject({ code: 0 });
  expect(existsSync(elsewhere)).toBe(true);
  expect(await tool(["restore", folder, fileName, "--as", elsewhere])).toMatchObject({ code: 2 });
  const stop = new AbortController();
  stop.abort();
  const before = contents();
  expect(await tool(["restore", folder, fileName], { signal: stop.signal })).toMatchObject({ code: 130 });
  expect(contents()).toEqual(before);
  expect(await tool(["restore", folder, fileName])).toMatchObject({ code: 0, told: { restored: fileName, entries: 20 } });
  const restored = open();
  expect(restored.record("polling-place", "P0")?.fields.voters).toBe(351);
  restored.close();
});

test("a bundle goes out of one room and into another, whose stations must be accepted by name", async () => {
  const { head } = filled();
  const other = join(root, "trạm khác");
  const there = open(other);
  must(there.append(draft([newPlace("ở kia")])));
  there.close();
  const bundle = join(root, "gói.jsonl");
  expect(await tool(["out", folder, "--as", bundle])).toMatchObject({ code: 0, told: { head } });
  const refused = await tool(["in", other, bundle]);
  expect(refused).toMatchObject({ code: 2, told: { error: { code: "bad-input", reasons: [expect.stringMatching(/: [0-9a-f]{32}$/)] } } });
  const station = refused.lines.at(-1)?.slice(-32) ?? "";
  expect(await tool(["in", other, bundle, "--accept", station])).toMatchObject({ code: 0, told: { merged: 20 } });
  expect(await tool(["in", other, bundle, "--accept", station])).toMatchObject({ code: 0, told: { merged: 0, known: 20 } });
});

test("an encrypted room asks for its passphrase and opens with no other", async () => {
  const vault = new Vault(folder, noKeychain, Date.now);
  mkdirSync(folder);
  vault.look();
  const passphrase = "sông Lô chảy qua thành phố 1991 vàng";
  must(await vault.make(passphrase, false));
  filled(folder, vault.key);
  expect(await tool(["verify", folder])).toMatchObject({ code: 5 });
  expect(await tool(["verify", folder], { passphrase: "sai rồi" })).toMatchObject({ code: 5 });
  expect(await tool(["backup", folder], { passphrase })).toMatchObject({ code: 0 });
  expect((await tool(["restore", folder], { passphrase })).told).toMatchObject({ backups: [{ standing: "sound", entries: 20 }] });
});

test("what cannot be understood is said with the way to use it", async () => {
  filled();
  for (const args of [
    [],
    ["fly", folder],
    ["verify"],
    ["verify", folder, "x"],
    ["in", folder],
    ["verify", folder, "--loud"],
    ["out", folder, "--as", join(root, "b"), "--marking", "x"],
  ])
    expect((await tool(args)).code, args.join(" ")).toBe(2);
  expect(await tool(["verify", join(root, "không có")])).toMatchObject({ code: 1, told: { error: { code: "not-found" } } });
  expect(existsSync(join(root, "không có"))).toBe(false);
});
