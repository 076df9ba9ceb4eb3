import { expect, it } from "vitest";
import { checkZoneRules } from "../../../electron/domain/quarantine.ts";

const zone = { name: "Thanh Thủy", directive: null, votingPlan: null, decision: null, from: "2021-05-20T00:00:00+07:00" } as const;

it("takes the directives in force on election day", () => {
  for (const directive of ["15", "16", "19"] as const) expect(checkZoneRules({ ...zone, directive })).toEqual({ ok: true, value: null });
});

it.each([
  ["a directive before its day", { directive: "19", from: "2020-04-23T23:59:00+07:00" }, "Chỉ thị 19/CT-TTg"],
  ["a directive after the resolution that replaced it", { directive: "16", from: "2021-10-11T00:00:00+07:00" }, "Chỉ thị 16/CT-TTg"],
  ["the four risk levels before 31/5/2021", { votingPlan: "Mức nguy cơ cao theo QĐ 2686/QĐ-BCĐQG" }, "2686"],
  ["the epidemic levels of October 2021", { votingPlan: "cấp độ dịch 3 theo Nghị quyết 128" }, "128"],
  ["a decision numbered after a later rule", { decision: { number: "128/NQ-CP", date: "2021-05-19", signer: "A" } }, "128"],
] as const)("refuses %s", (_what, change, named) => {
  const checked = checkZoneRules({ ...zone, ...change });
  expect(checked).toMatchObject({ ok: false, error: { code: "not-in-force" } });
  if (!checked.ok) expect(checked.error.message).toContain(named);
});

it("does not mistake other numbers for later rules", () => {
  expect(checkZoneRules({ ...zone, votingPlan: "Tổ bầu cử số 128 mang hòm phiếu phụ; QĐ 12686" }).ok).toBe(true);
});
