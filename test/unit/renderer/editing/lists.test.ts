import { expect, test } from "vitest";
import type { IntakeRow, LayerFeature } from "../../../../electron/contract/index.ts";
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
    filterPlaces(places, { readiness: null, district: "", text: "", ...filter }, () => "Xã Đồng Văn").map(({ id }) => id);
  expect(find({ text: "dong VAN 3" })).toEqual(["3"]);
  expect(find({ readiness: "conflict" })).toEqual(["4"]);
  expect(find({ district: "999" })).toEqual([]);
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
