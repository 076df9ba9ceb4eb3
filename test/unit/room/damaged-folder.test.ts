import { cpSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import { answered, desk, geodata, openingMs } from "./room-fixture.ts";

let root: string;
let sound: string;
const open = (folder: string) => openRoom(folder, { exercise: true, geodata, wallClock: () => openingMs });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "damaged-"));
  sound = join(root, "sound");
  await answered(await open(sound)).close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it.each([
  ["cut in half", (file: string) => truncateSync(file, statSync(file).size / 2)],
  ["replaced by a text", (file: string) => writeFileSync(file, "Báo cáo của huyện Mèo Vạc".repeat(400))],
  ["emptied", (file: string) => truncateSync(file, 0)],
  ["lost", (file: string) => rmSync(file)],
])("an exercise whose journal was %s opens for reading, says so, and is not laid down anew", async (_, damage) => {
  const folder = mkdtempSync(join(root, "each-"));
  cpSync(sound, folder, { recursive: true });
  damage(join(folder, "journal.sqlite"));
  const room = answered(await open(folder));
  const info = answered(await room.call(desk, "room.info", {}));
  expect(info).toMatchObject({ exercise: true, mayWrite: false, opening: { state: "salvaged-read-only" } });
  expect(info.opening.message).toContain("chỉ để xem");
  expect(answered(await room.call(desk, "undo.steps", {}))).toEqual({ undo: [], redo: [] });
  await room.close();
});
