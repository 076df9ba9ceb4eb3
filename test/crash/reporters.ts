/** One incident that was reported: its request and what was answered. */
export interface Reported {
  requestId: string;
  text: string;
  answer: string;
}

interface Report {
  requestId: string;
  text: string;
}

/** Whoever reports: remembers what was acknowledged, and sends again what was not. */
export class Reporters {
  readonly acknowledged: Reported[] = [];
  /** Requests that were answered twice and not the same both times. */
  readonly answeredOtherwise: string[] = [];
  readonly #lane: number;
  /** Sent, and no answer heard before the kill: asked again first. */
  #unanswered: Report[] = [];
  #made = 0;

  constructor(lane: number) {
    this.#lane = lane;
  }

  /** The next report: first what nobody answered, now and then one answered before, else a new one. */
  next(chance: number): Report {
    const unanswered = this.#unanswered.shift();
    if (unanswered) return unanswered;
    const again = chance < 0.1 ? this.acknowledged.at(-1) : undefined;
    if (again) return again;
    this.#made += 1;
    const name = `${this.#lane}-${this.#made}`;
    return { requestId: `request-${name}`, text: `mất điện ${name}` };
  }

  heard(report: Report, answer: string): void {
    const before = this.acknowledged.find(({ requestId }) => requestId === report.requestId);
    if (!before) this.acknowledged.push({ ...report, answer });
    else if (before.answer !== answer) this.answeredOtherwise.push(report.requestId);
  }

  unheard(report: Report): void {
    if (!this.acknowledged.some(({ requestId }) => requestId === report.requestId)) this.#unanswered.push(report);
  }
}
