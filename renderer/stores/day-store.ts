import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { OutputOf } from "../../electron/contract/methods.ts";
import type { MomentClient } from "../room-client/moment-client.ts";

/** What the map's marks and fills tell: readiness, or where each polling place stands on the day. */
export type Lead = "readiness" | "day";
/** `auto`: by the hour, as the room says. */
export type LeadChoice = "auto" | Lead;

interface DayState {
  /** "Khai mạc hết chưa?" at the moment shown; null until the room has answered. */
  glance: OutputOf<"day.glance"> | null;
  choice: LeadChoice;
}

export const dayStore = createStore<DayState>(() => ({ glance: null, choice: "auto" }));

export const useDay = <T>(selector: (state: DayState) => T): T => useStore(dayStore, selector);

/** The day leads from 05:00 of the day of the vote, unless somebody chose otherwise. */
export const leadOf = ({ glance, choice }: DayState): Lead => (choice === "auto" ? (glance?.phase === "day" ? "day" : "readiness") : choice);

export const useLead = (): Lead => useDay(leadOf);

export const chooseLead = (choice: LeadChoice): void => dayStore.setState({ choice });

/** Names asked for with the glance: more than a screen shows. */
const names = 100;

export const followDay = (client: MomentClient): (() => void) =>
  client.live(
    "day.glance",
    { names },
    (glance) => dayStore.setState({ glance }),
    () => dayStore.setState({ glance: null }),
  );
