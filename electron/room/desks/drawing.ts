import { ok } from "../../contract/index.ts";
import { notFound } from "../entry-rules.ts";
import { touchedRows } from "../touched-rows.ts";
import { drawnOf } from "./area-saving.ts";
import type { HandlerTable } from "./handler.ts";

/** Drawing in hand: what a shape not yet kept would be and touch. */
export const drawingDesk = {
  "area.preview": async (room, viewer, { geometry }, signal) => {
    const sound = await room.spatial.inspect(geometry, signal);
    return sound.ok ? ok(await drawnOf(room, viewer, sound.value, signal)) : sound;
  },
  "area.buffer": async (room, viewer, { geometry, metres }, signal) => {
    const sound = await room.spatial.buffer(geometry, metres);
    return sound.ok ? ok(await drawnOf(room, viewer, sound.value, signal)) : sound;
  },
  "area.split": async (room, viewer, { geometry, line }, signal) => {
    const parts = await room.spatial.split(geometry, line);
    return parts.ok ? ok({ parts: await Promise.all(parts.value.map((part) => drawnOf(room, viewer, part, signal))) }) : parts;
  },
  "area.ofCommunes": async (room, viewer, { communes }, signal) => {
    const sound = await room.spatial.unionOfCommunes(communes);
    return sound.ok ? ok(await drawnOf(room, viewer, sound.value, signal)) : sound;
  },
  "touched.list": (room, viewer, { kind, id }) => {
    const listed = touchedRows(room, viewer, kind, id);
    return listed ? ok(listed.list) : notFound("vùng này");
  },
} satisfies Pick<HandlerTable, "area.preview" | "area.buffer" | "area.split" | "area.ofCommunes" | "touched.list">;
