import { fail, ok } from "../../contract/index.ts";
import { foldVietnamese } from "../../domain/place-names.ts";
import { touchedGeojson } from "../../reports/touched-geojson.ts";
import { touchedXlsx } from "../../reports/touched-xlsx.ts";
import { notFound } from "../entry-rules.ts";
import { mediaTypes } from "../media-types.ts";
import { touchedList, touchedReport } from "../touched-rows.ts";
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
    const report = touchedReport(room, viewer, kind, id);
    return report ? ok(touchedList(report)) : notFound("vùng này");
  },
  "touched.export": async (room, viewer, { kind, id, format }) => {
    const report = touchedReport(room, viewer, kind, id);
    if (!report) return notFound("vùng này");
    const { geometry } = report;
    if (!geometry)
      return fail(
        "outside-province",
        "Vùng này nằm hẳn ngoài ranh giới đang dùng nên không xuất ra tệp được.",
        "Danh sách bị ảnh hưởng vẫn xem được. Vẽ lại vùng theo ranh giới đang dùng rồi xuất lại.",
      );
    const shown = { ...report, geometry };
    const bytes = format === "xlsx" ? await touchedXlsx(shown) : touchedGeojson(shown);
    const fileName = `anh-huong-${foldVietnamese(report.name).replace(/ /g, "-").slice(0, 80) || kind}.${format}`;
    return ok({ fileName, mediaType: mediaTypes[format], base64: Buffer.from(bytes).toString("base64") });
  },
} satisfies Pick<HandlerTable, "area.preview" | "area.buffer" | "area.split" | "area.ofCommunes" | "touched.list" | "touched.export">;
