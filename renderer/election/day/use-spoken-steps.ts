import { CalendarClock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { timeOf } from "../../format/moment.ts";
import type { Entry } from "../../palette/entries.ts";
import { fold } from "../../palette/fold.ts";
import { roomNow } from "../../stores/clock-store.ts";
import { deskStore } from "../../stores/desk-store.ts";
import { layersStore } from "../../stores/layers-store.ts";
import { numberOf, textOf } from "../../stores/properties.ts";
import { useMayWrite } from "../../stores/room-store.ts";
import { atNow } from "../../time/at-now.ts";
import { beginMatter, beginTelling, openedPlace } from "./day-view.ts";
import { communeOf, spokenNow } from "./places-spoken.ts";
import { readSpoken, type SpokenStep, spokenPlaces } from "./spoken-steps.ts";

/** So many places are offered for one step. */
const most = 8;

const begin = (step: SpokenStep, place: string): void => {
  if (step === "interrupted") beginMatter("interruptions", place);
  else if (step === "ballots") beginMatter("ballots", place);
  else beginTelling(place, step);
};

/** The place meant where none is named: the one selected on the map, else the one whose day is open. */
const placeMeant = (): string | null => {
  const { selection } = deskStore.getState();
  return selection?.layer === "polling-places" ? selection.id : openedPlace();
};

/** "Khai mạc: …", "Gián đoạn: …", "Kết thúc: …" as lines of the palette: each opens its form at the place, at the minute it is. */
export const useSpokenSteps = (text: string): Entry[] => {
  const { t } = useTranslation("day");
  const mayWrite = useMayWrite();
  if (!mayWrite || text.trim().length < 3) return [];
  const names: Record<SpokenStep, string> = {
    opened: fold(t("spoken.opened")),
    interrupted: fold(t("spoken.interrupted")),
    closed: fold(t("spoken.closed")),
    notOpen: fold(t("spoken.notOpen")),
    counting: fold(t("spoken.counting")),
    minutes: fold(t("spoken.minutes")),
    handedOver: fold(t("spoken.handedOver")),
    ballots: fold(t("spoken.ballots")),
  };
  const spoken = readSpoken(fold(text), names);
  if (spoken === null) return [];
  const { step, words } = spoken;
  const meant = words.length === 0 ? placeMeant() : null;
  const ids = words.length > 0 ? spokenPlaces(spokenNow(), words, step, most).map(({ id }) => id) : meant === null ? [] : [meant];
  const now = roomNow();
  return ids.flatMap((id): Entry[] => {
    const feature = layersStore.getState()["polling-places"].features.get(id);
    if (!feature) return [];
    const called = t("names.one", { name: communeOf(feature), number: numberOf(feature, "number") ?? "" });
    return [
      {
        key: `day.${step}.${id}`,
        title: `${t(`spoken.${step}`)}: ${called}`,
        detail: [textOf(feature, "name"), now === null ? null : timeOf(now)].filter((part) => part !== null).join(" · "),
        icon: CalendarClock,
        keys: undefined,
        choose: () => atNow(() => begin(step, id)),
      },
    ];
  });
};
