import { expect, test } from "vitest";
import type { ChangeDesk, ChangedRecord, ChangeSense } from "../../../../electron/contract/index.ts";
import { byDeskAndPlace, listAsText } from "../../../../renderer/changes/listing.ts";
import { hourBefore, landmarksOf, morningBefore } from "../../../../renderer/changes/range.ts";

const change = (id: string, desk: ChangeDesk, sense: ChangeSense, communeCode: string | null): ChangedRecord => ({
  kind: "polling-place",
  id,
  title: id,
  desk,
  sense,
  text: "sẵn sàng → không đạt",
  byAge: false,
  conflict: false,
  communeCode,
  commune: communeCode === null ? null : `Xã ${communeCode}`,
  district: null,
  lon: null,
  lat: null,
  fields: [],
  actor: null,
  knownAt: null,
  trueAt: null,
});

// As the room sends them: the worst first within each desk.
const changes = [
  change("a", "security", "worsened", "2"),
  change("b", "election", "worsened", "1"),
  change("c", "election", "worsened", "2"),
  change("d", "election", "eased", "1"),
  change("e", "election", "added", null),
];

test("changes stand by desk, then by place, the place with the worst news first", () => {
  const groups = byDeskAndPlace(changes, null, 100);
  expect(groups.map(({ desk, count }) => [desk, count])).toEqual([
    ["election", 4],
    ["security", 1],
  ]);
  expect(groups[0]?.places.map(({ code, changes: listed }) => [code, listed.map(({ id }) => id)])).toEqual([
    ["1", ["b", "d"]],
    ["2", ["c"]],
    ["", ["e"]],
  ]);
});

test("narrowed to one desk and sense, and to as many as asked for", () => {
  const narrowed = byDeskAndPlace(changes, { desk: "election", sense: "worsened" }, 100);
  expect(narrowed.flatMap(({ places }) => places.flatMap((place) => place.changes.map(({ id }) => id)))).toEqual(["b", "c"]);
  expect(byDeskAndPlace(changes, null, 2).reduce((sum, { count }) => sum + count, 0)).toBe(2);
});

test("the list as text says every change once, under its desk and place", () => {
  const lines = listAsText(byDeskAndPlace(changes, null, 100), { desk: (desk) => desk, sense: (sense) => sense, nowhere: "không rõ xã" });
  expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(changes.length);
  expect(lines).toContain("- eased: d. sẵn sàng → không đạt");
  expect(lines).toContain("không rõ xã");
});

test("this morning is six o'clock in Hà Giang, of the day before while six has not struck", () => {
  const at = (text: string) => Date.parse(text);
  expect(morningBefore(at("2021-05-23T08:47:00+07:00"))).toBe("2021-05-23T06:00:00+07:00");
  expect(morningBefore(at("2021-05-23T05:59:59+07:00"))).toBe("2021-05-22T06:00:00+07:00");
  expect(hourBefore(at("2021-05-23T00:30:00+07:00"))).toBe("2021-05-22T23:30:00+07:00");
});

test("landmarks are told newest first, each at the moment the journal knew of it", () => {
  const step = (changeSet: string, landmark: boolean) => ({
    changeSet,
    title: changeSet,
    actor: "",
    knownAt: `2021-05-23T0${changeSet}:00:00+07:00`,
    trueFrom: "",
    trueTo: "",
    desks: [],
    landmark,
  });
  const found = landmarksOf([step("1", true), step("2", false), step("3", true), step("4", true)], 2);
  expect(found.map(({ changeSet, at }) => [changeSet, at])).toEqual([
    ["4", "2021-05-23T04:00:00+07:00"],
    ["3", "2021-05-23T03:00:00+07:00"],
  ]);
});
