import { drawPolygon, editor, pickOption } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";

test("a level above the scale in force is not offered, with the paper that says so; from 1/7/2021 it is", async ({ desk }) => {
  await desk.keyboard.press("Alt+4");
  await desk.keyboard.press("Alt+n");
  await pickOption(desk, "Loại thiên tai · bắt buộc", "Mưa đá");
  const levels = editor(desk).getByTestId("level-choice");
  await expect(levels).toContainText("QĐ 44/2014");
  await expect(editor(desk).getByTestId("level-limit")).toHaveText("Mưa đá: cao nhất cấp 2 theo văn bản này; cấp cao hơn không chọn được.");
  await expect(levels.getByRole("radio", { name: "2" })).toBeEnabled();
  await expect(levels.getByRole("radio", { name: "3" })).toBeDisabled();

  await pickOption(desk, "Loại thiên tai · bắt buộc", "Mưa lớn");
  await levels.getByRole("radio", { name: "3" }).check();
  await pickOption(desk, "Loại thiên tai · bắt buộc", "Mưa đá");
  await desk.keyboard.press("Control+s");
  await expect(levels).toContainText("Cấp này cao hơn mức thang đang áp dụng cho phép.");

  await editor(desk).getByLabel("Từ · bắt buộc").fill("07:00 2/7/2021");
  await expect(levels).toContainText("QĐ 18/2021");
});

test("an area by bulletin is saved with who answers for it, and stands in the list by its level", async ({ desk }) => {
  await desk.keyboard.press("Alt+4");
  await desk.keyboard.press("Alt+n");
  await editor(desk).getByRole("button", { name: "Vẽ trên bản đồ" }).click();
  await drawPolygon(desk, [
    [0.5, 0.5],
    [0.58, 0.5],
    [0.58, 0.58],
  ]);
  await pickOption(desk, "Loại thiên tai · bắt buộc", "Sạt lở đất");
  await editor(desk).getByLabel("Tên · bắt buộc").fill("Sạt lở quốc lộ 2");
  await editor(desk).getByTestId("level-choice").getByRole("radio", { name: "2" }).check();
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Ghi số bản tin, hoặc chọn “phòng ước tính”.")).toBeVisible();
  await editor(desk).getByLabel("Bản tin số").fill("LQ-07");
  await editor(desk).getByLabel("Cơ quan phát").fill("Đài KTTV tỉnh");
  await editor(desk).getByLabel("Giờ phát").fill("8h15 23/5/2021");
  await editor(desk).getByLabel("Họ tên").fill("Đồng chí phụ trách");
  await editor(desk).getByLabel("Đến", { exact: true }).fill("06:00 23/5/2021");
  await desk.keyboard.press("Control+s");
  await expect(editor(desk).getByText("Lúc hết trước lúc bắt đầu.")).toBeVisible();
  await editor(desk).getByLabel("Đến", { exact: true }).fill("20:00 23/5/2021");
  await desk.keyboard.press("Control+s");
  const row = desk.getByTestId("list-risk-areas").locator(".record-item", { hasText: "Sạt lở quốc lộ 2" });
  await expect(row).toContainText("bản tin LQ-07");
  await expect(row).toContainText("Đồng chí phụ trách");
});
