/** Those who want to be told of one kind of event. */
export class Listeners<Told extends unknown[]> {
  private readonly listeners = new Set<(...told: Told) => void>();

  /** Returns the way to stop being told. */
  add(listener: (...told: Told) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  tell(...told: Told): void {
    for (const listener of this.listeners) listener(...told);
  }
}
