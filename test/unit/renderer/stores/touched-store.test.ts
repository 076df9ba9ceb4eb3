import { describe, expect, it } from "vitest";
import { uniteTouched } from "../../../../renderer/stores/touched-store.ts";

const row = (certainty: "certain" | "possible", id: string, voters: number | null) => ({
  certainty,
  id,
  voters,
  name: "",
  commune: "",
  communeCode: "00694",
  district: "",
  readiness: "ready" as const,
});

describe("places touched by several areas", () => {
  it("are counted once, and certain once is certain", () => {
    const union = uniteTouched([
      [row("certain", "a", 100), row("possible", "b", 50)],
      [row("certain", "a", 100), row("certain", "b", 50), row("possible", "c", null)],
    ]);
    expect(union).toEqual({ areas: 2, pending: 0, certain: 2, certainVoters: 150, possible: 1, possibleVoters: 0 });
  });
  it("say which lists have not come", () => {
    expect(uniteTouched([[], null])).toMatchObject({ areas: 2, pending: 1, certain: 0 });
  });
});
