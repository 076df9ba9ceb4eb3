import { describe, expect, it } from "vitest";
import type { LayerFeature } from "../../../../electron/contract/geometry.ts";
import type { LayerName } from "../../../../electron/contract/layers.ts";
import type { OutputOf, ReadinessTotals } from "../../../../electron/contract/methods.ts";
import { attentionItems, deskCounts } from "../../../../renderer/stores/attention.ts";
import { allLayers, foldFrame, type LayersState, layersStore } from "../../../../renderer/stores/layers-store.ts";
import { feature, whole } from "./features.ts";

const layers = (given: Partial<Record<LayerName, LayerFeature[]>>): LayersState => {
  const state = { ...layersStore.getInitialState() };
  for (const layer of allLayers) state[layer] = foldFrame(state[layer], whole(layer, given[layer] ?? []));
  return state;
};
const counts = (given: Partial<ReadinessTotals>): ReadinessTotals => ({
  places: 0,
  ready: 0,
  lacking: 0,
  failed: 0,
  unknown: 0,
  stale: 0,
  conflict: 0,
  voters: 0,
  votersUnknown: 0,
  ...given,
});
const totals = (province: Partial<ReadinessTotals>, failed = 0): OutputOf<"readiness.totals"> => ({
  province: counts(province),
  districts: [{ ...counts({ failed }), code: "024", name: "Thành phố Hà Giang" }],
  asOf: "2021-05-23T08:00:00+07:00",
  validUntil: null,
});

const zone = (properties: Omit<LayerFeature["properties"], "id">) =>
  feature("z", {
    kind: "lockdown",
    name: "Thanh Thủy",
    active: "in-force",
    voting_plan: "hòm phiếu phụ",
    decision_number: "812/QĐ-UBND",
    ...properties,
  });

describe("what waits for somebody", () => {
  it("puts the worst first", () => {
    const items = attentionItems(
      layers({
        incidents: [
          feature("i1", { severity: 1, status: "reported", category: 10 }),
          feature("i4", { severity: 4, status: "handling", category: 5 }),
        ],
        "risk-areas": [feature("r2", { level: 2, active: "in-force", hazard: "landslide", responsible_name: "A" })],
      }),
      totals({}, 3),
    );
    expect(items.map((item) => item.key)).toEqual(["incident:i4", "risk-area:r2", "district:024", "incident:i1"]);
  });
  it("leaves out what is settled, over or yet to come", () => {
    const items = attentionItems(
      layers({
        incidents: [feature("a", { status: "closed" }), feature("b", { status: "withdrawn" })],
        "risk-areas": [feature("c", { active: "ended" }), feature("d", { active: "planned" })],
        "quarantine-zones": [zone({})],
      }),
      totals({ places: 10, ready: 10 }),
    );
    expect(items).toEqual([]);
  });
  it("asks of a zone in force its plan, its decision and agreement", () => {
    const items = attentionItems(layers({ "quarantine-zones": [zone({ voting_plan: null, decision_number: null, conflict: true })] }), null);
    expect(items[0]?.why).toEqual(["zonePlan", "zoneDecision", "conflict"]);
  });
  it("says where nobody answers for a risk area", () => {
    const items = attentionItems(layers({ "risk-areas": [feature("r", { level: 1, active: "in-force", hazard: "hail" })] }), null);
    expect(items[0]?.why).toEqual(["areaUnanswered"]);
  });
});

describe("counts on the rail", () => {
  it("count every place not confirmed ready: unknown is not good", () => {
    const given = totals({ places: 10, ready: 4, lacking: 1, unknown: 5 });
    expect(deskCounts([], given).election).toEqual({ n: 6, failed: false });
  });
});
