import { expect, it } from "vitest";
import { openRoom } from "../../../electron/room/open-room.ts";
import { answered, desk, emptyRoom, geodata } from "./room-fixture.ts";

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
