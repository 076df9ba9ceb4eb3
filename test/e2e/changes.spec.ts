import { changeDesks, changeSenses } from "../../electron/contract/history.ts";
import { expect, test } from "./room-page.ts";
import { askRoom, figure } from "./time-page.ts";

const morning = { knownAt: "2021-05-23T06:00:00+07:00" };

test("what changed since this morning: counts as the room has them, worst first, marked on the map, gone with the panel", async ({
  desk,
  served,
}) => {
  const { counts, changes } = await askRoom(served, "changes.between", { from: morning, limit: 5_000 });
  expect(changes.length).toBeGreaterThan(100);
  const map = desk.getByTestId("map");
  await expect(map).toHaveAttribute("data-changes", "0");

  await desk.keyboard.press("Control+Shift+D");
  await desk.getByLabel("Từ", { exact: true }).click();
  await desk.getByRole("option", { name: /06:00 hôm nay/ }).click();
  await expect(desk.getByTestId("changes-span")).toHaveText("Từ 06:00 đến 08:47, theo tin đã nhận.");
  await expect(map).toHaveAttribute("data-changes", String(changes.length));

  const rows = desk.getByTestId("changes-counts").locator("tbody tr");
  for (const [i, which] of changeDesks.entries()) {
    const cells = rows.nth(i).locator("td");
    for (const [j, sense] of changeSenses.entries()) await expect(cells.nth(j)).toHaveText(figure(counts[which][sense]));
  }
  const legend = desk.getByTestId("changes-legend");
  await expect(legend).toContainText(`xấu đi ${figure(changes.filter(({ sense }) => sense === "worsened").length)}`);

  const lines = desk.getByTestId("changes-list").locator(".change-line");
  const worst = changes.find((change) => change.desk === "election");
  await expect(lines.first()).toHaveAttribute("data-sense", worst?.sense ?? "");
  await expect(lines.first()).toContainText(worst?.text ?? "no change");

  // Long lists come bit by bit; one cell of the counts narrows them to itself.
  expect(await lines.count()).toBeLessThan(changes.length);
  await desk.getByRole("button", { name: `Chỉ xem An ninh: mới (${figure(counts.security.added)})` }).click();
  await expect(lines).toHaveCount(counts.security.added);
  for (const line of await lines.all()) await expect(line).toHaveAttribute("data-sense", "added");

  await desk.getByRole("heading", { name: "Có gì đổi" }).press("Escape");
  await expect(desk.getByTestId("changes-panel")).toBeHidden();
  await expect(map).toHaveAttribute("data-changes", "0");
  await expect(legend).toBeHidden();
});

test("a changed record is gone to on the map, its history read, and the list is as it was left", async ({ desk }) => {
  await desk.keyboard.press("Control+Shift+D");
  await desk.getByLabel("Từ", { exact: true }).click();
  await desk.getByRole("option", { name: /06:00 hôm nay/ }).click();
  await expect(desk.getByTestId("changes-span")).toHaveText("Từ 06:00 đến 08:47, theo tin đã nhận.");
  const first = desk.getByTestId("changes-list").locator(".change-line").first();
  const text = await first.locator(".change-text").textContent();
  await first.locator(".change-words").click();
  await expect(first).toBeVisible();
  await first.getByRole("button", { name: /^Lịch sử/ }).click();
  await expect(desk.getByTestId("history-panel").getByTestId("history-step").first()).toBeVisible();
  await desk.getByRole("button", { name: "Về danh sách thay đổi" }).click();
  await expect(desk.getByTestId("changes-span")).toHaveText("Từ 06:00 đến 08:47, theo tin đã nhận.");
  await expect(first.locator(".change-text")).toHaveText(text ?? "");
});

test("sentences for a report are copied as plain text", async ({ desk, served, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { sentences } = await askRoom(served, "changes.between", { from: morning, limit: 5_000 });
  await desk.keyboard.press("Control+Shift+D");
  await desk.getByLabel("Từ", { exact: true }).click();
  await desk.getByRole("option", { name: /06:00 hôm nay/ }).click();
  await expect(desk.getByTestId("changes-span")).toContainText("06:00");
  await desk.getByRole("button", { name: "Chép câu cho báo cáo" }).click();
  await expect(desk.locator(".notice")).toContainText(`Đã chép ${sentences.length} dòng`);
  expect(await desk.evaluate(() => navigator.clipboard.readText())).toBe(sentences.join("\n"));
});

test("no change in sight is said, and never looks like all is well", async ({ desk }) => {
  await desk.keyboard.press("Control+Shift+D");
  await desk.getByLabel("Từ", { exact: true }).click();
  await desk.getByRole("option", { name: "Tự nhập…" }).click();
  // The hour is typed at once, into its own field and not into the list of beginnings.
  await expect(desk.getByLabel("Từ lúc")).toBeFocused();
  await expect(desk.getByTestId("changes-panel")).toContainText("Chưa có khoảng để so sánh");
  await desk.keyboard.type("08:45");
  await expect(desk.getByTestId("changes-span")).toHaveText("Từ 08:45 đến 08:47, theo tin đã nhận.");
  const panel = desk.getByTestId("changes-panel");
  await expect(panel).toContainText("Không có thay đổi trong phạm vi được xem");
  await expect(panel).toContainText("Không có tin mới không có nghĩa là tình hình yên");
  await expect(panel.locator(".sense-eased")).toHaveCount(0);
  await desk.getByLabel("Từ lúc").fill("hôm kia");
  await expect(panel).toContainText("Chưa đọc được giờ này");
});
