import type { BoundarySetFields } from "../contract/index.ts";
import type { BoundaryMap } from "./boundary-map.ts";

/** The record that says which boundaries are in force. */
export const boundarySetId = "communes";

/** Holds the boundaries in force, as the journal's boundary-set record says: the built-in ones where there is none. */
export class BoundaryKeeper {
  readonly builtIn: BoundaryMap;
  readonly #inForce: () => BoundarySetFields | undefined;
  #current: BoundaryMap;
  #file = "built-in";

  constructor(builtIn: BoundaryMap, inForce: () => BoundarySetFields | undefined) {
    this.builtIn = builtIn;
    this.#inForce = inForce;
    this.#current = this.builtIn;
  }

  current(): BoundaryMap {
    return this.#current;
  }

  async renew(): Promise<void> {
    const fields = this.#inForce();
    const file = fields?.file ?? "built-in";
    if (file === this.#file) return;
    this.#file = file;
  }
}
