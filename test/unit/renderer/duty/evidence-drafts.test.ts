import { expect, it } from "vitest";
import { dropEvidence, evidenceDraft, keepEvidence, lastEvidenceDraft, noEvidence } from "../../../../renderer/election/directive/evidence-drafts.ts";

it("keeps evidence of each obligation until it is saved or given up, the last entered first to come back", () => {
  keepEvidence("Y2/so-y-te", { ...noEvidence, text: "Kế hoạch 12" });
  keepEvidence("Y3/so-y-te", { ...noEvidence, source: "Sở Y tế" });
  expect(lastEvidenceDraft()).toBe("Y3/so-y-te");
  keepEvidence("Y2/so-y-te", { ...noEvidence, text: "Kế hoạch 123" });
  expect(lastEvidenceDraft()).toBe("Y2/so-y-te");
  expect(evidenceDraft("Y2/so-y-te").text).toBe("Kế hoạch 123");
  dropEvidence("Y2/so-y-te");
  expect(evidenceDraft("Y2/so-y-te")).toEqual(noEvidence);
  keepEvidence("Y3/so-y-te", { ...noEvidence, text: " " });
  expect(lastEvidenceDraft()).toBeNull();
});
