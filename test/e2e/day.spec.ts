import type { Page } from "@playwright/test";
import { expect, test } from "./room-page.ts";

const begun = async (desk: Page): Promise<number> => {
  const text = (await desk.getByTestId("day-begun").textContent()) ?? "";
  return Number((text.split("/")[0] ?? "").replaceAll(".", ""));
};

const openSheet = async (desk: Page): Promise<void> => {
  await desk.getByTestId("figure-day").click();
  await expect(desk.getByTestId("day-rows")).toBeVisible();
};

/** Only those nobody has told anything of. */
const onlyUnsaid = async (desk: Page): Promise<void> => {
  await desk.getByLabel("Trạng thái").click();
  await desk
    .locator(".select-popup")
    .getByRole("option", { name: /chưa có tin khai mạc/ })
    .click();
  // The focus goes back to the select once its list is gone.
  await expect(desk.locator(".select-popup")).toBeHidden();
  await expect(desk.getByLabel("Trạng thái")).toBeFocused();
  await expect(desk.getByTestId("day-rows").getByRole("option").first()).toContainText("chưa có tin khai mạc");
};

test("the day leads from 05:00: the opening is the first figure and its sheet takes openings for many places by keyboard", async ({ desk }) => {
  await expect(desk.getByTestId("figure-day")).toContainText("/1.475");
  await expect(desk.getByTestId("layer-polling-places")).toContainText("Diễn biến ngày bầu cử");
  const named = desk.getByTestId("day-waiting").getByRole("button").first();
  const name = (await named.textContent()) ?? "";
  await named.click();
  await expect(desk.getByTestId("day-detail")).toContainText(name.split(" · ")[1]?.split(", Xã")[0] ?? "–");
  const opened = desk.getByTestId("day-rows").locator("[data-open]");
  await expect(opened).toHaveAttribute("data-active", "true");
  await expect(opened).toBeInViewport();
  const commune = (/Xã [^,]+|Phường [^,]+|Thị trấn [^,]+/.exec(name.split(", ").at(-1) ?? "") ?? ["–"])[0];
  await expect(desk.getByTestId("day-names").getByRole("listitem").first()).toContainText(commune);
  await desk.keyboard.press("Alt+b");
  await expect(desk.getByTestId("spot-card")).toContainText(commune);
  await openSheet(desk);
  const before = await begun(desk);
  await onlyUnsaid(desk);
  const rows = desk.getByTestId("day-rows");
  await rows.focus();
  await desk.keyboard.press("Space");
  await desk.keyboard.press("Shift+ArrowDown");
  await desk.keyboard.press("Shift+ArrowDown");
  const form = desk.getByRole("form", { name: "Ghi cho 3 khu vực bỏ phiếu" });
  await form.getByLabel(/Lúc/).fill("9:30");
  await form.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(form).toContainText("Giờ này ở tương lai.");
  await form.getByLabel(/Lúc/).fill("7:02");
  await form.getByRole("button", { name: "Ghi", exact: true }).click();
  await expect(desk.getByText("Đã ghi 3 khu vực bỏ phiếu")).toBeVisible();
  await expect.poll(() => begun(desk)).toBe(before + 3);
  const undo = desk.getByTestId("undo");
  await expect(undo).toContainText("Hoàn tác: ghi khai mạc 07:02 cho 3 khu vực bỏ phiếu");
  await undo.click();
  await expect.poll(() => begun(desk)).toBe(before);
});

test("a place is opened, interrupted and resumed from its details", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type("gian doan thuong son 2");
  await expect(desk.getByRole("option", { name: /^Gián đoạn: Xã Thượng Sơn, khu vực 2/ })).toBeVisible();
  await desk.keyboard.press("Enter");
  const begun = desk.getByRole("form", { name: "Ghi gián đoạn mới" });
  await expect(begun.getByRole("combobox", { name: /^Khu vực bỏ phiếu/ })).toHaveValue("Xã Thượng Sơn, khu vực 2");
  await expect(begun.getByLabel(/Bắt đầu lúc/)).toHaveValue("08:47 23/5/2021");
  await desk.getByTestId("day-sheet").getByRole("tab", { name: "Khu vực bỏ phiếu" }).click();
  await openSheet(desk);
  await onlyUnsaid(desk);
  const rows = desk.getByTestId("day-rows");
  await rows.focus();
  await desk.keyboard.press("Enter");
  const detail = desk.getByTestId("day-detail");
  await detail.getByLabel(/Giờ Khai mạc/).fill("7h05");
  await detail.getByRole("button", { name: "Ghi giờ" }).nth(1).click();
  await expect(detail).toContainText("đã khai mạc");
  await detail.getByRole("button", { name: "Ghi gián đoạn" }).click();
  const form = desk.getByRole("form", { name: "Ghi gián đoạn mới" });
  await form.getByLabel(/Bắt đầu lúc/).fill("8:10");
  await form.getByLabel(/Nguyên nhân/).fill("mất điện, mưa lớn");
  await form.getByRole("button", { name: "Ghi gián đoạn" }).click();
  const matter = desk.locator(".day-matter").filter({ hasText: "mất điện, mưa lớn" });
  await expect(matter).toContainText("chưa có tin niêm phong");
  await matter.getByLabel(/Giờ Niêm phong/).fill("8:12");
  await matter.getByRole("button", { name: "Ghi giờ" }).first().click();
  await expect(matter).not.toContainText("chưa có tin niêm phong");
  await matter.getByLabel(/Giờ Bỏ phiếu trở lại/).fill("8:30");
  await matter.getByRole("button", { name: "Ghi giờ" }).last().click();
  await expect(matter).toContainText("đã xong");
  await matter.locator(".day-matter-place").click();
  await expect(desk.getByTestId("day-detail")).toContainText("đã khai mạc");
  await desk.keyboard.press("Escape");
});

test("a wall sees the day and can write nothing of it", async ({ page, served }) => {
  await page.goto(`${served.url}/#token=${served.wallToken}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await openSheet(page);
  await expect(page.getByTestId("day-rows").getByRole("option").first()).toBeVisible();
  await expect(page.getByTestId("day-rows").getByRole("checkbox")).toHaveCount(0);
});
