import type { LayerAnswer, LayerFeature, LayerName, Marking } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { drawQuarantineZones, drawRiskAreas } from "./layers/areas.ts";
import { drawIncidents } from "./layers/incidents.ts";
import type { DrawLayer, LayerGround } from "./layers/layer.ts";
import { drawPollingPlaces } from "./layers/polling-places.ts";
import { drawCommunes, drawDistricts } from "./layers/units.ts";

const drawings: Record<LayerName, DrawLayer> = {
  districts: drawDistricts,
  communes: drawCommunes,
  "polling-places": drawPollingPlaces,
  "quarantine-zones": drawQuarantineZones,
  "risk-areas": drawRiskAreas,
  incidents: drawIncidents,
};

const sameProperties = (one: LayerFeature["properties"], other: LayerFeature["properties"]): boolean => {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

const sameFeature = (one: LayerFeature, other: LayerFeature): boolean =>
  sameProperties(one.properties, other.properties) &&
  (one.geometry === other.geometry || JSON.stringify(one.geometry) === JSON.stringify(other.geometry));

interface Page {
  answer: LayerAnswer;
  features: Map<string, LayerFeature>;
  turnsMs: number | null;
  spoiled: boolean;
}

/**
 * Every layer as last drawn, one page a layer and clearance, drawn again only when something it rests on changed or its time ran out.
 * A feature that did not change stays the same object from page to page: feeds find differences by comparing objects.
 */
export class LayerBook {
  readonly #ground: () => LayerGround;
  readonly #unread: () => number;
  readonly #pages = new Map<string, Page>();

  constructor(ground: () => LayerGround, unread: () => number) {
    this.#ground = ground;
    this.#unread = unread;
  }

  answer(layer: LayerName, clearance: Marking): LayerAnswer {
    const ground = this.#ground();
    const key = `${layer} ${clearance}`;
    const before = this.#pages.get(key);
    if (before && !before.spoiled && (before.turnsMs === null || ground.nowMs < before.turnsMs)) return before.answer;
    const page = this.#draw(layer, clearance, ground, before);
    this.#pages.set(key, page);
    return page.answer;
  }

  /** What these layers rest on changed. */
  spoil(layers: Iterable<LayerName>): void {
    const names = new Set<string>(layers);
    for (const page of this.#pages.values()) if (names.has(page.answer.layer)) page.spoiled = true;
  }

  #draw(layer: LayerName, clearance: Marking, ground: LayerGround, before: Page | undefined): Page {
    const drawn = drawings[layer](ground, clearance);
    const features = before?.features ?? new Map<string, LayerFeature>();
    const shown = drawn.features.map((feature) => {
      const old = features.get(feature.id);
      if (old && (old === feature || sameFeature(old, feature))) return old;
      features.set(feature.id, feature);
      return feature;
    });
    if (features.size !== shown.length) {
      const present = new Set(shown.map(({ id }) => id));
      for (const id of features.keys()) if (!present.has(id)) features.delete(id);
    }
    const answer: LayerAnswer = {
      type: "FeatureCollection",
      features: shown,
      layer,
      asOf: drawn.asOf,
      validUntil: drawn.turnsMs === null ? null : vietnamTime(drawn.turnsMs),
      source: drawn.source,
      conflicts: drawn.conflicts,
      ...(drawn.outside && drawn.outside.length > 0 ? { outside: drawn.outside } : {}),
      unread: clearance === "restricted" ? this.#unread() : 0,
    };
    return { answer, features, turnsMs: drawn.turnsMs, spoiled: false };
  }
}
