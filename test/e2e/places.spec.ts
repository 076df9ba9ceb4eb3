import { editor, undoByNotice } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

test("the worst places stand first, and a report for several changes the counts and can be taken back", async ({ desk }) => {
  await desk.keyboard.press("Alt+2");
  const list = desk.getByTestId("list-polling-places");
  await expect(list.getByTestId("count-failed")).toHaveText("12");
  await expect(list.getByRole("option").first()).toContainText("không đạt");
  await expect(list.getByTestId("oldest-age")).toContainText("cũ nhất");

  await list.getByRole("option").nth(0).getByRole("checkbox").check();
  await list.getByRole("option").nth(1).getByRole("checkbox").check();
  await list.getByRole("button", { name: "Cập nhật sẵn sàng (2)" }).click();
  await editor(desk).getByRole("radio", { name: "còn thiếu" }).check();
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Ghi thiếu gì hoặc vì sao không đạt.")).toBeVisible();
  await editor(desk).getByLabel("Ghi chú").fill("thiếu máy phát");
  await desk.keyboard.press("Control+s");
  await expect(list.getByTestId("count-failed")).toHaveText("10");
  await expect(list.getByTestId("count-lacking")).toHaveText("173");

  await undoByNotice(desk, /^Hoàn tác: /);
  await expect(list.getByTestId("count-failed")).toHaveText("12");
});

test("from a commune's card a report is for the places ticked, and names those it would turn to ready", async ({ desk }) => {
  await desk.keyboard.press("Alt+2");
  const list = desk.getByTestId("list-polling-places");
  await list.getByRole("option").first().click();
  const name = (await list.getByRole("option").first().locator(".place-name").textContent()) ?? "";
  const report = desk.getByTestId("spot-card").getByRole("button", { name: "Cập nhật sẵn sàng" });
  await report.click();
  const ticks = editor(desk).getByTestId("place-ticks").getByRole("checkbox");
  await expect(editor(desk).getByTestId("place-ticks").getByRole("checkbox", { checked: true })).toHaveCount(1);
  expect(await ticks.count()).toBeGreaterThan(1);
  await editor(desk).getByRole("radio", { name: "sẵn sàng", exact: true }).check();
  await expect(editor(desk).getByTestId("becoming-ready").getByRole("listitem")).toHaveCount(1);
  await expect(editor(desk).getByTestId("becoming-ready")).toContainText(name);
  await editor(desk).getByRole("button", { name: "Ghi cho 1 khu vực bỏ phiếu" }).click();
  await expect(list.getByTestId("count-failed")).toHaveText("11");
  await undoByNotice(desk, /^Hoàn tác: /);
  await expect(list.getByTestId("count-failed")).toHaveText("12");
});

test("from a commune without a place picked nothing is ticked, and nothing is written until something is", async ({ desk }) => {
  await desk.keyboard.press("Control+k");
  await desk.keyboard.type("dong van");
  await desk
    .getByRole("option", { name: /Thị trấn Đồng Văn/ })
    .first()
    .click();
  await desk.getByTestId("spot-card").getByRole("button", { name: "Cập nhật sẵn sàng" }).click();
  await expect(editor(desk).getByTestId("place-ticks").getByRole("checkbox", { checked: true })).toHaveCount(0);
  await editor(desk).getByRole("radio", { name: "sẵn sàng", exact: true }).check();
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Chọn ít nhất một khu vực bỏ phiếu.")).toBeVisible();
  const all = await editor(desk).getByTestId("place-ticks").getByRole("checkbox").count();
  await editor(desk)
    .getByRole("button", { name: `Chọn tất cả (${all})` })
    .click();
  await expect(editor(desk).getByRole("button", { name: `Ghi cho ${all} khu vực bỏ phiếu` })).toBeVisible();
});

test("the list is narrowed by readiness and name, walked by keys, and opened on Enter", async ({ desk }) => {
  await desk.keyboard.press("Alt+2");
  const list = desk.getByTestId("list-polling-places");
  await list.getByLabel("Tìm tên, xã, mã").fill("cao bo");
  await expect(list.getByTestId("count-failed")).not.toHaveText("12");
  const options = list.getByRole("listbox");
  await expect(list.getByText(/^\d+ \/ 1\.475 KVBP$/)).toBeVisible();
  await options.focus();
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Shift+ArrowDown");
  await expect(list.getByRole("button", { name: "Cập nhật sẵn sàng (2)" })).toBeVisible();
  await desk.keyboard.press("Enter");
  await expect(editor(desk).getByRole("heading", { level: 2 })).toContainText("Sửa:");
});

test("a place is added by commune and number, moved by coordinates, and deleted with the way back", async ({ desk }) => {
  await desk.keyboard.press("Alt+2");
  await desk.keyboard.press("Alt+k");
  await editor(desk).getByRole("combobox", { name: "Xã · bắt buộc" }).fill("dong van");
  await desk.getByRole("option", { name: /Thị trấn Đồng Văn/ }).click();
  await editor(desk).getByLabel("Số khu vực bỏ phiếu · bắt buộc").fill("1");
  await expect(editor(desk).getByText("Xã này đã có khu vực bỏ phiếu số đó.")).toBeVisible();
  await editor(desk).getByLabel("Số khu vực bỏ phiếu · bắt buộc").fill("88");
  await editor(desk).getByLabel("Tên khu vực bỏ phiếu · bắt buộc").fill("Nhà văn hóa thử nghiệm");
  await editor(desk).getByLabel("Số cử tri").fill("1.475");
  await expect(editor(desk).getByTestId("position-kind")).toContainText("vị trí ước lượng");
  await desk.keyboard.press("Control+s");
  const map = desk.getByTestId("map");
  await expect(map).toHaveAttribute("data-points", "1476");

  const list = desk.getByTestId("list-polling-places");
  await list.getByLabel("Tìm tên, xã, mã").fill("thu nghiem");
  await list.getByRole("option", { name: /Nhà văn hóa thử nghiệm/ }).dblclick();
  await editor(desk).getByLabel("Vị trí").fill("23,2785; 105,3625");
  await expect(editor(desk).getByTestId("position-kind")).toHaveText("Vị trí đã đo.");
  await desk.keyboard.press("Control+s");
  await expect(editor(desk)).toBeHidden();
  await expect(list.getByRole("option")).toContainText("1.475 cử tri");

  await list.getByRole("listbox").focus();
  await desk.keyboard.press("Delete");
  await expect(map).toHaveAttribute("data-points", "1475");
  await undoByNotice(desk, /^Hoàn tác: xóa/);
  await expect(map).toHaveAttribute("data-points", "1476");
});
