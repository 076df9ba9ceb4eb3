import { setImmediate as breathe } from "node:timers/promises";
import type { Problem, VaultState } from "../contract/index.ts";
import * as words from "./vault/words.ts";

/** How a room's door stands and what is being done behind it; whoever watches is told of each change. */
export class Door {
  readonly #told: () => void;
  #state: VaultState["state"] = "working";
  #problem: Problem | null = null;
  #work: VaultState["work"] = null;

  constructor(told: () => void) {
    this.#told = told;
  }

  get state(): VaultState["state"] {
    return this.#state;
  }

  get problem(): Problem | null {
    return this.#problem;
  }

  get work(): VaultState["work"] {
    return this.#work;
  }

  stand(state: VaultState["state"], problem: Problem | null = null): void {
    this.#state = state;
    this.#problem = problem;
    this.#work = null;
    this.#told();
  }

  tellWork(work: VaultState["work"]): void {
    this.#work = work;
    this.#told();
  }

  /** Says what is being done; `done` from 0 to 1 where that is known. */
  async working(what: string, done: number | null = null): Promise<void> {
    this.#state = "working";
    this.tellWork({ what, done });
    // What was just said must get out before the work begins.
    await breathe();
  }

  /** Why the room answers nothing now. */
  refusal(): Problem {
    if (this.#state === "to-be-made") return words.notMadeYet;
    if (this.#state === "refused" && this.#problem) return { ...this.#problem, code: "locked" };
    return this.#state === "working" ? words.busy : words.locked;
  }
}
