/** The last few of something costly to open, by number, as long as together they hold no more than `mostBytes`; the last one whatever it holds. */
export class Opened<T extends { size: number }> {
  readonly #kept = new Map<number, T>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(number: number, open: () => T): T {
    const found = this.#kept.get(number);
    if (found !== undefined) {
      this.#kept.delete(number);
      this.#kept.set(number, found);
      return found;
    }
    const opened = open();
    this.#kept.set(number, opened);
    this.#bytes += opened.size;
    for (const [oldest, { size }] of this.#kept) {
      if (this.#bytes <= this.#mostBytes || oldest === number) break;
      this.#kept.delete(oldest);
      this.#bytes -= size;
    }
    return opened;
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }
}
