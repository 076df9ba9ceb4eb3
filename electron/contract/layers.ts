import { z } from "zod";
import type { LayerCollection, LayerFeature } from "./geometry.ts";

export const layerNames = ["districts", "communes", "polling-places", "quarantine-zones", "risk-areas", "incidents"] as const;
export const layerName = z.enum(layerNames);
export type LayerName = z.infer<typeof layerName>;

/**
 * What a layer says of itself besides its features.
 * `asOf`: the newest of its features' `as_of`, which is when that was so as far as anybody says, never later than it became known here
 * (null: nothing has ever been reported, which is never shown as safe);
 * `validUntil`: when its answer changes by age alone, null if never; `conflicts`: records with values that did not know of each other.
 * `outside`: areas drawn under earlier boundaries that lie wholly outside those in force, so that they are no features: somebody must
 * draw them anew or end them. Left out where there are none.
 */
export interface LayerHead {
  layer: LayerName;
  asOf: string | null;
  validUntil: string | null;
  source: string;
  conflicts: number;
  outside?: { id: string; name: string }[];
  /** Entries of kinds from a newer release, kept but not folded. */
  unread: number;
}

export type LayerAnswer = LayerCollection & LayerHead;

/** What a live layer sends: the whole first, then only what changed for this viewer; `removed` are ids that left this viewer's sight. */
export type LayerFrame = { type: "whole"; answer: LayerAnswer } | { type: "delta"; head: LayerHead; changed: LayerFeature[]; removed: string[] };
