import { describe, expect, it } from "vitest";
import type { AlertCounts } from "../../../../electron/contract/election/alert-answers.ts";
import type { LayerFeature } from "../../../../electron/contract/geometry.ts";
import type { LayerName } from "../../../../electron/contract/layers.ts";
import type { OutputOf, ReadinessTotals } from "../../../../electron/contract/methods.ts";
import { alertsHere, attentionItems, deskCounts } from "../../../../renderer/stores/attention.ts";
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

const noDesk = { election: 0, health: 0, disaster: 0, security: 0, duty: 0 };
const alerts = (given: Partial<AlertCounts>): AlertCounts => ({
  open: 0,
  acknowledged: 0,
  assigned: 0,
  snoozed: 0,
  settled: 0,
  total: 0,
  live: 0,
  urgent: 0,
  returned: 0,
  bySeverity: { 1: 0, 2: 0, 3: 0 },
  byDesk: noDesk,
  urgentByDesk: noDesk,
  byRule: {},
  ...given,
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

describe("what an item rests on", () => {
  it("counts a level-1 area only where nobody answers or values conflict", () => {
    const answered = { level: 1, active: "in-force", hazard: "hail", responsible_name: "A" };
    expect(attentionItems(layers({ "risk-areas": [feature("r", answered)] }), null)).toEqual([]);
    expect(attentionItems(layers({ "risk-areas": [feature("r", { ...answered, conflict: true })] }), null)).toHaveLength(1);
  });
  it("is as old as the oldest of a district's own failed places", () => {
    const place = (id: string, district_code: string, readiness: string, as_of: string) => feature(id, { district_code, readiness, as_of });
    const items = attentionItems(
      layers({
        "polling-places": [
          place("a", "024", "failed", "2021-05-23T07:00:00+07:00"),
          place("b", "024", "failed", "2021-05-22T19:00:00+07:00"),
          place("c", "024", "ready", "2021-05-21T07:00:00+07:00"),
          place("d", "026", "failed", "2021-05-20T07:00:00+07:00"),
        ],
      }),
      totals({}, 2),
    );
    expect(items[0]?.asOf).toBe("2021-05-22T19:00:00+07:00");
  });
  it("says where it lies and who answers", () => {
    const items = attentionItems(
      layers({
        communes: [feature("00694", { name: "Xã Cao Bồ", district_code: "030" })],
        districts: [feature("030", { name: "Huyện Vị Xuyên" })],
        "risk-areas": [
          feature("r", { level: 3, active: "in-force", hazard: "hail", responsible_name: "Nguyễn A", commune_code: "00694", touched_communes: 4 }),
        ],
      }),
      null,
    );
    expect(items[0]).toMatchObject({ where: { commune: "Xã Cao Bồ", district: "Huyện Vị Xuyên", others: 3 }, who: "Nguyễn A" });
  });
});

describe("counts on the rail", () => {
  it("add up to the list, and tell beside it of places not confirmed ready: unknown is not good", () => {
    const given = totals({ places: 12, ready: 4, lacking: 1, unknown: 5, failed: 2 }, 2);
    const items = attentionItems(layers({ incidents: [feature("i", { severity: 2, status: "reported", category: 10 })] }), given);
    const { desks, unready } = deskCounts(items, given);
    expect(desks.election).toEqual({ n: 1, failed: true });
    expect(Object.values(desks).reduce((sum, { n }) => sum + n, 0)).toBe(items.length);
    expect(unready).toBe(6);
  });
});

describe("alerts among what waits", () => {
  const given = totals({ places: 12, failed: 2 }, 2);
  const open = layers({ incidents: [feature("i", { severity: 2, status: "reported", category: 10 })] });
  it("are those of the election and of duty; the other desks' own list has theirs already", () => {
    const told = alerts({
      live: 9,
      byDesk: { election: 3, duty: 2, health: 1, disaster: 2, security: 1 },
      urgentByDesk: { ...noDesk, duty: 1, security: 1 },
    });
    expect(alertsHere(told)).toEqual({ n: 5, urgent: 1, others: 4 });
    const items = attentionItems(open, null, told);
    const { desks, n } = deskCounts(items, null, told);
    expect(desks).toMatchObject({ election: { n: 5, failed: true }, security: { n: 1, failed: false }, health: { n: 0 } });
    expect(n).toBe(6);
    expect(Object.values(desks).reduce((sum, desk) => sum + desk.n, 0)).toBe(n);
  });
  it("never count one cause twice: a district's failed places are left to the alerts that tell of them, put off or not", () => {
    const of = (told: AlertCounts) => attentionItems(open, given, told).map(({ key }) => key);
    expect(of(alerts({ live: 1, byRule: { interrupted: 1 } }))).toEqual(["incident:i", "district:024"]);
    expect(of(alerts({ snoozed: 2, byRule: { "readiness-failed": 2 } }))).toEqual(["incident:i"]);
  });
  it("count nothing until they are told", () => {
    expect(deskCounts(attentionItems(open, given), given).n).toBe(2);
    expect(alertsHere(null)).toEqual({ n: 0, urgent: 0, others: 0 });
  });
});
