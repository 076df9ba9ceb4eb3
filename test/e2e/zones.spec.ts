import type { Page } from "@playwright/test";
import { clickMap, dragOnMap, drawPolygon, editor, pickOption, undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

const figure = async (page: Page, id: string): Promise<number> => Number(((await page.getByTestId(id).textContent()) ?? "").replace(/\D/g, ""));

/** From inside Quản Bạ to beyond the border, at the map's opening view. */
const acrossTheBorder = [
  [0.42, 0.3],
  [0.52, 0.22],
  [0.55, 0.36],
  [0.45, 0.41],
] as const;

test("a zone drawn across the border is clipped, counted, saved, listed and taken back in words", async ({ desk }) => {
  await desk.getByTestId("desk-health").click();
  await desk.keyboard.press("Alt+c");
  await editor(desk).getByRole("button", { name: "Vẽ trên bản đồ" }).click();
  await drawPolygon(desk, acrossTheBorder);

  await expect(editor(desk).getByTestId("clipped")).toContainText("nằm ngoài ranh giới tỉnh");
  await expect.poll(() => figure(desk, "touched-communes")).toBeGreaterThan(3);
  expect(await figure(desk, "touched-certain-places")).toBeGreaterThan(10);
  expect(await figure(desk, "touched-possible-places")).toBeGreaterThan(0);

  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Chọn loại vùng.")).toBeVisible();
  await expect(editor(desk).getByText("Ghi tên.")).toBeVisible();
  await pickOption(desk, "Loại · bắt buộc", "Vùng cách ly y tế, phong tỏa");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Phong tỏa Quản Bạ");
  await editor(desk).getByLabel("Số quyết định").fill("1/QĐ-UBND");
  await editor(desk).getByRole("button", { name: "Lưu vùng cách ly" }).click();
  await expect(editor(desk).getByText("Ghi ngày quyết định.")).toBeVisible();
  await editor(desk).getByLabel("Ngày", { exact: true }).fill("22/5/2021");
  await editor(desk).getByLabel("Người ký").fill("Chủ tịch UBND huyện");
  await editor(desk).getByLabel("Số người").fill("1.204");
  await editor(desk).getByRole("button", { name: "Lưu vùng cách ly" }).click();

  const notice = desk.locator(".notice", { hasText: "Đã lưu: Phong tỏa Quản Bạ" });
  await expect(notice).toContainText(/Chắc chắn: \d+ xã, \d+ KVBP, [\d.]+ cử tri\./);
  await expect(editor(desk)).toBeHidden();
  const row = desk.getByTestId("list-quarantine-zones").locator(".record-item", { hasText: "Phong tỏa Quản Bạ" });
  await expect(row).toContainText("QĐ 1/QĐ-UBND");

  await undoByNotice(desk, "Hoàn tác: vẽ vùng cách ly Phong tỏa Quản Bạ");
  await expect(row).toBeHidden();
});

test("saving takes the shape on the screen, and stops where a drawing is unfinished", async ({ desk }) => {
  await desk.getByTestId("desk-health").click();
  await desk.keyboard.press("Alt+c");
  await editor(desk).getByRole("button", { name: "Vẽ trên bản đồ" }).click();
  await drawPolygon(desk, [
    [0.45, 0.5],
    [0.55, 0.5],
    [0.55, 0.6],
    [0.45, 0.6],
  ]);
  await pickOption(desk, "Loại · bắt buộc", "Chốt kiểm soát");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Chốt kéo rộng");
  await editor(desk).getByLabel("Đến", { exact: true }).fill("25/5/2021");
  await editor(desk).getByLabel("Số quyết định").click();
  await expect(editor(desk).getByLabel("Đến", { exact: true })).toHaveValue("23:59 25/5/2021");
  const narrow = await figure(desk, "touched-certain-places");
  await editor(desk).getByRole("button", { name: "Lưu vùng cách ly" }).click();
  const row = desk.getByTestId("list-quarantine-zones").locator(".record-item", { hasText: "Chốt kéo rộng" });
  await expect(row).toHaveAttribute("data-selected");

  await row.getByRole("button", { name: "Sửa" }).click();
  await editor(desk).getByRole("button", { name: "Sửa đỉnh" }).click();
  await dragOnMap(desk, [0.55, 0.6], [0.75, 0.8]);
  await expect.poll(() => figure(desk, "touched-certain-places")).toBeGreaterThan(narrow);
  const wide = await figure(desk, "touched-certain-places");
  await editor(desk).getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(editor(desk)).toBeHidden();
  await expect(row).toContainText(`${wide} KVBP`);

  await row.getByRole("button", { name: "Sửa" }).click();
  await editor(desk).getByRole("button", { name: "Vẽ lại" }).click();
  await expect(desk.locator(".map-drawing")).toBeVisible();
  await clickMap(desk, [0.5, 0.5]);
  await editor(desk).getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(editor(desk).getByTestId("drawing-unfinished")).toContainText("hình đang vẽ dở");
  await desk.keyboard.press("Escape");
  await editor(desk).getByRole("button", { name: "Thôi", exact: true }).click();
  await expect.poll(() => figure(desk, "touched-certain-places")).toBe(wide);
});

test.describe("where motion is reduced the crosshair moves at once", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("drawing tells what is touched while corners are still being set, by keys alone", async ({ desk }) => {
    await desk.keyboard.press("Control+k");
    await desk.getByTestId("palette-input").fill("ve vung cach ly");
    await desk.keyboard.press("Enter");
    await expect(editor(desk).getByRole("button", { name: "Vẽ trên bản đồ" })).toBeFocused();
    await desk.keyboard.press("Enter");
    await expect(desk.getByTestId("map")).toBeFocused();
    await expect(desk.locator(".map-crosshair")).toBeVisible();
    await desk.keyboard.press("Enter");
    for (const key of ["ArrowRight", "ArrowUp"]) {
      await desk.keyboard.press(key);
      await desk.keyboard.press("Enter");
    }
    await expect(editor(desk).getByTestId("touched")).toBeVisible();
    await expect(editor(desk).getByRole("button", { name: "Dùng hình này" })).toBeEnabled();
    await desk.keyboard.press("Control+Enter");
    await expect(editor(desk).getByRole("button", { name: "Sửa đỉnh" })).toBeFocused();
  });
});

test("an unsaved zone asks before it is left and is there again after another desk", async ({ desk }) => {
  await desk.keyboard.press("Alt+c");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Bản nháp");
  await desk.keyboard.press("Escape");
  await expect(editor(desk).getByText("Có thay đổi chưa lưu.")).toBeVisible();
  await editor(desk).getByRole("button", { name: "Đóng, giữ bản nháp" }).click();
  await desk.getByTestId("desk-disaster").click();
  await desk.getByTestId("drafts").getByRole("button", { name: "Vùng cách ly" }).click();
  await expect(editor(desk).getByLabel("Tên · bắt buộc")).toHaveValue("Bản nháp");
});

test("communes chosen from a list make a zone, which is widened, and a save that fails keeps the form", async ({ desk, served }) => {
  await desk.keyboard.press("Alt+c");
  await editor(desk).getByRole("button", { name: "Theo danh sách xã" }).click();
  await editor(desk).getByLabel("Tìm xã, gõ không dấu cũng được").fill("cao bo");
  await editor(desk)
    .getByRole("button", { name: /^Xã Cao Bồ/ })
    .click();
  await expect.poll(() => figure(desk, "touched-communes")).toBe(1);
  await editor(desk).getByRole("button", { name: "Dùng hình này" }).click();
  const before = await figure(desk, "touched-certain-places");
  await editor(desk).getByRole("button", { name: "Nới, thu" }).click();
  await editor(desk).getByRole("button", { name: "+2.000 m" }).click();
  await expect.poll(() => figure(desk, "touched-communes")).toBeGreaterThan(1);
  await editor(desk).getByRole("button", { name: "Dùng hình này" }).click();
  await expect.poll(() => figure(desk, "touched-certain-places")).toBeGreaterThan(before);

  await pickOption(desk, "Loại · bắt buộc", "Chốt kiểm soát");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Chốt Cao Bồ");
  await served.stop();
  await editor(desk).getByRole("button", { name: "Lưu vùng cách ly" }).click();
  await expect(editor(desk).getByText("Mất kết nối khi đang lưu.", { exact: false })).toBeVisible();
  await expect(editor(desk).getByLabel("Tên · bắt buộc")).toHaveValue("Chốt Cao Bồ");
});

test("what another officer changed meanwhile is said, and only my own fields are sent", async ({ desk, served, browser }) => {
  await desk.getByTestId("desk-health").click();
  const row = desk.getByTestId("list-quarantine-zones").locator(".record-row").first();
  const name = (await row.locator(".record-name").textContent()) ?? "";
  await row.click();
  await desk.locator(".record-actions").getByRole("button", { name: "Sửa" }).click();
  await editor(desk).getByLabel("Số người").fill("77");

  const other = await browser.newPage();
  await other.goto(`${served.url}/#token=${served.token}`);
  await other.locator('[data-map-state="ready"]').waitFor();
  await other.getByTestId("desk-health").click();
  await other.locator(".record-row", { hasText: name }).click();
  await other.locator(".record-actions").getByRole("button", { name: "Sửa" }).click();
  await editor(other).getByLabel("Tên · bắt buộc").fill("Tên mới của người khác");
  await editor(other).getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(editor(other)).toBeHidden();

  await expect(desk.getByTestId("others-note")).toContainText("Tên mới của người khác");
  await expect(editor(desk).getByLabel("Số người")).toHaveValue("77");
  await editor(desk).getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(desk.getByRole("button", { name: /^Hoàn tác: sửa .* số người$/i }).first()).toBeVisible();
  await other.close();
});

test("a zone is split by a line and deleted with the way back", async ({ desk }) => {
  await desk.getByTestId("desk-health").click();
  await desk.keyboard.press("Alt+c");
  await editor(desk).getByRole("button", { name: "Vẽ trên bản đồ" }).click();
  await drawPolygon(desk, [
    [0.45, 0.5],
    [0.55, 0.5],
    [0.55, 0.6],
    [0.45, 0.6],
  ]);
  await pickOption(desk, "Loại · bắt buộc", "Vùng cách ly y tế, phong tỏa");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Vùng để tách");
  await editor(desk).getByLabel("Số người").fill("10");
  await editor(desk).getByLabel("Số cử tri").fill("12");
  await expect(editor(desk).getByTestId("more-voters")).toBeVisible();
  await editor(desk).getByRole("button", { name: "Lưu vùng cách ly" }).click();
  const rows = desk.getByTestId("list-quarantine-zones").locator(".record-item", { hasText: "Vùng để tách" });
  await expect(rows).toHaveCount(1);
  await rows.getByRole("button", { name: "Sửa" }).click();
  await editor(desk).getByRole("button", { name: "Tách", exact: true }).click();
  const box = await desk.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  for (const x of [0.4, 0.6]) await desk.mouse.click(box.x + box.width * x, box.y + box.height * 0.55);
  await expect(editor(desk).getByRole("button", { name: "Tách thành 2 vùng" })).toBeEnabled();
  await editor(desk).getByRole("button", { name: "Tách thành 2 vùng" }).click();
  await expect(desk.locator(".notice", { hasText: "Đã tách Vùng để tách thành 2 vùng" })).toContainText("Chưa chia số người, số cử tri");
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("chưa rõ số người");

  await rows.first().locator(".record-row").focus();
  await desk.keyboard.press("Delete");
  await expect(rows).toHaveCount(1);
  await undoByNotice(desk, /^Hoàn tác: xóa vùng/);
  await expect(rows).toHaveCount(2);
});

test("what a zone touches is listed, certain and possible apart, and goes out as files", async ({ desk }) => {
  await desk.keyboard.press("Alt+4");
  await desk.getByTestId("list-risk-areas").locator(".record-row").first().click();
  await desk.locator(".record-actions").getByRole("button", { name: "Nơi bị ảnh hưởng" }).click();
  const panel = desk.getByTestId("touched-panel");
  await expect(panel.getByTestId("touched-list-certain").getByRole("listitem").first()).toBeVisible();
  await expect(panel.getByTestId("touched-list-possible")).toBeVisible();
  for (const [button, ending] of [
    ["XLSX", /\.xlsx$/],
    ["GeoJSON", /\.geojson$/],
  ] as const) {
    const coming = desk.waitForEvent("download");
    await panel.getByRole("button", { name: button }).click();
    expect((await coming).suggestedFilename()).toMatch(ending);
  }
});
