/** Those who asked to be told of something. */
export class Listeners<A extends unknown[]> {
  readonly #all = new Set<(...told: A) => void>();

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Returns the way to stop. */
  add(listener: (...told: A) => void): () => void {
    this.#all.add(listener);
    return () => this.#all.delete(listener);
  }

  clear(): void {
    this.#all.clear();
  }

  tell(...told: A): void {
    for (const listener of this.#all) {
      try {
        listener(...told);
      } catch (error) {
        // What was written stays written: a listener's bug must not look like a failed append, which would be repeated.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
