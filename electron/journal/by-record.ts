/** One value per record, in the order in which they were put in. Kind and id apart: spelled as one key they would be hashed anew at every question. */
export class ByRecord<T> {
  readonly #byKind = new Map<string, Map<string, T>>();
  readonly #all: T[] = [];

  get size(): number {
    return this.#all.length;
  }

  get(kind: string, id: string): T | undefined {
    return this.#byKind.get(kind)?.get(id);
  }

  /** Puts in the value of a record that has none. */
  add(kind: string, id: string, value: T): void {
    let byId = this.#byKind.get(kind);
    if (!byId) {
      byId = new Map();
      this.#byKind.set(kind, byId);
    }
    byId.set(id, value);
    this.#all.push(value);
  }

  values(): readonly T[] {
    return this.#all;
  }
}
