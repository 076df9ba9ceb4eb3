import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { AskedMoment, Timeline } from "../../electron/contract/index.ts";
import { momentOf } from "../editing/forms/typed-moment.ts";
import { roomNow } from "../stores/clock-store.ts";
import { type Axis, axisOf, hourOf, useMoment } from "../stores/moment-store.ts";
import { useTimeline } from "../stores/timeline-store.ts";
import { endAt, hourBefore, landmarksOf, morningBefore } from "./range.ts";

/** A comparison as `changes.between` takes it; `to` left out is now. */
interface Range {
  from: AskedMoment;
  to?: AskedMoment;
}

interface Choice {
  axis: Axis;
  /** A preset or a landmark's change set; null: the nearest thing to "since the last briefing". */
  from: string | null;
  typedFrom: string;
  to: "now" | "watched" | "typed";
  typedTo: string;
  /** What "an hour ago" and "this morning" came to when last chosen. */
  hour: string;
  morning: string;
}

interface FromOption {
  value: string;
  at: string;
  /** Of a landmark; presets are named by the language on screen. */
  title: string | null;
}

const LANDMARKS = 8;

const barOption = (compareFrom: AskedMoment | null): FromOption[] => {
  const at = compareFrom === null ? null : hourOf(compareFrom);
  return at === null ? [] : [{ value: "bar", at, title: null }];
};

const optionsOf = (choice: Choice, compareFrom: AskedMoment | null, timeline: Timeline | null): FromOption[] => [
  ...barOption(compareFrom),
  ...landmarksOf(timeline?.steps ?? [], LANDMARKS).map(({ changeSet, at, title }) => ({ value: changeSet, at, title })),
  { value: "hour", at: choice.hour, title: null },
  { value: "morning", at: choice.morning, title: null },
  ...(timeline?.from ? [{ value: "start", at: timeline.from, title: null }] : []),
];

export interface ChosenRange {
  choice: Choice & { from: string };
  choose(patch: Partial<Choice>): void;
  options: FromOption[];
  /** The typed moments as read, null where they cannot be. */
  typed: { from: string | null; to: string | null; backwards: boolean };
  /** The moment in view where that is not now; it may be chosen as the end. */
  watched: string | null;
  /** Null while it cannot be read. */
  range: Range | null;
}

const relative = () => {
  const now = roomNow() ?? 0;
  return { hour: hourBefore(now), morning: morningBefore(now) };
};

/** What was chosen, kept while a record's history is read and until the panel is closed; null: the panel's own beginning. */
const choiceStore = createStore<{ choice: Choice | null }>(() => ({ choice: null }));

export const forgetRange = (): void => choiceStore.setState({ choice: null });

/** The two moments being chosen. */
export const useRange = (): ChosenRange => {
  const compareFrom = useMoment((state) => state.compareFrom);
  const shown = useMoment((state) => state.shown);
  const watched = hourOf(shown);
  const timeline = useTimeline((state) => state.timeline);
  const [begun] = useState<Choice>(() => ({
    axis: axisOf(compareFrom ?? shown),
    from: null,
    typedFrom: "",
    to: watched === null ? "now" : "watched",
    typedTo: "",
    ...relative(),
  }));
  const choice = useStore(choiceStore, (state) => state.choice) ?? begun;
  const options = optionsOf(choice, compareFrom, timeline);
  const wanted = choice.from ?? options[0]?.value ?? "hour";
  const typed = { from: momentOf(choice.typedFrom), to: momentOf(choice.typedTo) };
  const from = wanted === "typed" ? typed.from : (options.find(({ value }) => value === wanted)?.at ?? null);
  const end = choice.to === "typed" ? typed.to : choice.to === "watched" ? watched : null;
  const backwards = from !== null && end !== null && Date.parse(end) <= Date.parse(from);
  // News that comes meanwhile never moves the beginning of a comparison being read.
  useEffect(() => {
    if (choice.from === null && timeline !== null) choiceStore.setState({ choice: { ...choice, from: wanted } });
  }, [choice, timeline, wanted]);
  const missing = from === null || (choice.to === "typed" && end === null);
  return {
    choice: { ...choice, from: wanted },
    choose: (patch) => choiceStore.setState({ choice: { ...choice, from: wanted, ...relative(), ...patch } }),
    options,
    typed: { ...typed, backwards },
    watched,
    range:
      missing || backwards
        ? null
        : {
            from: wanted === "bar" && compareFrom !== null && axisOf(compareFrom) === choice.axis ? compareFrom : endAt(choice.axis, from),
            ...(end === null ? {} : { to: endAt(choice.axis, end) }),
          },
  };
};
