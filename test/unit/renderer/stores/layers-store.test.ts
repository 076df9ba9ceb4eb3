import { describe, expect, it } from "vitest";
import { foldFrame, type LayerState } from "../../../../renderer/stores/layers-store.ts";
import { feature, head, whole } from "./features.ts";

const empty: LayerState = { features: new Map(), head: null, revision: 0, lastDelta: "whole", problem: null };

describe("a layer is the fold of its frames", () => {
  it("takes a whole as everything there is", () => {
    const first = foldFrame(empty, whole("incidents", [feature("a"), feature("b")]));
    const second = foldFrame(first, whole("incidents", [feature("c")]));
    expect([...second.features.keys()]).toEqual(["c"]);
    expect(second).toMatchObject({ revision: 2, lastDelta: "whole", head: head("incidents") });
  });
  it("changes and removes by a delta, leaving what a reader already holds as it was", () => {
    const first = foldFrame(empty, whole("incidents", [feature("a", { status: "reported" }), feature("b")]));
    const changed = feature("a", { status: "closed" });
    const second = foldFrame(first, { type: "delta", head: head("incidents"), changed: [changed, feature("c")], removed: ["b"] });
    expect([...second.features.keys()]).toEqual(["a", "c"]);
    expect(second.features.get("a")).toBe(changed);
    expect(second.lastDelta).toEqual({ changed: [changed, feature("c")], removed: ["b"] });
    expect([...first.features.keys()]).toEqual(["a", "b"]);
  });
  it("keeps a layer that was never reported apart from one that is empty", () => {
    expect(foldFrame(empty, whole("incidents", [], null)).head?.asOf).toBeNull();
    expect(foldFrame(empty, whole("incidents", [])).head?.asOf).not.toBeNull();
  });
  it("forgets a refusal once frames come again", () => {
    const refused: LayerState = { ...empty, problem: { code: "bug", message: "", hint: "" } };
    expect(foldFrame(refused, whole("incidents", [])).problem).toBeNull();
  });
});
