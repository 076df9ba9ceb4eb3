import { describe, expect, it } from "vitest";
import type { IncidentStatus, Readiness, ReportedReadiness } from "../../../electron/contract/index.ts";
import {
  compareWeights,
  incidentWeight,
  newsRank,
  pollingPlaceWeight,
  quarantineZoneWeight,
  riskAreaWeight,
  senseOf,
  worstStatus,
} from "../../../electron/domain/worsening.ts";

const place = (mark: Readiness, reported: ReportedReadiness = "ready", conflict = false) => pollingPlaceWeight({ mark, reported, conflict });
const zone = (changed: Partial<Parameters<typeof quarantineZoneWeight>[0]> = {}) =>
  quarantineZoneWeight({
    active: "in-force",
    directive: null,
    reach: { places: 3, communes: 1, areaKm2: 4 },
    to: "2021-05-23T18:00:00+07:00",
    people: 40,
    conflict: false,
    ...changed,
  });
const area = (changed: Partial<Parameters<typeof riskAreaWeight>[0]> = {}) =>
  riskAreaWeight({ active: "in-force", level: 2, reach: { places: 3, communes: 1, areaKm2: 4 }, to: null, conflict: false, ...changed });
const incident = (status: IncidentStatus, severity = 2, conflict = false) => incidentWeight({ status, severity, conflict });

describe("a polling place", () => {
  it("gets worse by growing old, becoming unknown, a lack nobody looks at any more, or failing, each worse than the one before", () => {
    const worseAndWorse = [place("ready"), place("stale"), place("unknown", "unknown"), place("stale", "lacking"), place("failed", "failed")];
    for (const [index, worse] of worseAndWorse.entries())
      for (const better of worseAndWorse.slice(0, index)) {
        expect(senseOf(better, worse)).toBe("worsened");
        expect(senseOf(worse, better)).toBe("eased");
      }
  });

  it("is neither worse nor better for being heard of: what was unknown and is said to lack something is better known", () => {
    expect(senseOf(place("unknown", "unknown"), place("lacking", "lacking"))).toBe("changed");
    expect(senseOf(place("lacking", "lacking"), place("unknown", "unknown"))).toBe("changed");
  });

  it("is confirmed again, lacking, no worse; failed neither eases by growing old nor by being confirmed", () => {
    expect(senseOf(place("stale", "lacking"), place("lacking", "lacking"))).toBe("eased");
    expect(senseOf(place("failed", "failed"), place("stale", "failed"))).toBe("changed");
    expect(senseOf(place("stale", "failed"), place("failed", "failed"))).toBe("changed");
    expect(senseOf(place("unknown", "unknown"), place("failed", "failed"))).toBe("worsened");
  });

  it("is worse disputed than settled at the same value, and no better disputed than settled at a worse one", () => {
    expect(senseOf(place("lacking", "lacking"), place("lacking", "lacking", true))).toBe("worsened");
    expect(senseOf(place("lacking", "lacking", true), place("failed", "failed"))).toBe("worsened");
    expect(senseOf(place("ready"), place("ready"))).toBe("changed");
  });
});

describe("a quarantine zone", () => {
  it.each([
    ["it begins", { active: "planned" }, { active: "in-force" }],
    ["it comes back", { active: "ended" }, { active: "in-force" }],
    ["more is forbidden", { directive: "15" }, { directive: "16" }],
    ["a directive is laid on it", { directive: null }, { directive: "19" }],
    ["it touches more places", {}, { reach: { places: 4, communes: 1, areaKm2: 4 } }],
    ["it cuts more communes", {}, { reach: { places: 3, communes: 2, areaKm2: 4 } }],
    ["it is wider on the ground", {}, { reach: { places: 3, communes: 1, areaKm2: 4.2 } }],
    ["it lasts longer", {}, { to: "2021-05-24T18:00:00+07:00" }],
    ["its end is taken off", {}, { to: null }],
    ["more people are in it", {}, { people: 41 }],
    ["it stands disputed", {}, { conflict: true }],
  ] as const)("is worse when %s, and eased the other way round", (_, before, after) => {
    expect(senseOf(zone(before), zone(after))).toBe("worsened");
    expect(senseOf(zone(after), zone(before))).toBe("eased");
  });

  it("is eased by ending whatever else of it grew", () => {
    expect(senseOf(zone(), zone({ active: "ended", people: 400, to: null }))).toBe("eased");
  });

  it("is not wider by less than is written down", () => {
    expect(senseOf(zone(), zone({ reach: { places: 3, communes: 1, areaKm2: 4.01 } }))).toBe("changed");
  });
});

describe("a risk area", () => {
  it("is judged by its level before its reach", () => {
    expect(senseOf(area(), area({ level: 3, reach: { places: 0, communes: 1, areaKm2: 1 } }))).toBe("worsened");
    expect(senseOf(area({ level: 3 }), area())).toBe("eased");
  });
  it("weighs nothing more for a high level once it has ended", () => {
    expect(senseOf(area(), area({ active: "ended", level: 5 }))).toBe("eased");
  });
});

describe("an incident", () => {
  it("is worse open than over, then by severity, then by what is still to be done", () => {
    expect(senseOf(incident("closed", 4), incident("handling", 1))).toBe("worsened");
    expect(senseOf(incident("confirmed", 2), incident("handling", 3))).toBe("worsened");
    expect(senseOf(incident("reported"), incident("confirmed"))).toBe("worsened");
    expect(senseOf(incident("confirmed", 4), incident("handling", 4))).toBe("changed");
    expect(senseOf(incident("handling", 4), incident("handling", 2))).toBe("eased");
    expect(senseOf(incident("confirmed"), incident("withdrawn"))).toBe("eased");
    expect(senseOf(incident("handling"), incident("closed"))).toBe("eased");
    expect(senseOf(incident("handling"), incident("handling", 2, true))).toBe("worsened");
  });
  it("of disputed statuses takes the one that leaves most to do", () => {
    expect(worstStatus(["closed", "confirmed", "handling"])).toBe("confirmed");
  });
});

describe("coming and going", () => {
  it("is said as such, whatever the weight", () => {
    expect(senseOf(null, place("ready"))).toBe("added");
    expect(senseOf(place("failed"), null)).toBe("removed");
  });
  it("puts a new zone with the bad news, a lifted one with the good; for a place it is the other way round", () => {
    expect(newsRank("quarantine-zone", "added")).toBe(newsRank("quarantine-zone", "worsened"));
    expect(newsRank("risk-area", "removed")).toBe(newsRank("risk-area", "eased"));
    expect(newsRank("polling-place", "removed")).toBe(newsRank("polling-place", "worsened"));
    expect(newsRank("polling-place", "added")).toBeGreaterThan(newsRank("polling-place", "worsened"));
    expect(newsRank("incident", "changed")).toBeLessThan(newsRank("incident", "eased"));
  });
  it("compares an area without an end with another without one as equal", () => {
    expect(compareWeights(area(), area())).toBe(0);
  });
});
