import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import { answered, desk, geodata, openingMs, riskInput } from "./room-fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "room-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (exercise: boolean, wallMs: number) => openRoom(folder, { exercise, geodata, wallClock: () => wallMs });

it("opens again with all it knew", async () => {
  const first = answered(await open(false, openingMs));
  const { id } = answered(await first.call(desk, "riskAreas.save", { ...riskInput, requestId: "r-1" }));
  const before = answered(await first.call(desk, "room.info", {}));
  await first.close();
  const again = answered(await open(false, openingMs));
  expect(answered(await again.call(desk, "room.info", {}))).toEqual({ ...before, opening: expect.anything() });
  const { features } = answered(await again.call(desk, "layers.get", { layer: "risk-areas" }));
  expect(features).toMatchObject([{ id, properties: { touched_communes: 1 } }]);
  expect(answered(await again.call(desk, "riskAreas.save", { ...riskInput, requestId: "r-1" })).id).toBe(id);
  await again.close();
});

it("refuses a second process on the folder, and the first stays up", async () => {
  const first = answered(await open(false, openingMs));
  expect((await open(false, openingMs)).ok).toBe(false);
  expect((await first.call(desk, "room.info", {})).ok).toBe(true);
  await first.close();
});

it("never opens a real room as an exercise", async () => {
  const real = answered(await open(false, openingMs));
  answered(await real.call(desk, "riskAreas.save", riskInput));
  await real.close();
  const refused = await open(true, openingMs);
  expect(refused).toMatchObject({ ok: false, error: { code: "forbidden" } });
  const again = answered(await open(false, openingMs));
  expect(answered(await again.call(desk, "layers.get", { layer: "risk-areas" })).features).toHaveLength(1);
  await again.close();
});

it("never opens an exercise as a real room, and goes on in the exercise where it stood", async () => {
  const wallMs = Date.parse("2026-11-23T13:00:00Z");
  const first = answered(await open(true, wallMs));
  const opened = answered(await first.call(desk, "room.info", {}));
  expect(opened).toMatchObject({ exercise: true, now: "2021-05-23T08:47:00+07:00" });
  expect(answered(await first.call(desk, "undo.steps", {}))).toEqual({ undo: [], redo: [] });
  expect(answered(await first.call(desk, "journal.verify", {}))).toMatchObject({ ok: true, entries: opened.entries });
  await first.close();
  expect(await open(false, wallMs)).toMatchObject({ ok: false, error: { code: "forbidden" } });
  const again = answered(await open(true, wallMs + 3_600_000));
  expect(answered(await again.call(desk, "room.info", {}))).toMatchObject({
    now: "2021-05-23T08:47:00+07:00",
    entries: opened.entries,
    head: opened.head,
  });
  await again.close();
});
