import { expect, test } from "./room-page.ts";

test("finds Đồng Văn by “dong van” and goes there", async ({ desk }) => {
  await desk.getByTestId("open-palette").click();
  await desk.getByTestId("palette-input").fill("dong van");
  await desk.getByRole("option", { name: /^Thị trấn Đồng Văn Huyện Đồng Văn/ }).click();
  await expect(desk.getByTestId("palette")).toBeHidden();
  await expect(desk.getByTestId("spot-card").getByRole("heading", { level: 2 })).toHaveText("Thị trấn Đồng Văn");
});

test("runs an action by keyboard alone and gives the focus back", async ({ desk }) => {
  await desk.getByTestId("desk-overview").focus();
  await desk.keyboard.press("Control+k");
  const input = desk.getByTestId("palette-input");
  await expect(input).toBeFocused();
  await input.pressSequentially("giao dien toi");
  await expect(desk.getByRole("option", { selected: true })).toContainText("Giao diện tối");
  await desk.keyboard.press("Enter");
  await expect(desk.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(desk.getByTestId("desk-overview")).toBeFocused();
});

test("moves through what it found with the arrows and closes on Escape", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.getByTestId("palette-input").fill("cao bo");
  await expect(desk.getByRole("option").first()).toContainText("Cao Bồ");
  const selected = desk.getByRole("option", { selected: true });
  const first = await selected.getAttribute("id");
  await desk.keyboard.press("ArrowDown");
  await expect(selected).not.toHaveAttribute("id", first ?? "");
  await desk.keyboard.press("Escape");
  await expect(desk.getByTestId("palette")).toBeHidden();
});

test("says so when nothing is found", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.getByTestId("palette-input").fill("zzzz qqqq");
  await expect(desk.getByText("Không thấy “zzzz qqqq”", { exact: false })).toBeVisible();
});

test("lists the shortcuts on F1 and on ?", async ({ desk }) => {
  await desk.keyboard.press("F1");
  await expect(desk.getByRole("dialog", { name: "Phím tắt" })).toContainText("Ctrl+K");
  await desk.keyboard.press("Escape");
  await expect(desk.getByRole("dialog", { name: "Phím tắt" })).toBeHidden();
  await desk.keyboard.press("?");
  await expect(desk.getByRole("dialog", { name: "Phím tắt" })).toBeVisible();
});

test("the tab key passes through every part and out again, with the focus seen", async ({ desk }) => {
  const parts = new Set<string>();
  await desk.locator("body").focus();
  for (let step = 0; step < 90; step++) {
    await desk.keyboard.press("Tab");
    const seen = await desk.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement) || at === document.body) return null;
      const part = at.closest(".skip-links, .top-bar, .desk-rail, .left-panel, .surface-map, .right-column, .time-bar, .status-bar");
      // The map draws its ring over its canvas.
      const ring = getComputedStyle(at).outlineStyle !== "none" || getComputedStyle(at, "::after").borderTopStyle !== "none";
      return { part: part?.className ?? "elsewhere", ring };
    });
    if (seen === null) break;
    expect(seen.ring, `focus shown in ${seen.part}`).toBe(true);
    parts.add(seen.part);
  }
  for (const part of ["skip-links", "top-bar", "desk-rail", "left-panel", "surface-map", "right-column", "time-bar", "status-bar"])
    expect([...parts]).toContain(part);
});
