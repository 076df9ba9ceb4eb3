import { expect, test } from "./room-page.ts";

test("opens on the whole province with its counts, ages and the exercise said aloud", async ({ desk }) => {
  await expect(desk.getByText("DIỄN TẬP", { exact: true })).toBeVisible();
  await expect(desk.getByTestId("room-clock")).toContainText("CN 23/5/2021");
  await expect(desk.getByTestId("map")).toHaveAttribute("data-points", "1475");
  await expect(desk.getByTestId("figure-ready")).toContainText("/1.475");
  await expect(desk.getByTestId("figure-risk")).toContainText("cử tri");
  for (const layer of ["polling-places", "quarantine-zones", "risk-areas", "incidents"])
    await expect(desk.getByTestId(`layer-${layer}`)).toContainText(/\d+ (phút|giờ)|vừa xong/);
  // As old as the oldest report counted, in figures, at 1366 too.
  for (const figure of ["figure-ready", "figure-risk", "figure-quarantine", "figure-incidents"])
    await expect(desk.getByTestId(figure).locator(".age")).toHaveText(/^\d+ (phút|giờ)$/);
  await expect(desk.getByTestId("layer-quarantine-zones")).toContainText(/cũ nhất \d+ giờ/);
  await expect(desk.getByTestId("risk-scale")).toHaveText("QĐ 44/2014; màu theo quy ước của phòng");
  await expect(desk.getByText("Ranh giới tham khảo").first()).toBeVisible();
});

test("no figure wraps and the map keeps half of a 1366 screen", async ({ desk }) => {
  const ground = await desk.locator("#map").boundingBox();
  expect(ground?.width).toBeGreaterThanOrEqual(1366 / 2);
  for (const figure of ["figure-ready", "figure-risk", "figure-quarantine", "figure-incidents"]) {
    const tile = desk.getByTestId(figure);
    const cut = await tile.evaluate((element) => [...element.querySelectorAll("*")].some((part) => part.scrollWidth > part.clientWidth + 1));
    expect(cut, figure).toBe(false);
  }
  expect(await desk.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
});

test("a click on the map tells whose commune it is and what is ready there", async ({ desk }) => {
  const map = desk.getByTestId("map");
  const box = await map.boundingBox();
  if (box === null) throw new Error("no map");
  await map.click({ position: { x: box.width * 0.5, y: box.height * 0.5 } });
  const card = desk.getByTestId("spot-card");
  await expect(card.getByRole("heading", { level: 2 })).toHaveText(/^(Xã|Phường|Thị trấn) /);
  await expect(card.getByTestId("spot-places")).toContainText("Số 1");
  await expect(card.getByRole("button", { name: "Báo vụ việc tại đây" })).toBeVisible();
  await desk.keyboard.press("Alt+x");
  await expect(desk.getByText("Bấm bản đồ để xem một nơi")).toBeVisible();
});

test("what waits stands beside the map, worst first, and the badges add up to it", async ({ desk }) => {
  const list = desk.locator("#attention");
  await expect(list.locator(".attention-row").first()).toBeInViewport();
  await expect(list.locator(".attention-row").first()).toContainText(/(Xã|Phường|Thị trấn) .+, (Huyện|Thành phố) /);
  await expect(list).toContainText("Phụ trách: ");
  const alerts = list.getByTestId("attention-alerts");
  await expect(alerts).toContainText(/^\d+ cảnh báo/);
  const n = (await list.locator(".attention-row").count()) + Number.parseInt((await alerts.textContent()) ?? "", 10);
  await expect(desk.getByTestId("attention-count")).toContainText(`${n} việc cần xử lý`);
  const badges = await desk.locator(".rail-badge [aria-hidden]").allTextContents();
  expect(badges.reduce((sum, badge) => sum + Number(badge), 0)).toBe(n);
  await desk.getByTestId("desk-disaster").hover();
  await expect(desk.getByText("Không tính vùng sắp tới.")).toBeVisible();
});

test("a wall says that its figures leave internal news out, and shows no telephone", async ({ page, served }) => {
  await page.goto(`${served.url}/#token=${served.wallToken}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await expect(page.locator(".key-figures").getByText("Chỉ gồm tin thường; không gồm tin nội bộ")).toBeVisible();
  await expect(page.locator(".status-bar").getByText("Chỉ gồm tin thường; không gồm tin nội bộ")).toBeVisible();
  await page.locator(".attention-row", { hasText: "Phụ trách: " }).first().click();
  await expect(page.getByTestId("spot-responsible")).toContainText("Ban Chỉ huy PCTT");
  await expect(page.locator('a[href^="tel:"]')).toHaveCount(0);
});

test("each desk shows its own list, by mouse and by keys", async ({ desk }) => {
  await desk.getByTestId("desk-disaster").click();
  await expect(desk.getByRole("heading", { level: 2, name: "Vùng nguy cơ thiên tai" })).toBeVisible();
  await desk.keyboard.press("Alt+3");
  await expect(desk.getByRole("heading", { level: 2, name: "Vùng cách ly" })).toBeVisible();
  await expect(desk.getByTestId("desk-health")).toHaveAttribute("aria-current", "page");
});

test("a layer switched off says so and comes back", async ({ desk }) => {
  const eye = desk.getByTestId("layer-incidents").getByRole("button", { name: "Hiện lớp Vụ việc và sự cố trên bản đồ" });
  await expect(eye).toHaveAttribute("aria-pressed", "true");
  await eye.click();
  await expect(eye).toHaveAttribute("aria-pressed", "false");
  await eye.click();
  await expect(eye).toHaveAttribute("aria-pressed", "true");
});

test("theme and language change at once and are kept", async ({ desk }) => {
  await desk.getByTestId("toggle-theme").click();
  await expect(desk.locator("html")).toHaveAttribute("data-theme", "dark");
  await desk.getByTestId("toggle-language").click();
  await expect(desk.getByTestId("figure-ready")).toContainText("Places ready");
  await expect(desk.getByTestId("figure-ready")).toContainText("/1,475");
  await desk.reload();
  await expect(desk.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(desk.getByTestId("figure-ready")).toContainText("Places ready");
});
