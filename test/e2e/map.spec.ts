import { expect, test } from "./room-page.ts";

const map = '[data-testid="map"]';

test("the map is walked by keys: nearer, aside, and the middle described", async ({ desk }) => {
  const scale = desk.locator(".map-scale");
  await expect(scale).toContainText(/^\d+ km$/);
  const whole = (await scale.textContent()) ?? "";
  await desk.locator(map).focus();
  for (const key of ["+", "+", "+", "ArrowLeft", "Enter"]) await desk.keyboard.press(key);
  await expect(desk.locator(".map-crosshair")).toBeVisible();
  await expect(desk.locator("#card")).toContainText(/(Xã|Phường|Thị trấn) \p{L}/u);
  // How much of the province fits depends on the room the panels leave; three presses always halve the bar at least.
  await expect.poll(async () => Number.parseFloat((await scale.textContent()) ?? "")).toBeLessThanOrEqual(Number.parseFloat(whole) / 2);
  await desk.keyboard.press("Home");
  await expect(scale).toHaveText(whole);
});

test("the map comes back after the machine lost its graphics, by itself and by its button", async ({ desk }) => {
  const lose = () =>
    desk.evaluateHandle(() => {
      const canvas = document.querySelector<HTMLCanvasElement>(".maplibregl-canvas");
      const lost = canvas?.getContext("webgl2")?.getExtension("WEBGL_lose_context");
      lost?.loseContext();
      return lost;
    });
  const lost = await lose();
  await expect(desk.locator(map)).toHaveAttribute("data-map-state", "lost");
  await expect(desk.getByRole("alert").filter({ hasText: "ngừng vẽ bản đồ" })).toBeVisible();
  await lost.evaluate((extension) => extension?.restoreContext());
  await expect(desk.locator(map)).toHaveAttribute("data-map-state", "ready");

  await lose();
  await desk.getByRole("button", { name: "Vẽ lại bản đồ" }).click();
  await expect(desk.locator(map)).toHaveAttribute("data-map-state", "ready");
  await expect(desk.locator(map)).toHaveAttribute("data-points", "1475");
});

test("without WebGL the desk says so and goes on working", async ({ page, served }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(`${served.url}/#token=${served.token}`);
  await expect(page.locator(map)).toHaveAttribute("data-map-state", "unable");
  await expect(page.getByRole("alert").filter({ hasText: "không vẽ được bản đồ" })).toBeVisible();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("dong van");
  await expect(page.getByText("Thị trấn Đồng Văn").first()).toBeVisible();
});

test("the map calls nobody outside the room", async ({ page, served }) => {
  const strangers: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(served.url) && !request.url().startsWith("blob:")) strangers.push(request.url());
  });
  await page.goto(`${served.url}/#token=${served.token}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await page.waitForLoadState("networkidle");
  expect(strangers).toEqual([]);
});
