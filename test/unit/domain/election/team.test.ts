import { describe, expect, it } from "vitest";
import { gapFlags, gapStateOf, teamHealth } from "../../../../electron/domain/election/team.ts";

const team = { head: 1, deputy: 1, secretary: 1, member: 9, trained: 12, police: 1, disputed: false };
const gap = { role: "member", since: "2021-05-22T10:00:00+07:00", substitute: null, trainedAt: null, disputed: false } as const;
const named = { ...gap, substitute: "Người thay" };
const filled = { ...named, trainedAt: "2021-05-22T16:00:00+07:00" };
const health = (told: Partial<typeof team> | { [role: string]: number | null }, gaps: Parameters<typeof teamHealth>[2] = []) =>
  teamHealth("00952-01", { ...team, ...told }, gaps);

describe("a polling team", () => {
  it("is good from 11 to 21 trained members, and beyond flagged", () => {
    expect(health({})).toMatchObject({ members: 12, present: 12, mark: "good", flags: [] });
    expect(health({ member: 8, trained: 11 })).toMatchObject({ mark: "good" });
    expect(health({ member: 7, trained: 10 })).toMatchObject({ mark: "failed", flags: ["below"] });
    expect(health({ member: 18, trained: 21 }).flags).toEqual([]);
    expect(health({ member: 19, trained: 22 })).toMatchObject({ mark: "attention", flags: ["above"] });
  });

  it("loses who falls out until a substitute is named and trained", () => {
    expect(health({}, [gap])).toMatchObject({ present: 11, mark: "attention", flags: ["gap"], gaps: { open: 1 } });
    expect(health({}, [named])).toMatchObject({ present: 11, flags: ["untrained-substitute"] });
    expect(health({}, [filled])).toMatchObject({ present: 12, mark: "good", gaps: { filled: 1 } });
    expect(health({}, [gap, named])).toMatchObject({ present: 10, mark: "failed", flags: ["below", "gap", "untrained-substitute"] });
    expect(health({}, [{ ...gap, role: "head" }])).toMatchObject({ mark: "failed", flags: ["no-head", "gap"] });
    expect(health({}, [{ ...filled, role: "head" }]).flags).toEqual([]);
  });

  it("never takes a role nobody told of for none, nor silence for health", () => {
    expect(teamHealth("x", undefined, [])).toMatchObject({ members: null, present: null, mark: "unknown", flags: [] });
    expect(teamHealth("x", undefined, [gap])).toMatchObject({ mark: "attention", flags: ["gap"] });
    expect(health({ member: null })).toMatchObject({ members: 3, mark: "unknown", flags: ["partial"] });
    expect(health({ head: null }).flags).toEqual(["partial"]);
    expect(health({ head: 0 })).toMatchObject({ mark: "failed", flags: ["no-head", "trained-above"] });
    expect(health({ trained: 9, police: 0 })).toMatchObject({ mark: "attention", flags: ["untrained", "no-police"] });
    expect(health({ head: 2 }).flags).toEqual(["untrained", "heads"]);
  });

  it("flags a substitute trained before the gap began, and a training of nobody", () => {
    expect([gapStateOf(gap), gapStateOf(named), gapStateOf(filled)]).toEqual(["open", "named", "filled"]);
    expect(gapFlags(filled)).toEqual([]);
    expect(gapFlags({ ...filled, trainedAt: "2021-05-21T16:00:00+07:00" })).toEqual(["order"]);
    expect(gapFlags({ ...filled, substitute: null })).toEqual(["nobody"]);
  });
});
