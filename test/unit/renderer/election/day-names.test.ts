import { describe, expect, it } from "vitest";
import type { DayRow } from "../../../../electron/contract/index.ts";
import { noDays } from "../../../../electron/domain/election/day-state-counts.ts";
import { dayNames } from "../../../../renderer/election/day/day-names.ts";
import { isSpoken, readSpoken, type SpokenPlace, type SpokenStep, spokenPlaces } from "../../../../renderer/election/day/spoken-steps.ts";

const row = (place: string, state: DayRow["state"], mark: DayRow["mark"]): DayRow => ({
  place,
  state,
  mark,
  since: null,
  asOf: null,
  notOpen: null,
  steps: { opened: null, closed: null, counting: null, minutes: null, handedOver: null },
  flags: [],
  conflict: false,
  begun: state === "interrupted",
  interruptions: 0,
  ballotMatters: 0,
  date: "2021-05-23",
  note: null,
  source: null,
  invented: true,
  name: place,
  number: Number(place.split("-")[1]),
  communeCode: place.split("-")[0] ?? "",
  communeName: `Xã ${place.split("-")[0]}`,
  districtCode: "030",
  districtName: "Huyện Vị Xuyên",
  voters: null,
});

describe("who is waited for, by name", () => {
  const waiting = [row("00958-01", "not-open", "failed"), row("00952-01", "unsaid", "unknown"), row("00952-02", "unsaid", "unknown")];
  const interrupted = [row("00724-03", "interrupted", "failed")];

  it("the interrupted lead, then the not open by name; a silent commune is one name", () => {
    const names = dayNames({ waiting, waitingCount: 3, interrupted, districts: [] });
    expect(names.map(({ layer, id, state, places }) => [layer, id, state, places])).toEqual([
      ["polling-places", "00724-03", "interrupted", 1],
      ["polling-places", "00958-01", "not-open", 1],
      ["communes", "00952", "unsaid", 2],
    ]);
  });

  it("where more are silent than are named, districts stand for all of them and none is counted twice", () => {
    const district = { ...noDays(), code: "030", name: "Huyện Vị Xuyên", places: 140, unsaid: 120, "not-open": 1, failed: 1 };
    const names = dayNames({ waiting, waitingCount: 121, interrupted: [], districts: [district] });
    expect(names.map(({ layer, places }) => [layer, places])).toEqual([
      ["polling-places", 1],
      ["districts", 120],
    ]);
  });
});

describe("a step told from the palette", () => {
  const steps: Record<SpokenStep, string> = {
    opened: "khai mac",
    interrupted: "gian doan",
    closed: "ket thuc",
    notOpen: "chua mo",
    counting: "kiem phieu",
    minutes: "bien ban",
    handedOver: "ban giao",
    ballots: "vuong mac phieu",
  };
  const place = (id: string, number: number, folded: string, isWaited = true): SpokenPlace => ({ id, number, folded: ` ${folded} `, isWaited });
  const places = [
    place("00952-01", 1, "truong thac tang xa cao bo", false),
    place("00952-02", 2, "nha van hoa xa cao bo"),
    place("00958-02", 2, "xa thuong son"),
  ];

  it("is read with the place after it, and nothing else is taken for one", () => {
    expect(readSpoken("khai mac: cao bo 2", steps)).toEqual({ step: "opened", words: ["cao", "bo", "2"] });
    expect(readSpoken("gian doan", steps)).toEqual({ step: "interrupted", words: [] });
    expect(readSpoken("cao bo khai mac", steps)).toBeNull();
  });

  it("finds the place by its words and number, those waited for first only where the vote is to begin", () => {
    const ids = (words: string[], step: SpokenStep) => spokenPlaces(places, words, step, 8).map(({ id }) => id);
    expect(ids(["cao", "bo", "2"], "opened")).toEqual(["00952-02"]);
    expect(ids(["cao", "bo"], "opened")).toEqual(["00952-02", "00952-01"]);
    expect(ids(["cao", "bo"], "closed")).toEqual(["00952-01", "00952-02"]);
    expect(isSpoken(place("00958-12", 12, "xa thuong son"), "thuong son 2")).toBe(false);
  });
});
