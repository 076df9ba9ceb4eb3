import { expect, test } from "./room-page.ts";

test("a lost line is told at once with its hour, figures look it, and it comes back by itself", async ({ page, served }) => {
  let reachable = true;
  let cut = (): void => {};
  await page.routeWebSocket(/\/live$/, (line) => {
    if (!reachable) return void line.close({ code: 1011 });
    line.connectToServer();
    cut = () => void line.close({ code: 1011 });
  });
  await page.goto(`${served.url}/#token=${served.token}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  const figure = page.getByTestId("figure-ready").locator(".figure");
  await expect(figure).toHaveCSS("text-decoration-style", "solid");

  reachable = false;
  cut();
  await expect(page.getByTestId("connection-lost")).toHaveText(/^Mất kết nối lúc 08:\d\d — số liệu trên màn hình dừng ở lúc đó/);
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "lost");
  await expect(figure).toHaveCSS("text-decoration-style", "dashed");
  await expect(figure).toHaveText("1.231");

  reachable = true;
  await expect(page.getByTestId("connection")).toHaveAttribute("data-state", "open");
  await expect(page.getByTestId("connection-lost")).toBeHidden();
});

test("a room that ends leaves its last picture on screen, marked as stopped", async ({ desk, served }) => {
  await served.stop();
  await expect(desk.getByTestId("connection-lost")).toContainText("Mất kết nối lúc");
  await expect(desk.getByTestId("map")).toHaveAttribute("data-points", "1475");
});

test("without the right token the page says how to come in", async ({ page, served }) => {
  await page.goto(`${served.url}/#token=wrong`);
  await expect(page.getByRole("heading", { name: "Chưa có quyền vào phòng" })).toBeVisible();
  await page.goto(`${served.url}/`);
  await expect(page.getByText("npm start")).toBeVisible();
});

test("the token does not stay in the address", async ({ desk, served }) => {
  expect(desk.url()).not.toContain(served.token);
});

test("a wall sees the picture and nothing to change it with", async ({ page, served }) => {
  await page.goto(`${served.url}/#token=${served.wallToken}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await expect(page.getByText("Chỉ xem")).toBeVisible();
  await expect(page.getByTestId("undo")).toBeHidden();
  const map = page.getByTestId("map");
  const box = await map.boundingBox();
  if (box === null) throw new Error("no map");
  await map.click({ position: { x: box.width * 0.5, y: box.height * 0.5 } });
  await expect(page.getByTestId("spot-card")).toBeVisible();
  await expect(page.getByRole("button", { name: "Báo vụ việc tại đây" })).toBeHidden();
});
