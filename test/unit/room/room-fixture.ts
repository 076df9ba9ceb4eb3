import { fileURLToPath } from "node:url";
import type { Result } from "../../../electron/contract/index.ts";
import { openRoom } from "../../../electron/room/open-room.ts";
import type { Room, Viewer } from "../../../electron/room/room.ts";

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
