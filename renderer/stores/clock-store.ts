import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { dayStartOf } from "../format/moment.ts";

/**
 * The room's clock, never this machine's: set from the room's `now` and carried on by a monotonic counter.
 * `real`: the room's time in whole minutes (ms since 1970); null until the room has told its time. Changes once a minute.
 * `minute`: the minute of the picture on screen, against which ages are counted: `real`, or the past moment that is shown.
 */
interface ClockState {
  minute: number | null;
  real: number | null;
}

export const clockStore = createStore<ClockState>(() => ({ minute: null, real: null }));

const MINUTE = 60_000;
let anchor: { room: number; monotonic: number } | null = null;
let fixed: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The room's time in ms since 1970, whatever moment is shown; null until the room has told it. */
export const roomNow = (): number | null => (anchor === null ? null : anchor.room + (performance.now() - anchor.monotonic));

const wholeMinute = (at: number): number => Math.floor(at / MINUTE) * MINUTE;

const tick = (): void => {
  const now = roomNow();
  if (now === null) return;
  const real = wholeMinute(now);
  clockStore.setState({ real, minute: fixed === null ? real : wholeMinute(fixed) });
  clearTimeout(timer);
  timer = setTimeout(tick, MINUTE - (now % MINUTE) + 5);
};

/** Sets the clock by the room's `now` (ISO 8601 with offset). */
export const setRoomTime = (now: string): void => {
  anchor = { room: Date.parse(now), monotonic: performance.now() };
  tick();
};

/** The picture on screen tells of this moment (ms since 1970) and does not go on; null: it goes with the room's time. */
export const fixClock = (moment: number | null): void => {
  fixed = moment;
  tick();
};

/** The room's present minute in ms since 1970, whatever moment is shown. */
export const useRealMinute = (): number | null => useStore(clockStore, (state) => state.real);

/** The minute of the picture on screen in ms since 1970: a component that reads it renders once a minute. */
export const useRoomMinute = (): number | null => useStore(clockStore, (state) => state.minute);

/** When the day of the picture on screen began in Hà Giang (ms since 1970): a component that reads it renders once a day. */
export const useRoomDay = (): number | null => useStore(clockStore, ({ minute }) => (minute === null ? null : dayStartOf(minute)));

/** What `of` makes of the minute of the picture on screen; a component that reads it renders when that changes. */
export const useByMinute = <T extends string | number | null>(of: (minute: number | null) => T): T =>
  useStore(clockStore, ({ minute }) => of(minute));

/** The room's time at a moment of this machine's clock (`Date.now`), as far as both have run alike since. */
export const roomTimeAt = (machine: number): number | null => {
  const now = roomNow();
  return now === null ? null : now - (Date.now() - machine);
};
