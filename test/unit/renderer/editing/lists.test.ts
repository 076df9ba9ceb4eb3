import { expect, test } from "vitest";
import type { IntakeRow, LayerFeature } from "../../../../electron/contract/index.ts";
import { placeAt, placesByPosition } from "../../../../renderer/editing/fields/place-at.ts";
import { oldestOf } from "../../../../renderer/editing/lists/oldest.ts";
import { countByReadiness, filterPlaces, worstFirst } from "../../../../renderer/editing/lists/place-rows.ts";
import { rowsAsCsv } from "../../../../renderer/intake/rejected-csv.ts";

const place = (id: string, readiness: string, more: Record<string, string | boolean> = {}): LayerFeature => ({
  type: "Feature",
  id,
  geometry: { type: "Point", coordinates: [105, 22.8] },
  properties: { id, readiness, conflict: false, name: `Nhà văn hóa ${id}`, district_code: "030", ...more },
});

const places = [
  place("1", "ready"),
  place("2", "stale"),
  place("3", "failed"),
  place("4", "ready", { conflict: true }),
  place("5", "lacking"),
  place("6", "unknown"),
  place("7", "mới lạ"),
];

test("the worst stand first, a conflict never among the ready, what is not understood never ready", () => {
  expect(worstFirst(places).map(({ id }) => id)).toEqual(["3", "4", "5", "6", "7", "2", "1"]);
  expect(countByReadiness(places)).toEqual({ ready: 2, lacking: 1, failed: 1, unknown: 2, stale: 1, conflict: 1 });
});

test("places are found by their commune without accents, within a district and a state", () => {
  const find = (filter: Partial<Parameters<typeof filterPlaces>[1]>) =>
    filterPlaces(places, { marks: [], district: "", text: "", ...filter }, () => "Xã Đồng Văn").map(({ id }) => id);
  expect(find({ text: "dong VAN 3" })).toEqual(["3"]);
  expect(find({ marks: ["conflict"] })).toEqual(["4"]);
  expect(find({ marks: ["failed", "conflict", "unknown"] })).toEqual(["3", "4", "6", "7"]);
  expect(find({ district: "999" })).toEqual([]);
});

test("a list is as old as its oldest row, and of no age where nothing in it has one", () => {
  expect(oldestOf(["2021-05-23T08:40:00+07:00", null, "2021-05-22T19:00:00+07:00", "2021-05-23T07:00:00+07:00"])).toBe("2021-05-22T19:00:00+07:00");
  expect([oldestOf([]), oldestOf([null])]).toEqual([null, null]);
});

test("the place an incident was filed at is told by its position; a spot shared by several tells of none", () => {
  const at = (id: string, lon: number, lat: number): LayerFeature => ({
    ...place(id, "ready"),
    geometry: { type: "Point", coordinates: [lon, lat] },
  });
  const index = placesByPosition([at("1", 105.123456, 22.8), at("2", 105.2, 22.9), at("3", 105.2, 22.9)]);
  expect(placeAt(index, { lon: 105.12346, lat: 22.8 })?.id).toBe("1");
  expect(placeAt(index, { lon: 105.2, lat: 22.9 })).toBeNull();
  expect(placeAt(index, { lon: 105.5, lat: 22.9 })).toBeNull();
});

test("rejected rows go back as CSV, quoted, and never as a formula", () => {
  const row: IntakeRow = {
    sheet: "Vị Xuyên",
    row: 4,
    outcome: "rejected",
    code: null,
    communeCode: null,
    name: '=HYPERLINK("x")',
    voters: null,
    estimatedPosition: false,
    reasons: ["không có xã “X”, huyện Y", "thiếu số"],
  };
  expect(rowsAsCsv(["Trang", "Dòng"], [row])).toBe('Trang,Dòng\r\nVị Xuyên,4,,,"\'=HYPERLINK(""x"")",,"không có xã “X”, huyện Y; thiếu số"');
});
