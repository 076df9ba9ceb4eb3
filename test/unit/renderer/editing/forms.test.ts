import { describe, expect, test } from "vitest";
import { incidentFaults, markingByCategory, newIncidentForm, reportInput } from "../../../../renderer/editing/forms/incident-form.ts";
import { openForm } from "../../../../renderer/editing/forms/merging.ts";
import { newPlaceForm, placeCode, placeFaults, placeInput } from "../../../../renderer/editing/forms/place-form.ts";
import { newReadinessForm, readinessFaults, readinessInput } from "../../../../renderer/editing/forms/readiness-form.ts";
import { newRiskAreaForm, type RiskScale, riskAreaFaults, riskAreaInput } from "../../../../renderer/editing/forms/risk-area-form.ts";
import { endOf, momentFault, momentOf, momentShown, periodFault } from "../../../../renderer/editing/forms/typed-moment.ts";
import { readWhole, wholeFault, writeWhole } from "../../../../renderer/editing/forms/whole-number.ts";
import { moreVotersThanPeople, newZoneForm, zoneFaults, zoneInput } from "../../../../renderer/editing/forms/zone-form.ts";

const now = "2021-05-23T08:47:12+07:00";
const geometry = {
  type: "Polygon" as const,
  coordinates: [
    [
      [105, 22.8],
      [105.1, 22.8],
      [105.1, 22.9],
      [105, 22.8],
    ],
  ],
};

describe("a report of readiness", () => {
  test("is for the places ticked alone, and for none says so and writes nothing", () => {
    const ticked = { ...newReadinessForm(["00694-01", "00694-03"]), readiness: "ready" as const };
    expect(readinessFaults(ticked, Date.parse(now))).toEqual({});
    expect(readinessInput(ticked)).toEqual({ ids: ["00694-01", "00694-03"], readiness: "ready", note: null });
    const none = { ...ticked, places: [] };
    expect(readinessFaults(none, Date.parse(now))).toEqual({ places: "placesMissing" });
    expect(readinessInput(none)).toBeNull();
  });
});

describe("counts", () => {
  test.each([
    ["1.475", 1475],
    ["1475", 1475],
    ["1 475", 1475],
    ["539.214", 539_214],
    ["", null],
  ])("“%s” is %s", (text, count) => expect(readWhole(text)).toBe(count));
  test.each(["1,5", "1.47", "ba trăm", "-3", "1.475.2"])("“%s” is refused", (text) => expect(wholeFault(text, 1_000_000)).toBe("number"));
  test("too many is said", () => expect(wholeFault("2.000.000", 1_000_000)).toBe("numberTooLarge"));
  test("written with points", () => expect([writeWhole(1475), writeWhole(999), writeWhole(null)]).toEqual(["1.475", "999", ""]));
});

describe("moments", () => {
  test("what is understood is held as ISO, seconds kept; what is not stays as typed", () => {
    expect(momentShown(now)).toBe("08:47 23/5/2021");
    expect(momentOf(now)).toBe(now);
    expect(momentOf("7h30 23/5/2021")).toBe("2021-05-23T07:30:00+07:00");
    expect([momentOf("mai"), momentShown("mai"), momentFault("mai")]).toEqual([null, "mai", "timeUnreadable"]);
    expect(momentFault("")).toBeUndefined();
  });
  test.each(["9h 23/5/2021", "9 giờ 23/5/2021", "09:00 23/5/2021", "23/5/2021 9g", "09.00 23.5.2021", "9h00, 23/5/2021"])(
    "“%s” is nine o'clock",
    (typed) => expect(momentOf(typed)).toBe("2021-05-23T09:00:00+07:00"),
  );
  test.each(["9h30", "9:30", "09.30", "9 giờ 30"])("“%s” alone is of the room's present day", (typed) => {
    expect(momentOf(typed, Date.parse(now))).toBe("2021-05-23T09:30:00+07:00");
    expect(momentOf(typed, null)).toBeNull();
  });
  test.each(["25h 23/5/2021", "9.75 23/5/2021", "9h 31/2/2021", "930"])("“%s” is no moment", (typed) =>
    expect(momentOf(typed, Date.parse(now))).toBeNull(),
  );
  test("a day alone is its midnight, as an end its last minute", () => {
    expect(momentOf("25/5/2021")).toBe("2021-05-25T00:00:00+07:00");
    expect(endOf("25/5/2021")).toBe("2021-05-25T23:59:00+07:00");
    expect(endOf("9h 25/5/2021")).toBe("2021-05-25T09:00:00+07:00");
    expect(periodFault("08:00 25/5/2021", "25/5/2021")).toBeUndefined();
  });
  test("an end before its beginning is told", () => {
    expect(periodFault("08:00 23/5/2021", "07:59 23/5/2021")).toBe("endBeforeStart");
    expect(periodFault("08:00 23/5/2021", "")).toBeUndefined();
  });
});

describe("a zone", () => {
  test("a new one says what lacks", () =>
    expect(zoneFaults(newZoneForm(now))).toEqual({ geometry: "geometryMissing", kind: "kindMissing", name: "nameMissing" }));
  test("a decision begun must be whole", () => {
    const faults = zoneFaults({ ...newZoneForm(now), decisionNumber: "1/QĐ-UBND" });
    expect(faults).toMatchObject({ decisionDate: "decisionDateMissing", decisionSigner: "decisionSignerMissing" });
  });
  test("more voters than people is told and not refused", () => {
    const form = { ...newZoneForm(now), geometry, kind: "home" as const, name: "Tổ 5" };
    const told = [
      ["10", "11"],
      ["10", "10"],
      ["", "11"],
      ["10", ""],
    ].map(([people = "", voters = ""]) => moreVotersThanPeople({ ...form, people, voters }));
    expect(told).toEqual([true, false, false, false]);
    expect(zoneFaults({ ...form, people: "10", voters: "11" })).toEqual({});
  });
  test("only what I changed is sent beside what is always asked for, an emptied end as none", () => {
    const base = { ...newZoneForm(now), geometry, kind: "home" as const, name: "Tổ 5", to: "2021-06-01T00:00:00+07:00", people: "12" };
    const input = zoneInput({ ...openForm(base), form: { ...base, to: "", voters: "1.204" } }, "zone-1");
    expect(input).toEqual({ id: "zone-1", to: null, voters: 1204 });
    const ended = zoneInput({ ...openForm(base), form: { ...base, to: "25/5/2021" } }, "zone-1");
    expect(ended).toEqual({ id: "zone-1", to: "2021-05-25T23:59:00+07:00" });
  });
});

describe("a risk area", () => {
  const scale: RiskScale = {
    decision: "QĐ 44/2014/QĐ-TTg",
    inForceFrom: "2014-10-01",
    maximum: {
      "flash-flood": 3,
      "pipe-flood": 3,
      landslide: 3,
      "heavy-rain": 3,
      inundation: 3,
      thunderstorm: 2,
      lightning: 2,
      hail: 2,
      "river-flood": 5,
      "forest-fire": 5,
    },
    confidence: "H",
  };
  const filled = { ...newRiskAreaForm(now), geometry, hazard: "hail" as const, name: "Mưa đá", levelSource: "estimate" as const };
  test("a level above the scale is at fault, one within it is not", () => {
    expect(riskAreaFaults({ ...filled, level: "3" }, scale).level).toBe("levelAboveScale");
    expect(riskAreaFaults({ ...filled, level: "2" }, scale)).toEqual({});
  });
  test("an estimate is sent without a bulletin", () =>
    expect(riskAreaInput({ ...openForm(newRiskAreaForm(now)), form: { ...filled, level: "2" } })).toMatchObject({ level: 2, bulletin: null }));
  test("a level by bulletin names it", () =>
    expect(riskAreaFaults({ ...filled, level: "2", levelSource: "bulletin" }, scale)).toMatchObject({
      bulletinNumber: "bulletinNumberMissing",
      bulletinIssuer: "bulletinIssuerMissing",
      bulletinIssuedAt: "bulletinHourMissing",
    }));
});

describe("an incident", () => {
  const at = Date.parse(now);
  test("marking follows the category", () => expect([markingByCategory("8"), markingByCategory("9")]).toEqual(["internal", "open"]));
  test("the future is refused", () => expect(incidentFaults({ ...newIncidentForm(), trueAt: "08:48 23/5/2021" }, at).trueAt).toBe("inTheFuture"));
  test("is sent where it was typed, without what was not said", () =>
    expect(reportInput({ ...newIncidentForm(), category: "11", severity: "2", position: "22,8233; 104,9836", text: " Mất điện " })).toEqual({
      category: 11,
      severity: 2,
      lon: 104.9836,
      lat: 22.8233,
      text: "Mất điện",
    }));
});

describe("a polling place", () => {
  test("its code comes from commune and number", () =>
    expect([placeCode("00694", "2"), placeCode("00694", "112"), placeCode("00694", "0"), placeCode("", "1")]).toEqual([
      "00694-02",
      "00694-112",
      null,
      null,
    ]));
  test("a number already taken is told", () =>
    expect(placeFaults({ ...newPlaceForm(), communeCode: "00694", number: "2", name: "A" }, true).number).toBe("placeTaken"));
  test("a position taken away is sent as none", () => {
    const base = { ...newPlaceForm({ lon: 105, lat: 22.8 }), communeCode: "00694", number: "2", name: "A" };
    expect(placeInput({ ...openForm(base), form: { ...base, position: "" } }, "00694-02")).toEqual({ id: "00694-02", location: null });
  });
});
