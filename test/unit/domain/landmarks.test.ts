import { expect, it } from "vitest";
import { isLandmark } from "../../../electron/domain/landmarks.ts";

it.each([
  ["one place's report", { entries: 1, sets: ["polling-place.readiness"] }, false],
  ["a commune's report", { entries: 49, sets: ["polling-place.readiness"] }, false],
  ["a district's report", { entries: 50, sets: ["polling-place.readiness"] }, true],
  ["an area after a bulletin", { entries: 1, sets: ["risk-area.level", "risk-area.bulletin"] }, true],
  ["an area the room estimated", { entries: 1, sets: ["risk-area.level"] }, false],
  ["a zone by decision", { entries: 1, sets: ["quarantine-zone.name", "quarantine-zone.decision"] }, true],
  ["boundaries put in force", { entries: 1, sets: ["boundary-set.file"] }, true],
  ["the fallback pack printed", { entries: 1, sets: ["setting.fallback-pack-printed"] }, true],
  ["another setting", { entries: 1, sets: ["setting.exercise"] }, false],
  ["nothing at all", { entries: 0, sets: [] }, false],
])("%s: a landmark %o is %s", (_what, told, expected) => {
  expect(isLandmark(told)).toBe(expected);
});
