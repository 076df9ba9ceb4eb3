import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type OutreachCounts, outreachCases, type PlaceOutreach } from "../../../../electron/contract/index.ts";
import { placeOutreach, type SiteFacts, siteStanding } from "../../../../electron/domain/election/outreach.ts";
import { houseRules, outreachSetting, rulesWith } from "../../../../electron/domain/election/outreach-rules.ts";
import { addPlace, addUnit, noOutreach } from "../../../../electron/domain/election/outreach-sums.ts";

const whole: SiteFacts = {
  case: "concentrated",
  voters: 40,
  voted: null,
  boxesHad: 1,
  teamMembers: 3,
  kits: 3,
  plan: "Hòm phiếu phụ số 1, 08:00",
  hasTrip: true,
  disputed: false,
};
const at = (...sites: Partial<SiteFacts>[]) =>
  placeOutreach(
    "00952-01",
    sites.map((site) => ({ ...whole, ...site })),
    1,
    false,
    houseRules,
  );

describe("what voting outside the room needs and has", () => {
  it("is good only where everything was told and is enough", () => {
    expect(at({})).toMatchObject({ mark: "good", flags: [], boxes: { needed: 1, missing: 0 }, kits: { needed: 3, missing: 0 } });
    expect(at({ voters: null })).toMatchObject({ mark: "unknown", flags: ["numbers"], boxes: { needed: 1, atLeast: true } });
    expect(at({ boxesHad: null })).toMatchObject({ mark: "unknown", boxes: { missing: null } });
    expect(at({ plan: null })).toMatchObject({ mark: "attention", flags: ["plan"] });
    expect(at({ hasTrip: false }).flags).toEqual(["trip"]);
    expect(at({ teamMembers: 1 }).flags).toContain("team");
    expect(at({ voted: 41 })).toMatchObject({ mark: "attention", flags: ["above"], voted: { sum: 41 } });
  });

  it("says of a place nobody reviewed nothing good, and of one with nobody to visit nothing bad", () => {
    expect(at()).toMatchObject({ sites: 0, mark: "unknown" });
    expect(at({ voters: 0, boxesHad: null, kits: null, teamMembers: null, plan: null, hasTrip: false })).toMatchObject({
      mark: "good",
      boxes: { needed: 0, missing: 0 },
    });
  });

  it("lets one box go from door to door as far as the day reaches, and every closed site keep its own", () => {
    const homes = { case: "home-quarantine", voters: 90, boxesHad: 0 } as const;
    // 90 × 4 minutes is half of 720.
    expect(at(homes, { ...homes, boxesHad: 1 }).boxes).toMatchObject({ needed: 1, missing: 0 });
    expect(at(homes, { ...homes, voters: 91, boxesHad: 1 }).boxes).toMatchObject({ needed: 2, missing: 1 });
    expect(at({ boxesHad: 2 }, { boxesHad: 0 })).toMatchObject({ mark: "failed", flags: ["boxes"], boxes: { needed: 2, missing: 1 } });
    expect(siteStanding({ ...whole, case: "old-or-sick" }, houseRules)).toMatchObject({ boxesNeeded: null, kitsNeeded: null });
  });

  it("never lets a box of one case stand in for another", () => {
    expect(at({ case: "old-or-sick", voters: 5, boxesHad: 2 }, { case: "home-quarantine", boxesHad: 0 }).boxes).toMatchObject({
      needed: 2,
      missing: 1,
    });
    expect(at({ case: "old-or-sick", voters: 5, boxesHad: 2 }, { case: "hospital", boxesHad: 0 }).boxes).toMatchObject({ needed: 2, missing: 1 });
  });

  it("counts kits where infection is near only, by the team and its settings", () => {
    expect(at({ kits: 2 })).toMatchObject({ mark: "failed", flags: ["kits"], kits: { needed: 3, missing: 1 } });
    expect(at({ case: "barracks", kits: null }).kits).toMatchObject({ needed: 0, missing: 0 });
    expect(at({ teamMembers: null, kits: 1 }).kits).toMatchObject({ needed: 2, atLeast: true, missing: 1 });
    const twice = rulesWith((name) => (name === outreachSetting("kitsPerMember", "concentrated") ? 2 : undefined));
    expect(twice.changed).toEqual(["outreach-kitsPerMember-concentrated"]);
    expect(siteStanding(whole, twice.rules)).toMatchObject({ kitsNeeded: 6, flags: ["kits"] });
  });
});

const maybe = (max: number) => fc.option(fc.integer({ min: 0, max }), { nil: null });
const siteArbitrary: fc.Arbitrary<SiteFacts> = fc.record({
  case: fc.constantFrom(...outreachCases),
  voters: maybe(500),
  voted: maybe(500),
  boxesHad: maybe(3),
  teamMembers: maybe(6),
  kits: maybe(10),
  plan: fc.constantFrom(null, "có"),
  hasTrip: fc.boolean(),
  disputed: fc.boolean(),
});
const placeArbitrary: fc.Arbitrary<PlaceOutreach> = fc
  .array(siteArbitrary, { maxLength: 4 })
  .map((sites) => ({ ...placeOutreach("x", sites, 0, false, houseRules), asOf: null, invented: true }));

const noTrips = { planned: 0, "under-way": 0, returned: 0 };
const summed = (places: readonly PlaceOutreach[]): OutreachCounts => {
  const sum = noOutreach();
  for (const place of places) addPlace(sum, place, noTrips, 0);
  return sum;
};

describe("sums of units", () => {
  it("are those of their parts, in whatever order and however they are grouped", () => {
    fc.assert(
      fc.property(fc.array(placeArbitrary, { maxLength: 8 }), fc.nat(8), (places, cut) => {
        const grouped = noOutreach();
        addUnit(grouped, summed(places.slice(cut)));
        addUnit(grouped, summed(places.slice(0, cut)));
        expect(grouped).toEqual(summed(places));
      }),
    );
  });

  it("never say enough where any place's is not known, and never lose what is surely missing", () => {
    fc.assert(
      fc.property(fc.array(placeArbitrary, { maxLength: 8 }), (places) => {
        const { missing } = summed(places).boxes;
        const told = places.filter(({ sites }) => sites > 0);
        const sure = told.reduce((sum, { boxes }) => sum + (boxes.missing ?? 0), 0);
        if (sure > 0) expect(missing).toBe(sure);
        else expect(missing).toBe(told.some(({ boxes }) => boxes.missing === null) ? null : 0);
      }),
    );
  });
});
