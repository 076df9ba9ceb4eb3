import { describe, expect, it } from "vitest";
import { noCounts } from "../../../../electron/contract/index.ts";
import { approved, corrected, firstStanding, official } from "../../../../electron/domain/election/standing.ts";

const counts = (assembly: number) => ({ voters: noCounts, voted: { ...noCounts, assembly } });
const scan = { hash: "ab", fileName: "bao-cao.pdf" };

describe("sơ bộ → đã duyệt → chính thức", () => {
  it("keeps the counts approved, and who approved them", () => {
    expect(approved(firstStanding, counts(10), "Phó CT")).toEqual({
      ...firstStanding,
      standing: "approved",
      approvedBy: "Phó CT",
      approvedFigures: counts(10),
    });
  });

  it("leaves what is approved or official as it is", () => {
    const once = approved(firstStanding, counts(10), "A");
    expect(approved(once, counts(11), "B")).toBe(once);
    const signed = official(once, counts(10), scan, "B");
    expect(signed).toMatchObject({ standing: "official", approvedBy: "A", scan: "ab", scanName: "bao-cao.pdf" });
    expect(approved(signed, counts(11), "C")).toBe(signed);
  });

  it("makes a correction preliminary again, the last approved counts beside it and the scan of other figures gone", () => {
    const signed = official(firstStanding, counts(10), scan, "A");
    expect(corrected(signed, counts(12), "cộng nhầm", null)).toEqual({
      standing: "preliminary",
      approvedBy: null,
      approvedFigures: counts(10),
      scan: null,
      scanName: null,
      correction: "cộng nhầm",
    });
  });

  it("keeps it approved where whoever approves corrects it", () => {
    expect(corrected(approved(firstStanding, counts(10), "A"), counts(12), "cộng nhầm", "B")).toMatchObject({
      standing: "approved",
      approvedBy: "B",
      approvedFigures: counts(12),
      correction: "cộng nhầm",
    });
  });
});
