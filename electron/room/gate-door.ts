import { setImmediate as breathe } from "node:timers/promises";
import type { Problem, VaultState } from "../contract/index.ts";
import type { Vault } from "./vault/vault.ts";
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

  /** What is told of the door; `isDesk`: to a viewer who may use its keys. */
  told(vault: Vault, { isDesk, exercise, keychainPossible }: { isDesk: boolean; exercise: boolean; keychainPossible: boolean }): VaultState {
    return {
      state: this.#state,
      exercise,
      protected: vault.isProtected,
      ways: isDesk ? vault.ways : null,
      keychainPossible: isDesk && keychainPossible,
      idleMinutes: isDesk ? vault.idleMinutes : null,
      work: this.#work,
      problem: isDesk && this.#problem ? { message: this.#problem.message, hint: this.#problem.hint } : null,
      waitUntil: isDesk ? vault.waitUntil : null,
    };
  }
}
