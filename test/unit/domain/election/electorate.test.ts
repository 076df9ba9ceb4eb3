import { describe, expect, it } from "vitest";
import { noCounts } from "../../../../electron/contract/index.ts";
import { denominatorOf, electorateNotes, movedAfterOpening } from "../../../../electron/domain/election/electorate.ts";

const posted = { ...noCounts, assembly: 500, province: 500, district: 495, commune: 480 };

describe("the voters a share is taken of", () => {
  it("are those fixed when voting began, else those posted, else for Quốc hội those of the list, and it says which", () => {
    const fixed = { ...noCounts, assembly: 503 };
    expect(denominatorOf({ posted, fixed }, 510, "assembly")).toEqual({ voters: 503, from: "fixed" });
    expect(denominatorOf({ posted, fixed }, 510, "district")).toEqual({ voters: 495, from: "posted" });
    expect(denominatorOf(undefined, 510, "assembly")).toEqual({ voters: 510, from: "listed" });
    expect(denominatorOf({ posted: noCounts, fixed: noCounts }, 510, "commune")).toBeNull();
    expect(denominatorOf(undefined, null, "assembly")).toBeNull();
  });

  it("are known where they are nought", () => {
    expect(denominatorOf({ posted, fixed: { ...noCounts, commune: 0 } }, 510, "commune")).toEqual({ voters: 0, from: "fixed" });
  });
});

describe("what does not fit in an electorate", () => {
  it("is nothing where it fits", () => {
    expect(electorateNotes({ posted, fixed: posted })).toEqual([]);
  });

  it("is told by how many it was fixed beside what was posted", () => {
    const notes = electorateNotes({ posted, fixed: { ...posted, assembly: 512 } });
    expect(notes).toEqual(["Số chốt hơn số niêm yết 12 cử tri (Quốc hội)."]);
  });

  it("is more than 4.000 voters, and more at a lower ballot than at a higher", () => {
    expect(electorateNotes({ posted: { ...posted, assembly: 4001 }, fixed: noCounts })).toEqual([
      "Số niêm yết 4.001 vượt 4.000 cử tri của một khu vực bỏ phiếu.",
    ]);
    expect(electorateNotes({ posted: { ...posted, commune: 496 }, fixed: noCounts })).toEqual([
      "Số niêm yết bầu HĐND xã (496) nhiều hơn bầu HĐND huyện (495).",
    ]);
  });
});

it("tells of a fixed count that moves once voting began, and of no first one", () => {
  const [began, before, after] = [1000, 999, 1000];
  const moved = { ...posted, commune: 470, district: null };
  expect(movedAfterOpening(posted, moved, began, before)).toEqual([]);
  expect(movedAfterOpening(undefined, moved, began, after)).toEqual([]);
  expect(movedAfterOpening(noCounts, moved, began, after)).toEqual([]);
  expect(movedAfterOpening(posted, moved, began, after)).toEqual([
    "Số cử tri chốt bầu HĐND huyện đổi từ 495 thành chưa rõ sau khi bắt đầu bỏ phiếu.",
    "Số cử tri chốt bầu HĐND xã đổi từ 480 thành 470 sau khi bắt đầu bỏ phiếu.",
  ]);
});
