import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import type { AreaGeometry, Result, WireReply } from "../../../electron/contract/index.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";

// A room opens a thread and a store of its own: on a busy machine that takes longer than a pure function does.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

export const geodata = fileURLToPath(new URL("../../../geodata/built", import.meta.url));

/** 08:47 on 23/5/2021 in Vietnam. */
export const openingMs = Date.parse("2021-05-23T08:47:00+07:00");

export const desk: Viewer = { clearance: "restricted", mayWrite: true, actor: "Bàn trực" };
export const wall: Viewer = { clearance: "open", mayWrite: false, actor: "Màn hình lớn" };

/** The value of an answer that must be one. */
export const answered = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.message} ${result.error.hint} ${result.error.reasons?.join(" ") ?? ""}`);
  return result.value;
};

/** A clock a test moves by hand. */
export interface TestClock {
  ms: number;
}

/** An empty room in memory on the real boundaries, at 08:47 on 23/5/2021. */
export const emptyRoom = async (clock: TestClock = { ms: openingMs }): Promise<Room> =>
  answered(await openRoom(":memory:", { exercise: false, geodata, wallClock: () => clock.ms }));

/** A square `km` wide around a spot, as GeoJSON. */
export const squareAround = (lon: number, lat: number, km = 2): AreaGeometry => {
  const [east, north] = [km / 2 / 102.5, km / 2 / 110.7];
  const ring = [
    [lon - east, lat - north],
    [lon + east, lat - north],
    [lon + east, lat + north],
    [lon - east, lat + north],
    [lon - east, lat - north],
  ];
  return { type: "Polygon", coordinates: [ring] };
};

/** Spots well inside: Cao Bồ (Vị Xuyên), Nguyễn Trãi (TP Hà Giang), Đồng Văn town; and one across the border in China. */
export const caoBo: [number, number] = [104.8703, 22.7636];
export const nguyenTrai: [number, number] = [104.975, 22.8223];
export const inChina: [number, number] = [105.3, 23.6];

export const zoneInput = {
  kind: "lockdown",
  name: "Thôn Gia Vì",
  from: "2021-05-20T00:00:00+07:00",
  geometry: squareAround(...caoBo),
} as const;

export const riskInput = {
  hazard: "flash-flood",
  level: 2,
  name: "Cao Bồ",
  from: "2021-05-22T18:00:00+07:00",
  geometry: squareAround(...caoBo),
} as const;

/** Adds polling places to a commune, the first at the given position, the rest without one. */
export const addPlaces = async (room: Room, communeCode: string, location: [number, number] | null, count = 1): Promise<string[]> => {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const saved = await room.call(desk, "pollingPlaces.save", { communeCode, number, voters: 400, location: number === 1 ? location : null });
    ids.push(answered(saved).id);
  }
  return ids;
};

/** A viewer's line with everything it was sent, and a wait for the next thing that fits. */
export const lineOf = (room: Room, viewer: Viewer) => {
  const replies: WireReply[] = [];
  const waiting: { fits: (reply: WireReply) => boolean; take: (reply: WireReply) => void }[] = [];
  const connection = room.connect(viewer, (reply) => {
    replies.push(reply);
    for (const one of waiting.filter(({ fits }) => fits(reply))) {
      waiting.splice(waiting.indexOf(one), 1);
      one.take(reply);
    }
  });
  const next = (fits: (reply: WireReply) => boolean): Promise<WireReply> => new Promise((take) => waiting.push({ fits, take }));
  return { connection, replies, next };
};
