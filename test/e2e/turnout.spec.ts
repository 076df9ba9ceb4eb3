import type { Page } from "@playwright/test";
import { z } from "zod";
import type { Served } from "../serving.ts";
import { expect, test } from "./room-page.ts";

/** Asks the room as the desk's own token may. */
const ask = async (served: Served, method: string, input: object): Promise<unknown> => {
  const response = await fetch(`${served.url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${served.token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const answer = z.object({ ok: z.boolean(), value: z.unknown() }).parse(await response.json());
  expect(answer.ok, method).toBe(true);
  return answer.value;
};

const listed = z.object({ rows: z.array(z.object({ place: z.string(), name: z.string() })) });

/** The day at 14:20, the places of Cao Bồ told at 11:00 and all but one at 14:00. */
const dayAt14 = async (served: Served): Promise<{ place: string; name: string }[]> => {
  await ask(served, "exercise.moveClock", { to: "2021-05-23T14:20:00+07:00" });
  const { rows } = listed.parse(await ask(served, "electorates.list", { unit: "commune:00952" }));
  for (const { place } of rows) await ask(served, "electorates.save", { place, fixed: { assembly: 300 } });
  for (const [slot, places, said] of [
    ["t11", rows, 120],
    ["t14", rows.slice(1), 240],
  ] as const)
    for (const { place } of places)
      await ask(served, "reports.save", { unit: `place:${place}`, slot, voted: { assembly: said }, remaining: { away: 20 } });
  return rows;
};

const openTurnout = async (page: Page): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.keyboard.type("bang cu tri di bau");
  await page.getByRole("option", { name: /Cử tri đi bầu/ }).click();
  await expect(page.getByTestId("turnout-sheet")).toBeVisible();
  await page.getByRole("button", { name: /^Mở rộng bảng/ }).click();
};

const row = (page: Page, name: string) =>
  page
    .getByTestId("turnout-tree")
    .getByRole("treeitem")
    .filter({ hasText: new RegExp(`^${name}`) });

/** Moves down the tree to a unit and opens it. */
const goInto = async (page: Page, name: string): Promise<void> => {
  const active = page.getByTestId("turnout-tree").locator("[data-active]");
  await page.getByTestId("turnout-tree").focus();
  for (let presses = 0; presses < 60 && !(await active.textContent())?.includes(name); presses++) await page.keyboard.press("ArrowDown");
  await expect(active).toContainText(name);
  await page.keyboard.press("ArrowRight");
  await expect(active).toHaveAttribute("aria-expanded", "true");
};

test("the province is gone down to its places by keyboard; who remains leads, n of N beside it, and nothing missing reads as good", async ({
  desk,
  served,
}) => {
  const places = await dayAt14(served);
  const told = places.length - 1;
  await openTurnout(desk);
  const headline = desk.getByTestId("turnout-headline");
  await expect(headline).toContainText("Tính đến 14:00");
  await expect(headline).toContainText(`của ${told}/1.475 khu vực bỏ phiếu`);
  await expect(headline).toContainText("Chưa đủ");

  const tree = desk.getByTestId("turnout-tree");
  await goInto(desk, "Huyện Vị Xuyên");
  await goInto(desk, "Xã Cao Bồ");
  await expect(row(desk, "Xã Cao Bồ")).toContainText(`${told}/${places.length}`);
  await desk.keyboard.press("ArrowDown");
  await desk.keyboard.press("Enter");
  const detail = desk.getByTestId("turnout-detail");
  await expect(detail).toBeFocused();
  await expect(detail.getByRole("heading", { level: 2 })).toContainText(places[0]?.name ?? "");
  await expect(detail).toContainText("Chưa có báo cáo");
  await expect(detail.getByTestId("turnout-forecast")).toContainText("Chưa dự báo");
  await desk.keyboard.press("Escape");
  await expect(tree).toBeFocused();
  await desk.keyboard.press("ArrowLeft");
  await desk.keyboard.press("Enter");
  await expect(detail.getByRole("heading", { level: 2 })).toHaveText("Xã Cao Bồ");
  await expect(detail).toContainText("Đi vắng");
  await expect(detail).toContainText(`Ngoài ra 300 cử tri ở nơi chưa báo kỳ này`);
});

test("a place's voters and its hamlets' hours are written, what does not fit is said, and each can be taken back", async ({ desk, served }) => {
  const places = await dayAt14(served);
  const place = places[1]?.name ?? "";
  await openTurnout(desk);
  await goInto(desk, "Huyện Vị Xuyên");
  await goInto(desk, "Xã Cao Bồ");
  await row(desk, place).click();
  const detail = desk.getByTestId("turnout-detail");
  await detail.getByLabel("Quốc hội, Chốt lúc khai mạc").fill("310");
  await detail.getByRole("button", { name: "Ghi số cử tri" }).click();
  await expect(desk.getByText("đổi từ 300 thành 310 sau khi bắt đầu bỏ phiếu", { exact: false })).toBeVisible();
  await expect(row(desk, place)).toContainText("240/310");
  await expect(desk.getByTestId("undo")).toContainText("ghi số cử tri");
  await desk.getByTestId("undo").click();
  await expect(row(desk, place)).toContainText("240/300");

  await detail.getByRole("button", { name: "Thêm thôn" }).click();
  await detail.getByRole("button", { name: "Ghi lịch thôn" }).click();
  await expect(detail).toContainText("Cần tên thôn, giờ từ và giờ đến");
  await detail.getByLabel(/^Thôn/).fill("Thác Tăng");
  await detail.getByLabel(/^Từ giờ/).fill("7:00");
  await detail.getByLabel(/^Đến giờ/).fill("9:00");
  await detail.getByLabel("Cử tri", { exact: true }).fill("160");
  await detail.getByRole("button", { name: "Ghi lịch thôn" }).click();
  await expect(detail.getByRole("rowheader", { name: /Thác Tăng/ })).toContainText("đã hết giờ");

  await desk.getByTestId("turnout-view-laggards").click();
  await desk.getByLabel("Kỳ báo cáo").click();
  await desk.getByRole("option", { name: /11 giờ/ }).click();
  await expect(desk.getByTestId("turnout-laggards")).toContainText("theo giờ của 1 thôn");
});

test("a wall sees what is approved, is told what is not, and is offered nothing to write", async ({ page, served }) => {
  const places = await dayAt14(served);
  await ask(served, "reports.approve", { ids: [`2021-05-23/t14/place:${places[1]?.place}`] });
  await page.goto(`${served.url}/#token=${served.wallToken}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await openTurnout(page);
  await expect(page.getByTestId("turnout-headline")).toContainText("240/300 cử tri đã đi bỏ phiếu");
  await expect(page.getByTestId("turnout-headline")).toContainText(`chưa tính ${places.length - 2} báo cáo sơ bộ`);
  await expect(page.getByLabel("Số liệu", { exact: true })).toHaveCount(0);
  await page.getByTestId("turnout-view-electorates").click();
  await expect(page.getByRole("button", { name: /Chốt theo niêm yết/ })).toHaveCount(0);
});
