import { expect, test } from "./room-page.ts";

test("what is typed right after Ctrl+K is searched whole, and Enter opens what was searched for", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type("thuong son");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("heading", { name: "Xã Thượng Sơn" })).toBeVisible();
});

test("a search box closed before it came leaves the keys to every field", async ({ desk }) => {
  await desk.route("**/assets/Palette-*.js", async (route) => {
    await desk.keyboard.press("Escape");
    await route.continue();
  });
  await desk.getByTestId("open-palette").click();
  await expect(desk.getByTestId("palette")).toBeHidden();
  await desk.keyboard.press("?");
  await expect(desk.getByRole("dialog", { name: "Phím tắt" })).toBeVisible();
});
