import { editor, pickOption } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

test("an incident is reported by typed coordinates, with its rule in sight and its default marking", async ({ desk }) => {
  await desk.keyboard.press("Alt+5");
  await desk.keyboard.press("Alt+v");
  await expect(editor(desk).getByText("Không ghi tên người. Tin mật: không ghi vào đây, liên hệ trực tiếp Công an / Quân sự.")).toBeVisible();
  await pickOption(desk, "Loại vụ việc, sự cố · bắt buộc", "3. Tụ tập, gây rối");
  await expect(editor(desk).getByLabel("Độ phổ biến")).toHaveText("nội bộ");
  await editor(desk).getByRole("radio", { name: "nghiêm trọng", exact: true }).check();
  await editor(desk).getByLabel("Nội dung · bắt buộc").fill("Tụ tập đông người trước khu vực bỏ phiếu.");

  const position = editor(desk).getByLabel("Vị trí · bắt buộc");
  await position.fill("22,8233");
  await expect(editor(desk).getByText("Chưa đọc được tọa độ: ghi 22,8233; 104,9836.")).toBeVisible();
  await position.fill("10,5; 90");
  await expect(editor(desk).getByText("Tọa độ này ở ngoài Việt Nam.")).toBeVisible();
  await position.fill("104,9836; 22,8233");
  await expect(editor(desk).getByText("Đã đổi chỗ kinh độ và vĩ độ", { exact: false })).toBeVisible();
  await position.fill("22°49'24\"B 104°59'01\"Đ");
  await editor(desk).getByLabel("Giờ xảy ra").fill("10:00 23/5/2021");
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Giờ này chưa đến: không báo trước điều chưa xảy ra.")).toBeVisible();
  await editor(desk).getByLabel("Giờ xảy ra").fill("08:30 23/5/2021");
  await desk.keyboard.press("Control+s");

  const row = desk.getByTestId("list-incidents").locator(".record-item", { hasText: "Tụ tập đông người" });
  await expect(row).toContainText("Tụ tập, gây rối");
  await expect(row).toContainText("nội bộ");
  await expect(row).toContainText("08:30");
});

test("an incident is placed by commune and polling place number, then its status moves on", async ({ desk }) => {
  await desk.keyboard.press("Alt+5");
  await desk.keyboard.press("Alt+v");
  await pickOption(desk, "Loại vụ việc, sự cố · bắt buộc", "11. Điện, viễn thông, an toàn thông tin");
  await expect(editor(desk).getByLabel("Độ phổ biến")).toHaveText("thường");
  await editor(desk).getByRole("radio", { name: "nhỏ" }).check();
  await editor(desk).getByLabel("Nội dung · bắt buộc").fill("Mất điện lưới, đang dùng máy phát.");
  await editor(desk).getByRole("combobox", { name: "Xã", exact: true }).fill("cao bo");
  await desk.getByRole("option", { name: /Xã Cao Bồ/ }).click();
  await editor(desk).getByLabel("Số KVBP").fill("99");
  await expect(editor(desk).getByText("Xã này chưa có khu vực bỏ phiếu số đó.")).toBeVisible();
  await editor(desk).getByLabel("Số KVBP").fill("2");
  await expect(editor(desk).getByLabel("Vị trí · bắt buộc")).toHaveValue(/^22,\d+; 104,\d+$/);
  await desk.keyboard.press("Control+s");

  const row = desk.getByTestId("list-incidents").locator(".record-item", { hasText: "đang dùng máy phát" });
  await expect(row).toContainText("KVBP số 2, Xã Cao Bồ");
  await expect(row).toHaveAttribute("data-selected");
  await row.getByRole("button", { name: "Sửa" }).click();
  await expect(editor(desk).getByLabel("Số KVBP")).toHaveValue("2");
  await pickOption(desk, "Trạng thái", "đang xử lý");
  await editor(desk).getByRole("button", { name: "Lưu thay đổi" }).click();
  await expect(row).toContainText("đang xử lý");
});

test("a click on the map places an incident; outside the province it is refused and the form is kept", async ({ desk }) => {
  await desk.keyboard.press("Alt+5");
  await desk.keyboard.press("Alt+v");
  await expect(editor(desk).getByRole("button", { name: "Đặt bằng bản đồ", pressed: true })).toBeVisible();
  const box = await desk.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  await desk.mouse.click(box.x + box.width * 0.5, box.y + box.height * 0.5);
  await expect(editor(desk).getByLabel("Vị trí · bắt buộc")).toHaveValue(/^2[23],\d+; 10[45],\d+$/);
  await pickOption(desk, "Loại vụ việc, sự cố · bắt buộc", "10. Giao thông");
  await editor(desk).getByRole("radio", { name: "nhỏ" }).check();
  await editor(desk).getByLabel("Nội dung · bắt buộc").fill("Tắc đường.");
  await editor(desk).getByLabel("Vị trí · bắt buộc").fill("21,03; 105,85");
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByRole("alert")).toContainText("ngoài");
  await expect(editor(desk).getByLabel("Nội dung · bắt buộc")).toHaveValue("Tắc đường.");
});
