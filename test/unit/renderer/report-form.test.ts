import { expect, test } from "vitest";
import { reportFaults, reportFormOf, toldBy } from "../../../renderer/election/reports/report-form.ts";

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
