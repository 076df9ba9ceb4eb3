import type { AlertCounts } from "../../electron/contract/election/alert-answers.ts";
import type { LayerFeature } from "../../electron/contract/geometry.ts";
import type { LayerName } from "../../electron/contract/layers.ts";
import type { OutputOf } from "../../electron/contract/methods.ts";
import { spanOf } from "./age-span.ts";
import type { Desk } from "./desk-store.ts";
import type { LayersState } from "./layers-store.ts";
import { inForce, isOpen, isTrue, numberOf, spotOf, textOf } from "./properties.ts";
import { type Where, whereOf } from "./where.ts";

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
  where: Where | null;
  /** Who answers for it: the responsible member of a risk area; null where nobody is named or it is not that kind of matter. */
  who: string | null;
  why: ("areaUnanswered" | "zonePlan" | "zoneDecision" | "conflict")[];
  /** When the oldest report it rests on became known. */
  asOf: string | null;
}

const target = (layer: LayerName, feature: LayerFeature, layers: LayersState) => ({
  target: { layer, id: feature.properties.id },
  at: spotOf(feature),
  where: whereOf(feature, layers),
  asOf: textOf(feature, "as_of"),
});

const incidentItem = (incident: LayerFeature, layers: LayersState): AttentionItem => {
  const severity = numberOf(incident, "severity") ?? 1;
  return {
    key: `incident:${incident.properties.id}`,
    desk: "security",
    tone: severity >= 3 ? "failed" : "attention",
    weight: severity * 10 + 5,
    ...target("incidents", incident, layers),
    who: null,
    title: textOf(incident, "text"),
    subject: { kind: "incident", category: numberOf(incident, "category") ?? 12, severity },
    why: isTrue(incident, "conflict") ? ["conflict"] : [],
  };
};

const areaItem = (area: LayerFeature, layers: LayersState): AttentionItem => {
  const level = numberOf(area, "level") ?? 1;
  return {
    key: `risk-area:${area.properties.id}`,
    desk: "disaster",
    tone: level >= 3 ? "failed" : "attention",
    weight: level * 10 + 8,
    ...target("risk-areas", area, layers),
    who: textOf(area, "responsible_name"),
    title: textOf(area, "name"),
    subject: { kind: "risk-area", hazard: textOf(area, "hazard") ?? "", level },
    why: [
      ...(textOf(area, "responsible_name") === null ? (["areaUnanswered"] as const) : []),
      ...(isTrue(area, "conflict") ? (["conflict"] as const) : []),
    ],
  };
};

const zoneItem = (zone: LayerFeature, layers: LayersState): AttentionItem => ({
  key: `zone:${zone.properties.id}`,
  desk: "health",
  tone: "attention",
  weight: 20,
  ...target("quarantine-zones", zone, layers),
  who: null,
  title: textOf(zone, "name"),
  subject: { kind: "zone", zoneKind: textOf(zone, "kind") ?? "" },
  why: [
    // A checkpoint has no voters of its own.
    ...(textOf(zone, "voting_plan") === null && textOf(zone, "kind") !== "checkpoint" ? (["zonePlan"] as const) : []),
    ...(textOf(zone, "decision_number") === null ? (["zoneDecision"] as const) : []),
    ...(isTrue(zone, "conflict") ? (["conflict"] as const) : []),
  ],
});

const list = (layers: LayersState, layer: LayerName) => [...layers[layer].features.values()];

/** Failed places of each district, by its code. */
const failedPlaces = (layers: LayersState): Map<string, LayerFeature[]> => {
  const failed = new Map<string, LayerFeature[]>();
  for (const place of layers["polling-places"].features.values()) {
    if (place.properties.readiness !== "failed") continue;
    const code = textOf(place, "district_code") ?? "";
    const own = failed.get(code);
    if (own) own.push(place);
    else failed.set(code, [place]);
  }
  return failed;
};

const districtItems = (layers: LayersState, totals: OutputOf<"readiness.totals"> | null): AttentionItem[] => {
  const failing = (totals?.districts ?? []).filter((district) => district.failed > 0);
  if (failing.length === 0) return [];
  const places = failedPlaces(layers);
  return failing.map((district) => {
    const shape = layers.districts.features.get(district.code);
    return {
      key: `district:${district.code}`,
      desk: "election",
      tone: "failed",
      weight: 22 + Math.min(district.failed, 9),
      target: { layer: "districts", id: district.code },
      at: shape ? spotOf(shape) : null,
      title: district.name,
      subject: { kind: "district", failed: district.failed },
      where: null,
      who: null,
      why: [],
      asOf: spanOf(places.get(district.code) ?? [])?.oldest ?? null,
    };
  });
};

/**
 * What needs somebody to act, worst first. The one rule, for the list, the button above and the badges of the desks:
 * - incidents that are open;
 * - risk areas in force (never those yet to come) from level 2, and of level 1 those with nobody answering or values in conflict;
 * - quarantine zones in force that lack their decision or their plan for voting, or whose values conflict;
 * - districts with polling places reported failed, one matter a district; none of them while the alerts tell of the same places.
 * Alerts of the election and of duty are matters beside these: `alertsHere`. Those of the other desks are about the areas and incidents above.
 * Places lacking something or not yet known are no matters of their own: `deskCounts` gives their number beside.
 */
export const attentionItems = (
  layers: LayersState,
  totals: OutputOf<"readiness.totals"> | null,
  alerts: AlertCounts | null = null,
): AttentionItem[] =>
  [
    ...list(layers, "incidents")
      .filter(isOpen)
      .map((incident) => incidentItem(incident, layers)),
    ...list(layers, "risk-areas")
      .filter(inForce)
      .map((area) => areaItem(area, layers))
      .filter((item) => item.why.length > 0 || (item.subject.kind === "risk-area" && item.subject.level >= 2)),
    ...list(layers, "quarantine-zones")
      .filter(inForce)
      .map((zone) => zoneItem(zone, layers))
      .filter((item) => item.why.length > 0),
    ...((alerts?.byRule["readiness-failed"] ?? 0) > 0 ? [] : districtItems(layers, totals)),
  ].sort((a, b) => b.weight - a.weight || (b.asOf ?? "").localeCompare(a.asOf ?? ""));

/** Matters of each desk, as listed, so that the badges add up to the whole; and the places not confirmed ready, which are none. */
export interface DeskCounts {
  desks: Record<Exclude<Desk, "overview">, { n: number; failed: boolean }>;
  /** Of all desks. */
  n: number;
  unready: number;
}

/** Alerts counted here: live ones of the election and of duty, which is kept at the election desk; `urgent` of them, and `others` of other desks. */
export const alertsHere = (alerts: AlertCounts | null): { n: number; urgent: number; others: number } => {
  if (alerts === null) return { n: 0, urgent: 0, others: 0 };
  const { byDesk, urgentByDesk, live } = alerts;
  const n = byDesk.election + byDesk.duty;
  return { n, urgent: urgentByDesk.election + urgentByDesk.duty, others: live - n };
};

export const deskCounts = (items: AttentionItem[], totals: OutputOf<"readiness.totals"> | null, alerts: AlertCounts | null = null): DeskCounts => {
  const told = alertsHere(alerts);
  const of = (desk: AttentionItem["desk"]) => {
    const own = items.filter((item) => item.desk === desk);
    const { n, urgent } = desk === "election" ? told : { n: 0, urgent: 0 };
    return { n: own.length + n, failed: urgent > 0 || own.some((item) => item.tone === "failed") };
  };
  const province = totals?.province;
  return {
    desks: { election: of("election"), health: of("health"), disaster: of("disaster"), security: of("security") },
    n: items.length + told.n,
    unready: province ? province.places - province.ready - province.failed : 0,
  };
};
