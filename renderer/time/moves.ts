import i18next from "i18next";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import { losesDrawing } from "../editing/area/open-drawing.ts";
import { isoOf } from "../format/moment.ts";
import { clockStore } from "../stores/clock-store.ts";
import { openEditor } from "../stores/desk-store.ts";
import { type Axis, compareFrom, hourOf, isAway, isNow, momentOn, momentStore, standAt } from "../stores/moment-store.ts";
import { timelineStore } from "../stores/timeline-store.ts";
import { notify } from "../ui/notify.ts";
import { setJumping } from "./bar-store.ts";
import { stepFrom } from "./track.ts";

/** Goes to a moment, unless a shape is half drawn: it would be lost. True where it went. */
export const goTo = (moment: AskedMoment, settled = true): boolean => {
  if (!isNow(moment) && !isAway() && losesDrawing()) {
    notify({ name: "unfinished-drawing", tone: "attention", title: i18next.t("time:refused.drawing"), text: i18next.t("time:refused.drawingHint") });
    return false;
  }
  standAt(moment, settled);
  return true;
};

/** What was chosen last stays: the hand or the key was let go. */
export const settle = (): void => standAt(momentStore.getState().asked);

/** The same hour along the other of the two times; from now, the present minute held still while the hour wanted is asked for. */
export const goAlong = (axis: Axis): void => {
  const { asked } = momentStore.getState();
  const { real } = clockStore.getState();
  const hour = hourOf(asked) ?? (real === null ? null : isoOf(real));
  if (hour !== null && goTo(momentOn(axis, hour)) && isNow(asked)) setJumping(true);
};

/** To the change set before or after the one stood on; after the last one, to now. */
export const goStep = (by: -1 | 1): void => {
  const moment = stepFrom(timelineStore.getState().timeline?.steps ?? [], momentStore.getState().asked, by);
  if (moment !== null) goTo(moment);
};

/** Opens the panel of what changed, counted from the moment chosen; at now, from what the panel itself proposes. */
export const compareFromHere = (): void => {
  const { asked } = momentStore.getState();
  compareFrom(isNow(asked) ? null : asked);
  openEditor({ type: "changes" });
};
