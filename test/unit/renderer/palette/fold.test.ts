import { expect, it } from "vitest";
import { fold } from "../../../../renderer/palette/fold.ts";

it("folds accents, case and đ, composed or not", () => {
  expect(fold("Đồng Văn")).toBe("dong van");
  expect(fold("Hoàn tác".normalize("NFD"))).toBe("hoan tac");
});
