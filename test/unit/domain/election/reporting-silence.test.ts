import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type SilenceUnit, silences } from "../../../../electron/domain/election/reporting-silence.ts";

const unit = (key: string, parts: SilenceUnit[] = [], { silent = true, told = false } = {}): SilenceUnit => ({ key, parts, silent, told });

describe("who is to be asked", () => {
  it("asks a district once where all of it is silent, whether or not it is overdue itself", () => {
    const communes = [unit("a", [unit("a1"), unit("a2")]), unit("b", [unit("b1")])];
    expect(silences([unit("d", communes)])).toEqual([{ key: "d", silentParts: 5 }]);
    expect(silences([unit("d", communes, { silent: false })])).toEqual([{ key: "d", silentParts: 5 }]);
  });

  it("asks each silent part where one of them told something", () => {
    const told = unit("b", [unit("b1", [], { silent: false, told: true })], { silent: false, told: true });
    expect(silences([unit("d", [unit("a", [unit("a1")]), told], { silent: false })])).toEqual([{ key: "a", silentParts: 1 }]);
  });

  it("asks the parts of a unit that told for itself", () => {
    const parts = [unit("a"), unit("b")];
    expect(silences([unit("d", parts, { silent: false, told: true })])).toEqual([
      { key: "a", silentParts: 0 },
      { key: "b", silentParts: 0 },
    ]);
  });

  const above = (parts: fc.Arbitrary<SilenceUnit[]>): fc.Arbitrary<SilenceUnit> =>
    fc
      .record({ key: fc.uuid(), parts, told: fc.boolean(), silent: fc.boolean() })
      .map(({ told, silent, ...rest }) => ({ ...rest, told, silent: silent && !told }));
  const place = above(fc.constant([]));
  const tree = above(fc.array(above(fc.array(place, { maxLength: 3 })), { maxLength: 3 }));
  const silentIn = (one: SilenceUnit): number => (one.silent ? 1 : 0) + one.parts.reduce((sum, part) => sum + silentIn(part), 0);
  const all = (one: SilenceUnit): SilenceUnit[] => [one, ...one.parts.flatMap(all)];

  it("leaves no silent unit out and asks of none twice", () => {
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (roots) => {
        const asked = silences(roots);
        const byKey = new Map(roots.flatMap(all).map((one) => [one.key, one]));
        const behind = asked.reduce((sum, { key, silentParts }) => sum + silentParts + (byKey.get(key)?.silent ? 1 : 0), 0);
        expect(behind).toBe(roots.reduce((sum, one) => sum + silentIn(one), 0));
        expect(new Set(asked.map(({ key }) => key)).size).toBe(asked.length);
      }),
    );
  });
});
