import type { RoomParts } from "./parts.ts";

/** What a station is called: the name kept for it (setting `station-name:ID`), else "Trạm" and the first four digits of its id. */
export const stationName = (room: Pick<RoomParts, "picture">, station: string): string => {
  const given = room.picture.record("setting", `station-name:${station}`)?.fields.value;
  return typeof given === "string" && given !== "" ? given : `Trạm ${station.replaceAll("-", "").slice(0, 4).toUpperCase()}`;
};
