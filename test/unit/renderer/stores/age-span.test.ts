import { describe, expect, it } from "vitest";
import { layerSpan } from "../../../../renderer/stores/age-span.ts";
import { foldFrame, layersStore } from "../../../../renderer/stores/layers-store.ts";
import { feature, whole } from "./features.ts";

const at = (hour: string): string => `2021-05-23T${hour}:00+07:00`;
const folded = (layer: "polling-places" | "risk-areas", features: ReturnType<typeof feature>[], asOf?: string) =>
  foldFrame(layersStore.getInitialState()[layer], whole(layer, features, asOf));

describe("the age of a figure", () => {
  it("is that of the oldest report it counts, however new the newest", () => {
    const state = folded("polling-places", [
      feature("a", { readiness: "ready", as_of: at("08:30") }),
      feature("b", { readiness: "failed", as_of: at("01:00") }),
      feature("c", { readiness: "stale", as_of: at("00:30") }),
    ]);
    expect(layerSpan("polling-places", state)).toEqual({ oldest: at("00:30"), newest: at("08:30") });
  });

  it("leaves out places nobody reported and areas not in force", () => {
    const places = folded("polling-places", [
      feature("a", { readiness: "unknown", as_of: at("00:10") }),
      feature("b", { readiness: "ready", as_of: at("08:00") }),
    ]);
    expect(layerSpan("polling-places", places)?.oldest).toBe(at("08:00"));
    const areas = folded("risk-areas", [
      feature("a", { active: "ended", as_of: at("00:10") }),
      feature("b", { active: "in-force", as_of: at("07:00") }),
    ]);
    expect(layerSpan("risk-areas", areas)).toEqual({ oldest: at("07:00"), newest: at("07:00") });
  });

  it("is that of the newest news where nothing is counted, and none where there never was any", () => {
    const over = folded("risk-areas", [feature("a", { active: "ended", as_of: at("00:10") })], at("06:00"));
    expect(layerSpan("risk-areas", over)?.oldest).toBe(at("06:00"));
    expect(layerSpan("risk-areas", layersStore.getInitialState()["risk-areas"])).toBeNull();
  });
});
