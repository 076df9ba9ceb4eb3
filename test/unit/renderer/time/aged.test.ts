import { expect, it } from "vitest";
import { agedSince } from "../../../../renderer/time/aged.ts";

const at = (hour: string): string => `2021-05-23T${hour}:00+07:00`;
const step = (hour: string) => ({
  changeSet: hour,
  title: "",
  actor: "",
  knownAt: at(hour),
  trueFrom: at(hour),
  trueTo: at(hour),
  desks: [],
  landmark: false,
});
const timeline = {
  steps: [step("06:00"), step("06:50"), step("07:30")],
  aged: [
    { at: at("05:30"), places: 9 },
    { at: at("06:40"), places: 2 },
    { at: at("06:47"), places: 1 },
    { at: at("07:40"), places: 5 },
  ],
};

it("tells at a change set what grew stale since the one before it", () => {
  expect(agedSince(timeline, { knownAt: at("06:50") })).toEqual({ from: at("06:40"), to: at("06:47"), places: 3 });
  expect(agedSince(timeline, { knownAt: at("07:30") })).toBeNull();
});

it("tells between two only what is behind the moment stood at, and at now all since the last news", () => {
  expect(agedSince(timeline, { knownAt: at("06:45") })).toEqual({ from: at("06:40"), to: at("06:40"), places: 2 });
  expect(agedSince(timeline, { knownAt: at("06:39") })).toBeNull();
  expect(agedSince(timeline, {})).toEqual({ from: at("07:40"), to: at("07:40"), places: 5 });
});

it("says nothing of ageing by the hours things happened", () => {
  expect(agedSince(timeline, { trueAt: at("06:50") })).toBeNull();
});
