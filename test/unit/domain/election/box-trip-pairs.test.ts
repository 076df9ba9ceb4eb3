import { describe, expect, it } from "vitest";
import { pairStops } from "../../../../electron/domain/election/box-trip-pairs.ts";

const stop = (siteId: string | null, site: string) => ({ siteId, site });
const wards = [stop("hospital", "Khoa nội"), stop("hospital", "Khoa ngoại"), stop(null, "Nhà ông A")];

describe("stops of a round planned anew", () => {
  it("are each the stop of that name before, in whatever order, no stop twice", () => {
    expect(pairStops(wards, [wards[1]!, wards[2]!, wards[0]!])).toEqual([1, 2, 0]);
    expect(pairStops(wards, [wards[0]!, wards[0]!, wards[0]!])).toEqual([0, 1, null]);
  });

  it("keep what was told where they were renamed within their site, and are new elsewhere", () => {
    expect(pairStops(wards, [stop("hospital", "Khoa ngoai"), stop("hospital", "Khoa nhi"), stop(null, "Nhà bà B")])).toEqual([1, 0, null]);
    expect(pairStops(wards, [stop("other", "Khoa nội")])).toEqual([null]);
  });
});
