import type { Marking, RecordKind } from "../../contract/index.ts";
import type { BoundaryMap } from "../boundary-map.ts";
import type { Consequences } from "../consequences.ts";
import type { Picture } from "../picture.ts";

/** What the election's books are made from, for somebody so cleared: now, or at a moment. */
export interface ElectionGround {
  picture: Picture;
  clearance: Marking;
  consequences: Consequences;
  boundaries(): BoundaryMap;
}

/** A record that changed. */
export interface Changed {
  kind: RecordKind;
  id: string;
}
