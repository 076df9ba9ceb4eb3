import type { Geos } from "./geos.ts";
import { openSharedBench, type SharedBench, type Work, type WorkName, work } from "./workbench.ts";

/** What keeps scenes: one more that stands on another's boundaries, one fewer. */
export interface SceneWork {
  standOn: { args: [other: number]; answer: undefined };
  endScene: { args: []; answer: undefined };
}

/** Boundaries and places as they are now (scene 0) and as they were at moments, all in one GEOS. A scene begins when it is first named. */
export class Scenes {
  readonly #geos: Geos;
  readonly #scenes = new Map<number, SharedBench>();

  constructor(geos: Geos) {
    this.#geos = geos;
  }

  work<N extends WorkName>(scene: number, name: N, args: Work[N]["args"]): Work[N]["answer"] {
    return work(this.#scene(scene).bench, name, args);
  }

  standOn(scene: number, other: number): undefined {
    this.#scene(scene).standOn(this.#scene(other));
  }

  end(scene: number): undefined {
    this.#scenes.get(scene)?.end();
    this.#scenes.delete(scene);
  }

  #scene(scene: number): SharedBench {
    const known = this.#scenes.get(scene);
    if (known) return known;
    const opened = openSharedBench(this.#geos);
    this.#scenes.set(scene, opened);
    return opened;
  }
}
