import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import type { Problem } from "../../electron/contract/result.ts";
import { fixClock, roomNow } from "./clock-store.ts";

/** The one moment that is now: neither time given. Moments are compared as objects; `sameMoment` compares what they say. */
export const now: AskedMoment = Object.freeze({});

/**
 * Which moment the officer chose and which one is on screen. They differ while the room is being asked: the former picture stays
 * until the whole of the next has come, and then all of it changes at once.
 */
interface MomentState {
  /** Chosen last. */
  asked: AskedMoment;
  /** Whether `asked` will stay (the handle was let go): what is under way for an older choice is then given up. */
  settled: boolean;
  /** What every figure, list and layer on screen tells of. */
  shown: AskedMoment;
  /** Why the moment asked for last could not be shown; null where it could. */
  problem: Problem | null;
  /** The room's time (ms since 1970) when the surface left the present; null while it is there. */
  leftAt: number | null;
  /** The moment from which the panel of changes compares; null: the panel's own choice. */
  compareFrom: AskedMoment | null;
}

export const momentStore = createStore<MomentState>(() => ({
  asked: now,
  settled: true,
  shown: now,
  problem: null,
  leftAt: null,
  compareFrom: null,
}));

export const useMoment = <T>(selector: (state: MomentState) => T): T => useStore(momentStore, selector);

export const isNow = ({ knownAt, trueAt }: AskedMoment): boolean => knownAt === undefined && trueAt === undefined;
export const sameMoment = (one: AskedMoment, other: AskedMoment): boolean => one.knownAt === other.knownAt && one.trueAt === other.trueAt;

/** The hour a moment stands at, ISO 8601; null for now. Its pictures and ages are counted against it. */
export const hourOf = ({ knownAt, trueAt }: AskedMoment): string | null => trueAt ?? knownAt ?? null;

const away = ({ asked, shown }: MomentState): boolean => !isNow(asked) || !isNow(shown);
/** Whether the surface shows another moment than now, or is on its way to or from one: nothing can be changed then. */
export const isAway = (): boolean => away(momentStore.getState());
export const useAway = (): boolean => useMoment(away);

/** Chooses a moment. The picture follows when the room has answered. `settled` false: more choices follow at once, as in a drag. */
export const standAt = (moment: AskedMoment, settled = true): void => {
  const { asked, shown, leftAt } = momentStore.getState();
  const next = isNow(moment) ? now : sameMoment(moment, shown) ? shown : sameMoment(moment, asked) ? asked : moment;
  momentStore.setState({ asked: next, settled, problem: null, leftAt: isNow(next) && isNow(shown) ? null : (leftAt ?? roomNow()) });
};

/** The whole picture of this moment has come. */
export const arriveAt = (moment: AskedMoment): void => {
  const { asked, leftAt } = momentStore.getState();
  const hour = hourOf(moment);
  fixClock(hour === null ? null : Date.parse(hour));
  momentStore.setState({ shown: moment, leftAt: isNow(asked) && isNow(moment) ? null : leftAt });
};

/** The moment asked for cannot be shown: what is on screen stays, with the reason. */
export const stayBecause = (problem: Problem): void => {
  const { shown, leftAt } = momentStore.getState();
  momentStore.setState({ asked: shown, settled: true, problem, leftAt: isNow(shown) ? null : leftAt });
};

/** Goes back to the present; `then` runs once it is wholly on screen, unless another moment was chosen meanwhile. */
export const backToNow = (then: () => void = () => {}): void => {
  standAt(now);
  if (!isAway()) {
    then();
    return;
  }
  const stop = momentStore.subscribe(({ asked, shown }) => {
    if (isNow(asked) && !isNow(shown)) return;
    stop();
    if (isNow(asked)) then();
  });
};

/** Which of the two times a moment goes by; now goes by what has arrived. */
export type Axis = "knownAt" | "trueAt";
export const axisOf = ({ trueAt }: AskedMoment): Axis => (trueAt === undefined ? "knownAt" : "trueAt");
export const momentOn = (axis: Axis, hour: string): AskedMoment => ({ [axis]: hour });

export const compareFrom = (moment: AskedMoment | null): void => momentStore.setState({ compareFrom: moment });
