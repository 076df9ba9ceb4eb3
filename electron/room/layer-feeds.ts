import type { LayerAnswer, LayerFeature, LayerFrame, LayerHead } from "../contract/index.ts";
import { sameFeature } from "./layers/layer.ts";

const headOf = ({ type: _type, features: _features, ...head }: LayerAnswer): LayerHead => head;

/** So many changed features are written out and sent before everything else gets its turn: an import changes tens of thousands. */
export const drawnAtOnce = 4000;

/**
 * What one viewer was last sent of one layer. The first frame is the whole; each one after it is the difference from what this very
 * viewer holds, where what left its sight, for whatever reason, is `removed`. Nothing is sent where nothing differs.
 */
export class LayerFeed {
  #sent: Map<string, LayerFeature> | null = null;
  #head = "";

  /** The frames that tell it, none where nothing differs; many changes in several, each holding for itself. */
  next(answer: LayerAnswer): LayerFrame[] {
    const head = headOf(answer);
    const headText = JSON.stringify(head);
    const before = this.#sent;
    if (!before) {
      this.#sent = new Map(answer.features.map((feature) => [feature.id, feature]));
      this.#head = headText;
      return [{ type: "whole", answer }];
    }
    const changed = answer.features.filter((feature) => {
      const held = before.get(feature.id);
      return !held || !sameFeature(held, feature);
    });
    for (const feature of changed) before.set(feature.id, feature);
    const removed = before.size === answer.features.length ? [] : idsNotIn(before, answer.features);
    for (const id of removed) before.delete(id);
    if (changed.length === 0 && removed.length === 0 && headText === this.#head) return [];
    this.#head = headText;
    const frames: LayerFrame[] = [{ type: "delta", head, changed: changed.slice(0, drawnAtOnce), removed }];
    for (let from = drawnAtOnce; from < changed.length; from += drawnAtOnce)
      frames.push({ type: "delta", head, changed: changed.slice(from, from + drawnAtOnce), removed: [] });
    return frames;
  }
}

const idsNotIn = (held: ReadonlyMap<string, LayerFeature>, features: readonly LayerFeature[]): string[] => {
  const present = new Set(features.map(({ id }) => id));
  return [...held.keys()].filter((id) => !present.has(id));
};
