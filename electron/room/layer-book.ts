import type { LayerAnswer, LayerFeature, LayerName, Marking } from "../contract/index.ts";
import { vietnamTime } from "../domain/vietnamese-format.ts";
import { drawQuarantineZones, drawRiskAreas } from "./layers/areas.ts";
import { drawIncidents } from "./layers/incidents.ts";
import { type DrawLayer, type LayerGround, sameFeature } from "./layers/layer.ts";
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

interface Page {
  answer: LayerAnswer;
  features: Map<string, LayerFeature>;
  turnsMs: number | null;
  spoiled: boolean;
}

/** The features, those that show the same as before by the object of before; `before` then holds just these. */
const asBefore = (drawn: readonly LayerFeature[], before: Map<string, LayerFeature>): LayerFeature[] => {
  const shown = drawn.map((feature) => {
    const old = before.get(feature.id);
    if (old && sameFeature(old, feature)) return old;
    before.set(feature.id, feature);
    return feature;
  });
  if (before.size === shown.length) return shown;
  const present = new Set(shown.map(({ id }) => id));
  for (const id of before.keys()) if (!present.has(id)) before.delete(id);
  return shown;
};

/**
 * Every layer as last drawn, one page a layer and clearance, drawn again only when something it rests on changed or its time ran out.
 * A feature that did not change stays the same object from page to page: feeds find differences by comparing objects.
 */
export class LayerBook {
  readonly #ground: () => LayerGround;
  readonly #unread: () => number;
  readonly #ages: boolean;
  readonly #pages = new Map<string, Page>();

  /** `ages`: false where the ground stands at a moment, so that no answer ever runs out or is drawn again. */
  constructor(ground: () => LayerGround, unread: () => number, ages = true) {
    this.#ground = ground;
    this.#unread = unread;
    this.#ages = ages;
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
    const turnsMs = this.#ages ? drawn.turnsMs : null;
    const features = before?.features ?? new Map<string, LayerFeature>();
    const shown = this.#ages ? asBefore(drawn.features, features) : drawn.features;
    const answer: LayerAnswer = {
      type: "FeatureCollection",
      features: shown,
      layer,
      asOf: drawn.asOf,
      validUntil: turnsMs === null ? null : vietnamTime(turnsMs),
      source: drawn.source,
      conflicts: drawn.conflicts,
      ...(drawn.outside && drawn.outside.length > 0 ? { outside: drawn.outside } : {}),
      unread: clearance === "restricted" ? this.#unread() : 0,
    };
    return { answer, features, turnsMs, spoiled: false };
  }
}
