import { expect, test } from "./room-page.ts";

test("what is typed right after Ctrl+K is searched whole, and Enter opens what was searched for", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type("thuong son");
  await desk.keyboard.press("Enter");
  await expect(desk.getByRole("heading", { name: "Xã Thượng Sơn" })).toBeVisible();
});
