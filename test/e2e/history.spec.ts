import type { Page } from "@playwright/test";
import { expect, test } from "./room-page.ts";
import { askRoom } from "./time-page.ts";

/** Opens the history of a polling place from its line in the desk's list, by keys. */
const openHistory = async (desk: Page, code: string): Promise<void> => {
  await desk.keyboard.press("Alt+2");
  const list = desk.getByRole("listbox", { name: "Khu vực bỏ phiếu, cần chú ý trước" });
  await desk.getByLabel("Tìm tên, xã, mã").fill(code);
  await list.getByRole("option").first().click();
  await list.press("Control+Shift+H");
};

test("who wrote what, when it was known and when it was so; one's own change is taken back from there, and its moment is gone to", async ({
  desk,
  served,
}) => {
  const { chase } = await askRoom(served, "fallback.pack", {});
  const place = chase.find(({ mark }) => mark === "không đạt");
  if (place === undefined) throw new Error("the exercise has no failed place");
  await askRoom(served, "readiness.report", { ids: [place.id], readiness: "lacking", note: "đã có máy phát, thiếu dầu" });

  await openHistory(desk, place.id);
  const panel = desk.getByTestId("history-panel");
  const steps = panel.getByTestId("history-step");
  const { steps: told } = await askRoom(served, "record.history", { kind: "polling-place", id: place.id });
  await expect(steps).toHaveCount(told.length);
  await expect(steps.first()).toContainText("không đạt → còn thiếu");
  await expect(steps.first()).toContainText("đã có máy phát, thiếu dầu");
  await expect(steps.first()).toContainText(told[0]?.actor ?? "no actor");
  await expect(steps.nth(1)).toContainText("đã bị thay");

  // Only what this station wrote can be taken back.
  await expect(steps.last().getByRole("button", { name: "Hoàn tác thay đổi này" })).toBeHidden();
  await steps.first().getByRole("button", { name: "Hoàn tác thay đổi này" }).click();
  await expect(desk.locator(".notice")).toContainText("Đã hoàn tác");
  await expect(steps).toHaveCount(told.length + 1);
  await expect(steps.first()).toContainText("Đây là một lần hoàn tác");
  await expect(steps.nth(1)).toContainText("đã hoàn tác");

  const before = told.at(-1);
  await steps.last().getByRole("button", { name: "Xem phòng lúc này" }).click();
  await expect(desk.getByTestId("past-banner")).toBeVisible();
  const { province } = await askRoom(served, "readiness.totals", { knownAt: before?.knownAt });
  await expect(desk.getByTestId("figure-ready")).toContainText(new Intl.NumberFormat("vi-VN").format(province.ready));
});

test("the card of a spot and an editor lead to the history, and back", async ({ desk, served }) => {
  const { features } = await askRoom(served, "layers.get", { layer: "risk-areas" });
  const area = features.find(({ properties }) => properties.active === "in-force");
  if (area === undefined) throw new Error("the exercise has no risk area in force");
  await desk.keyboard.press("Alt+4");
  await desk.getByTestId("list-risk-areas").locator(`[data-id="${area.properties.id}"]`).click();
  await desk.getByTestId("list-risk-areas").getByRole("button", { name: "Lịch sử" }).click();
  const panel = desk.getByTestId("history-panel");
  await expect(panel.getByTestId("history-step").first()).toBeVisible();
  await panel.getByRole("button", { name: "Sửa hồ sơ" }).click();
  await desk.getByTestId("editor").getByRole("button", { name: "Lịch sử" }).click();
  await expect(panel.getByTestId("history-step").first()).toBeVisible();
  await panel.getByRole("button", { name: "Quay lại" }).click();
  await expect(desk.getByTestId("editor")).toBeVisible();
});
