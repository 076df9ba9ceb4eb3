import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, it } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import { answered, desk, emptyRoom, geodata, lineOf, riskInput } from "./room-fixture.ts";

it("opens empty and usable, with every commune and district on the map", async () => {
  const room = await emptyRoom();
  const info = answered(await room.call(desk, "room.info", {}));
  expect(info).toMatchObject({ exercise: false, now: "2021-05-23T08:47:00+07:00", districts: 11, communes: 193, entries: 0 });
  const communes = answered(await room.call(desk, "layers.get", { layer: "communes" }));
  expect(communes.features).toHaveLength(193);
  expect(new Set(communes.features.map(({ properties }) => properties.hatch))).toEqual(new Set(["full"]));
  expect(communes.asOf).toBeNull();
  await room.close();
});

it("opens the exercise at 08:47 on 23/5/2021 with every polling place", async () => {
  const room = answered(await openRoom(":memory:", { exercise: true, geodata }));
  const info = answered(await room.call(desk, "room.info", {}));
  expect(info.now.slice(0, 16)).toBe("2021-05-23T08:47");
  const places = answered(await room.call(desk, "layers.get", { layer: "polling-places" }));
  expect(places.features).toHaveLength(1475);
  await room.close();
});

it("shows a map altered on the disk right again, and says so to who watches", async () => {
  const folder = mkdtempSync(join(tmpdir(), "room-"));
  try {
    const first = answered(await openRoom(folder, { exercise: false, geodata }));
    answered(await first.call(desk, "riskAreas.save", riskInput));
    await first.close();
    const db = new Database(join(folder, "journal.sqlite"));
    expect(db.prepare("UPDATE record SET body = replace(body, 'Cao Bồ', 'Cao Bò') WHERE kind = 'risk-area'").run().changes).toBe(1);
    db.close();
    const room = answered(await openRoom(folder, { exercise: false, geodata }));
    const { connection, next } = lineOf(room, desk);
    const checked = next((reply) => JSON.stringify(reply).includes("Đã kiểm toàn bộ"));
    connection.receive({ verb: "live", id: 1, method: "room.info", input: {} });
    expect(JSON.stringify(await checked)).toContain("Đã gấp lại từ nhật ký 1 hồ sơ");
    const { features } = answered(await room.call(desk, "layers.get", { layer: "risk-areas" }));
    expect(features).toMatchObject([{ properties: { name: "Cao Bồ" } }]);
    await room.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
