import { expect, test } from "vitest";
import { discrepancies } from "../../../renderer/election/reports/discrepancies.ts";
import { isEmptyReport, needsReason, reportFaults, reportFormOf, saveStep, toldBy } from "../../../renderer/election/reports/report-form.ts";

const now = Date.parse("2021-05-23T09:10:00+07:00");

test("only what was changed is told, a group's other counts left out", () => {
  const form = { ...reportFormOf(null), "voters.assembly": "1.475", "voted.assembly": "612", "remaining.ill": "7", order: " ổn định " };
  expect(toldBy(form, ["voters.assembly", "voted.assembly", "remaining.ill", "order"])).toEqual({
    voters: { assembly: 1475 },
    voted: { assembly: 612 },
    remaining: { ill: 7 },
    order: "ổn định",
  });
});

test("a count emptied is told as not known, never as nought", () => {
  const form = { ...reportFormOf(null), "voted.commune": "" };
  expect(toldBy(form, ["voted.commune"])).toEqual({ voted: { commune: null } });
});

test("a figure above its voters is no fault of the form: it is taken as told", () => {
  const form = { ...reportFormOf(null), "voters.assembly": "500", "voted.assembly": "612" };
  expect(reportFaults(form, now)).toEqual({});
});

test("what cannot be read is named at its field, and a time ahead of the room is refused", () => {
  const form = { ...reportFormOf(null), "voted.assembly": "sáu trăm", asOf: "10:00 23/5/2021" };
  expect(reportFaults(form, now)).toEqual({ "voted.assembly": "number", asOf: "inTheFuture" });
});

test("an attestation goes as a whole, and only with its hour", () => {
  const attested = { ...reportFormOf(null), attested: "kept" as const, attestedBy: "Trực ban Công an huyện" };
  expect(toldBy(attested, ["attested", "attestedBy"])).toEqual({});
  expect(toldBy({ ...attested, attestedAt: "2021-05-23T09:00:00+07:00" }, ["attested", "attestedAt"])).toEqual({
    attested: { kept: true, at: "2021-05-23T09:00:00+07:00", by: "Trực ban Công an huyện" },
  });
});

test("who told, by which way and for which hour is no report: an empty one is not saved, one word or count is", () => {
  const empty = { ...reportFormOf(null), sender: "Trực ban xã", channel: "radio" as const, asOf: "2021-05-23T09:00:00+07:00", order: "  " };
  expect(isEmptyReport(empty)).toBe(true);
  expect(saveStep(empty, null)).toBe("empty");
  for (const told of [{ "voted.assembly": "0" }, { order: "ổn định" }, { placesOpened: "4" }, { attested: "kept" as const }])
    expect(saveStep({ ...empty, ...told }, null)).toBe("save");
});

test("a figure told otherwise waits for its reason; filling in what was left out does not", () => {
  const base = { ...reportFormOf(null), "voted.assembly": "612", asOf: "2021-05-23T09:00:00+07:00" };
  const kept = { base, standing: "preliminary" as const };
  const moved = { ...base, "voted.assembly": "621" };
  expect(saveStep(moved, kept)).toBe("reason");
  expect(saveStep({ ...moved, correction: "  " }, kept)).toBe("reason");
  expect(saveStep({ ...moved, correction: "gõ nhầm" }, kept)).toBe("save");
  const filledIn = { ...base, "voted.province": "600", asOf: "2021-05-23T09:05:00+07:00" };
  expect(needsReason(filledIn, kept)).toBe(false);
  expect(needsReason({ ...base, sender: "Phó Chủ tịch xã" }, kept)).toBe(false);
});

test("whatever goes beyond what was approved waits for a reason, how it came does not", () => {
  const base = { ...reportFormOf(null), "voted.assembly": "612" };
  const kept = { base, standing: "approved" as const };
  expect(needsReason({ ...base, "voted.province": "600" }, kept)).toBe(true);
  expect(needsReason({ ...base, channel: "radio" as const }, kept)).toBe(false);
});

test("a form that says what the room holds, a reason alone too, saves nothing", () => {
  const base = { ...reportFormOf(null), "voted.assembly": "612" };
  const kept = { base, standing: "preliminary" as const };
  expect(saveStep(base, kept)).toBe("unchanged");
  expect(saveStep({ ...base, correction: "gõ nhầm" }, kept)).toBe("unchanged");
});

test("before approving, every report with something open is named with it, the others are not", () => {
  const clean = { id: "a", unitName: "Phường Trần Phú", slotName: "9 giờ", flags: [], conflicts: [] };
  const words = "Quốc hội: 500 đã bỏ phiếu, nhiều hơn 480 cử tri.";
  const flagged = {
    ...clean,
    id: "b",
    flags: [{ kind: "voted-above-voters" as const, election: "assembly" as const, told: 500, against: 480, words }],
  };
  const disputed = { ...flagged, id: "c", conflicts: ["voted"] };
  expect(discrepancies([clean, flagged, disputed], "Mâu thuẫn.")).toEqual([
    { id: "b", name: "Phường Trần Phú, 9 giờ", words: [words] },
    { id: "c", name: "Phường Trần Phú, 9 giờ", words: ["Mâu thuẫn.", words] },
  ]);
});
