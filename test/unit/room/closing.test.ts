import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import { answered, desk, geodata, openingMs } from "./room-fixture.ts";

const options = { exercise: false, geodata, wallClock: () => openingMs };
const report = (text: string) => ({ category: 11, severity: 1, lon: 104.98, lat: 22.82, text });

test("closed amid many changes, each is kept and said to be, or refused unwritten as locked: never a bug", async () => {
  const folder = mkdtempSync(join(tmpdir(), "closing-"));
  const room = answered(await openRoom(folder, options));
  const asked = Array.from({ length: 60 }, (_, place) => room.call(desk, "incidents.report", report(`việc ${place}`)));
  await asked[3];
  await room.close();
  const answers = await Promise.all(asked);
  expect([...new Set(answers.map((answer) => (answer.ok ? "kept" : answer.error.code)))].sort()).toEqual(["kept", "locked"]);
  const again = answered(await openRoom(folder, options));
  const { features } = answered(await again.call(desk, "layers.get", { layer: "incidents" }));
  expect(features).toHaveLength(answers.filter(({ ok }) => ok).length);
  await again.close();
  rmSync(folder, { recursive: true });
});
