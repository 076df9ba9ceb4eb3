import type { LayerFeature } from "../../electron/contract/geometry.ts";
import type { LayerName } from "../../electron/contract/layers.ts";
import type { OutputOf } from "../../electron/contract/methods.ts";
import type { Desk } from "./desk-store.ts";
import type { LayersState } from "./layers-store.ts";
import { inForce, isOpen, isTrue, numberOf, spotOf, textOf } from "./properties.ts";

/** One matter somebody must act on. `weight`: greater is worse; `why` names words of `desk:attention`. */
export interface AttentionItem {
  key: string;
  desk: Exclude<Desk, "overview">;
  tone: "failed" | "attention";
  weight: number;
  target: { layer: LayerName; id: string } | null;
  at: { lon: number; lat: number } | null;
  title: string | null;
  subject:
    | { kind: "incident"; category: number; severity: number }
    | { kind: "risk-area"; hazard: string; level: number }
    | { kind: "zone"; zoneKind: string }
    | { kind: "district"; failed: number };
  why: ("areaUnanswered" | "zonePlan" | "zoneDecision" | "conflict")[];
  asOf: string | null;
}

const target = (layer: LayerName, feature: LayerFeature) => ({
  target: { layer, id: feature.properties.id },
  at: spotOf(feature),
  asOf: textOf(feature, "as_of"),
});

const incidentItem = (incident: LayerFeature): AttentionItem => {
  const severity = numberOf(incident, "severity") ?? 1;
  return {
    key: `incident:${incident.properties.id}`,
    desk: "security",
    tone: severity >= 3 ? "failed" : "attention",
    weight: severity * 10 + 5,
    ...target("incidents", incident),
    title: textOf(incident, "text"),
    subject: { kind: "incident", category: numberOf(incident, "category") ?? 12, severity },
    why: isTrue(incident, "conflict") ? ["conflict"] : [],
  };
};

const areaItem = (area: LayerFeature): AttentionItem => {
  const level = numberOf(area, "level") ?? 1;
  return {
    key: `risk-area:${area.properties.id}`,
    desk: "disaster",
    tone: level >= 3 ? "failed" : "attention",
    weight: level * 10 + 8,
    ...target("risk-areas", area),
    title: textOf(area, "name"),
    subject: { kind: "risk-area", hazard: textOf(area, "hazard") ?? "", level },
    why: [
      ...(textOf(area, "responsible_name") === null ? (["areaUnanswered"] as const) : []),
      ...(isTrue(area, "conflict") ? (["conflict"] as const) : []),
    ],
  };
};

const zoneItem = (zone: LayerFeature): AttentionItem => ({
  key: `zone:${zone.properties.id}`,
  desk: "health",
  tone: "attention",
  weight: 20,
  ...target("quarantine-zones", zone),
  title: textOf(zone, "name"),
  subject: { kind: "zone", zoneKind: textOf(zone, "kind") ?? "" },
  why: [
    ...(textOf(zone, "voting_plan") === null ? (["zonePlan"] as const) : []),
    ...(textOf(zone, "decision_number") === null ? (["zoneDecision"] as const) : []),
    ...(isTrue(zone, "conflict") ? (["conflict"] as const) : []),
  ],
});

const list = (layers: LayersState, layer: LayerName) => [...layers[layer].features.values()];

/**
 * What waits for somebody, worst first: open incidents; risk areas in force; zones in force that lack their decision, their plan for
 * voting or agreement; districts with places reported failed.
 */
export const attentionItems = (layers: LayersState, totals: OutputOf<"readiness.totals"> | null): AttentionItem[] => {
  const districts = (totals?.districts ?? [])
    .filter((district) => district.failed > 0)
    .map(
      (district): AttentionItem => ({
        key: `district:${district.code}`,
        desk: "election",
        tone: "failed",
        weight: 22 + Math.min(district.failed, 9),
        target: { layer: "districts", id: district.code },
        at: layers.districts.features.has(district.code) ? spotOf(layers.districts.features.get(district.code)!) : null,
        title: district.name,
        subject: { kind: "district", failed: district.failed },
        why: [],
        asOf: totals?.asOf ?? null,
      }),
    );
  return [
    ...list(layers, "incidents").filter(isOpen).map(incidentItem),
    ...list(layers, "risk-areas").filter(inForce).map(areaItem),
    ...list(layers, "quarantine-zones")
      .filter(inForce)
      .map(zoneItem)
      .filter((item) => item.why.length > 0),
    ...districts,
  ].sort((a, b) => b.weight - a.weight || (b.asOf ?? "").localeCompare(a.asOf ?? ""));
};

/** Counts for the rail. Bầu cử counts places not confirmed ready, which are more than its items. */
export const deskCounts = (
  items: AttentionItem[],
  totals: OutputOf<"readiness.totals"> | null,
): Record<Exclude<Desk, "overview">, { n: number; failed: boolean }> => {
  const of = (desk: AttentionItem["desk"]) => {
    const own = items.filter((item) => item.desk === desk);
    return { n: own.length, failed: own.some((item) => item.tone === "failed") };
  };
  const province = totals?.province;
  return {
    election: { n: province ? province.places - province.ready : 0, failed: (province?.failed ?? 0) > 0 },
    health: of("health"),
    disaster: of("disaster"),
    security: of("security"),
  };
};
