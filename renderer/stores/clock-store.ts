import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { dayStartOf } from "../format/moment.ts";

/**
 * The room's clock, never this machine's: set from the room's `now` and carried on by a monotonic counter.
 * `minute`: the room's time in whole minutes (ms since 1970); null until the room has told its time. Changes once a minute.
 */
interface ClockState {
  minute: number | null;
}

export const clockStore = createStore<ClockState>(() => ({ minute: null }));

const MINUTE = 60_000;
let anchor: { room: number; monotonic: number } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The room's time in ms since 1970; null until the room has told it. */
export const roomNow = (): number | null => (anchor === null ? null : anchor.room + (performance.now() - anchor.monotonic));

const tick = (): void => {
  const now = roomNow();
  if (now === null) return;
  clockStore.setState({ minute: Math.floor(now / MINUTE) * MINUTE });
  clearTimeout(timer);
  timer = setTimeout(tick, MINUTE - (now % MINUTE) + 5);
};

/** Sets the clock by the room's `now` (ISO 8601 with offset). */
export const setRoomTime = (now: string): void => {
  anchor = { room: Date.parse(now), monotonic: performance.now() };
  tick();
};

/** The room's current minute in ms since 1970: a component that reads it renders once a minute. */
export const useRoomMinute = (): number | null => useStore(clockStore, (state) => state.minute);

/** When the room's present day began in Hà Giang (ms since 1970): a component that reads it renders once a day. */
export const useRoomDay = (): number | null => useStore(clockStore, ({ minute }) => (minute === null ? null : dayStartOf(minute)));

/** What `of` makes of the room's current minute; a component that reads it renders when that changes. */
export const useByMinute = <T extends string | number | null>(of: (minute: number | null) => T): T =>
  useStore(clockStore, ({ minute }) => of(minute));

/** The room's time at a moment of this machine's clock (`Date.now`), as far as both have run alike since. */
export const roomTimeAt = (machine: number): number | null => {
  const now = roomNow();
  return now === null ? null : now - (Date.now() - machine);
};
