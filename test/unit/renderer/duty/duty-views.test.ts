import { describe, expect, it } from "vitest";
import type { AlertRow, AlertRuleTold, AlertState, ObligationRow, PlanRow, PlanState } from "../../../../electron/contract/index.ts";
import { actable } from "../../../../renderer/election/alerts/actable.ts";
import { rulesJudged } from "../../../../renderer/election/alerts/rules-judged.ts";
import { noFilters, rowsShown, shapeOf } from "../../../../renderer/election/directive/directive-view.ts";
import { nextOf } from "../../../../renderer/election/plan/next-of.ts";

const at = (hour: string): string => `2021-05-23T${hour}:00+07:00`;

const alert = (key: string, state: AlertState, act: AlertRow["act"] = null): AlertRow => ({
  key,
  rule: "interrupted",
  desk: "election",
  kind: "presence",
  severity: 3,
  subject: key,
  unit: null,
  level: null,
  districtCode: null,
  districtName: null,
  communeCode: null,
  text: "",
  since: at("07:00"),
  n: null,
  of: null,
  weight: 1,
  state,
  act,
  returned: false,
  record: null,
  marking: "open",
  invented: false,
});
const told: NonNullable<AlertRow["act"]> = {
  acknowledgedBy: "An",
  assignedTo: null,
  snoozedUntil: null,
  snoozeReason: null,
  settledAt: null,
  settledNote: null,
  asOf: at("07:10"),
  of: "x",
};

describe("acts on many alerts", () => {
  const rows = [alert("open", "open"), alert("seen", "acknowledged", told), alert("put-off", "snoozed", told), alert("done", "settled", told)];
  const keys = (act: Parameters<typeof actable>[0]) => actable(act, rows).map(({ key }) => key);
  it("touch only those they say something new of", () => {
    expect(keys("acknowledge")).toEqual(["open"]);
    expect(keys("assign")).toEqual(["open", "seen"]);
    expect(keys("snooze")).toEqual(["open", "seen"]);
    expect(keys("settle")).toEqual(["open", "seen"]);
    expect(keys("reopen")).toEqual(["seen", "put-off", "done"]);
  });
});

describe("what no alert rests on", () => {
  const rule = (more: Partial<AlertRuleTold>): AlertRuleTold => ({
    rule: "interrupted",
    desk: "election",
    kind: "presence",
    severity: 3,
    words: "",
    todo: "",
    basis: "",
    confidence: "H",
    from: "2015-09-01",
    to: null,
    inForce: true,
    lacks: null,
    firing: 0,
    ...more,
  });
  it("counts rules in force that could judge, and those that could not with what they lack, once", () => {
    const rules = [
      rule({}),
      rule({ inForce: false, lacks: "vụ việc" }),
      rule({ desk: "disaster", lacks: "vùng nguy cơ" }),
      rule({ desk: "disaster", lacks: "vùng nguy cơ" }),
    ];
    expect(rulesJudged(rules, "any")).toEqual({ judged: 1, unjudged: 2, of: 3, lacks: ["vùng nguy cơ"] });
    expect(rulesJudged(rules, "election")).toEqual({ judged: 1, unjudged: 0, of: 1, lacks: [] });
  });
});

describe("what is due next", () => {
  const step = (name: string, state: PlanState, due: string): PlanRow => ({
    step: name,
    level: "commune",
    words: name,
    from: null,
    due,
    state,
    done: 0,
    of: 3,
    unsaid: 3,
    toldNot: 0,
    counted: "marked",
    basis: "",
    confidence: "L",
    sheet: null,
  });
  it("is the soonest step neither done nor past its hour, with how many are past theirs", () => {
    const rows = [
      step("late", "overdue", at("05:00")),
      step("done", "done", at("10:00")),
      step("later", "ahead", at("21:00")),
      step("next", "due", at("19:00")),
    ];
    expect(nextOf(rows, "commune")).toMatchObject({ next: { step: "next" }, overdue: 1 });
    expect(nextOf(rows, "district")).toEqual({ next: null, overdue: 0 });
    expect(nextOf(rows.slice(0, 2), "commune")).toMatchObject({ next: null, overdue: 1 });
  });
});

describe("an obligation on the board", () => {
  const row = (more: Partial<ObligationRow>): ObligationRow => ({
    id: "Y2/so-y-te",
    clause: "Y2",
    agency: "so-y-te",
    agencyName: "Sở Y tế",
    verb: "giao",
    words: "",
    state: "unsaid",
    overdue: false,
    due: null,
    receivedAt: null,
    owner: null,
    documentNumber: null,
    documentDate: null,
    note: null,
    evidence: [],
    evidenceCount: 0,
    districts: 0,
    districtsOf: 0,
    lackingDistricts: [],
    attestOnly: false,
    conflict: false,
    asOf: null,
    invented: false,
    ...more,
  });
  it("reads good only with all its evidence and none of it disputed; silence is unknown, past its hour failed", () => {
    expect(shapeOf(row({}))).toBe("unknown");
    expect(shapeOf(row({ state: "received" }))).toBe("unknown");
    expect(shapeOf(row({ overdue: true }))).toBe("failed");
    expect(shapeOf(row({ state: "partial" }))).toBe("lacking");
    expect(shapeOf(row({ state: "evidenced", conflict: true }))).toBe("lacking");
    expect(shapeOf(row({ state: "evidenced" }))).toBe("ready");
  });
  it("is found by agency, by evidence and by a district that lacks it, in the order it came", () => {
    const rows = [
      row({ id: "a", lackingDistricts: ["Huyện Vị Xuyên"] }),
      row({ id: "b", state: "received", agency: "cong-an" }),
      row({ id: "c", state: "partial", lackingDistricts: ["Huyện Vị Xuyên"] }),
      row({ id: "d", state: "evidenced" }),
    ];
    const ids = (filters: Partial<typeof noFilters>) => rowsShown(rows, { ...noFilters, ...filters }).map(({ id }) => id);
    expect(ids({})).toEqual(["a", "b", "c", "d"]);
    expect(ids({ evidence: "lacking" })).toEqual(["a", "b"]);
    expect(ids({ evidence: "partial" })).toEqual(["c"]);
    expect(ids({ agency: "cong-an" })).toEqual(["b"]);
    expect(ids({ district: "Huyện Vị Xuyên" })).toEqual(["a", "c"]);
  });
});
