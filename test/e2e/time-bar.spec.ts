import type { Page } from "@playwright/test";
import type { LayerName } from "../../electron/contract/layers.ts";
import { isMethodName, methods } from "../../electron/contract/methods.ts";
import type { AskedMoment } from "../../electron/contract/moment.ts";
import type { Served } from "../serving.ts";
import { editor } from "./editing-page.ts";
import { expect, test } from "./room-page.ts";
import { askRoom, dragTo, figure, handle, jumpTo, keysTo } from "./time-page.ts";

const half6 = "2021-05-23T06:30:00+07:00";

const features = async (served: Served, layer: LayerName, moment: AskedMoment) =>
  (await askRoom(served, "layers.get", { layer, ...moment })).features;
const openIncidents = async (served: Served, moment: AskedMoment) =>
  (await features(served, "incidents", moment)).filter(({ properties }) => properties.status !== "closed" && properties.status !== "withdrawn");

/** Everything on screen tells of `moment`, as the room itself answers it. */
const showsPicture = async (desk: Page, served: Served, moment: AskedMoment): Promise<void> => {
  const { province } = await askRoom(served, "readiness.totals", moment);
  await expect(desk.getByTestId("figure-ready")).toContainText(figure(province.ready));
  const map = desk.getByTestId("map");
  await expect(map).toHaveAttribute("data-risk-areas", String((await features(served, "risk-areas", moment)).length));
  await expect(map).toHaveAttribute("data-zones", String((await features(served, "quarantine-zones", moment)).length));
  await expect(map).toHaveAttribute("data-incidents", String((await features(served, "incidents", moment)).length));
  const open = await openIncidents(served, moment);
  await expect(desk.getByTestId("figure-incidents").locator(".tile-figure")).toHaveText(figure(open.length));
  await expect(desk.getByTestId("desk-security").locator(".rail-badge [aria-hidden]")).toHaveText(figure(open.length));
  const { entries, head } = await askRoom(served, "room.info", moment);
  await expect(desk.getByTestId("journal")).toContainText(figure(entries));
  await expect(desk.getByTestId("journal")).toContainText(head.slice(0, 8).toUpperCase());
};

/** The methods among frames that left the page which change or prepare to change something. */
const writes = (frames: string[]): string[] =>
  frames.map((frame) => String(JSON.parse(frame).method)).filter((method) => isMethodName(method) && methods[method].access === "write");

const backAtNow = async (desk: Page): Promise<void> => {
  await expect(desk.getByTestId("past-banner")).toBeHidden();
  await expect(handle(desk)).toHaveAttribute("aria-valuetext", /^Hiện tại/);
};

test("dragged by pointer, then by keys to 06:30: marks, totals, attention and the spot's card all follow, and Escape leads back", async ({
  desk,
  served,
}) => {
  const spotMoment = { knownAt: half6 };
  await dragTo(desk, half6);
  await expect(desk.getByTestId("past-banner")).toContainText(/Đang xem theo tin đã nhận đến 06:[23]\d 23\/5\/2021 — không phải hiện tại/i);
  await keysTo(desk, half6);
  await expect(handle(desk)).toHaveAttribute("aria-valuetext", "Theo tin đã nhận đến 06:30 23/5/2021");
  await expect(desk.getByTestId("past-banner")).toContainText("06:30 23/5/2021");
  await expect(desk.getByTestId("past-told")).toHaveText(/theo tin đã nhận đến 06:30 23\/5\/2021, không phải hiện tại/);
  await expect(desk.locator(".surface")).toHaveAttribute("data-away", "true");
  await expect(desk.locator(".exercise-badge")).toBeVisible();
  await expect(desk.locator(".clocks")).toContainText(/đang xem 06:30 23\/5\/2021.*giờ phòng.*08:\d\d/);
  await showsPicture(desk, served, spotMoment);

  const listed = Number(((await desk.getByTestId("attention-count").textContent()) ?? "").replace(/\D/g, ""));
  await desk.locator(".attention-row").first().click();
  const card = desk.getByTestId("spot-card");
  await expect(card).toHaveAttribute("aria-busy", "false");
  const [lat = "", lon = ""] = ((await card.locator(".spot-coordinates").textContent()) ?? "").match(/\d+,\d+/g) ?? [];
  const spot = { lon: Number(lon.replace(",", ".")), lat: Number(lat.replace(",", ".")) };
  const then = await askRoom(served, "spot.describe", { ...spot, ...spotMoment });
  const today = await askRoom(served, "spot.describe", spot);
  expect(then).not.toEqual(today);
  await expect(card.locator("h2")).toHaveText(then.commune?.name ?? "");
  for (const { text } of then.incidents) await expect(card).toContainText(text);

  await desk.locator(".surface").press("Escape");
  await backAtNow(desk);
  await expect(card).toHaveAttribute("aria-busy", "false");
  for (const { text } of today.incidents) await expect(card).toContainText(text);
  await showsPicture(desk, served, {});
  await expect(desk.getByTestId("attention-count")).not.toHaveText(new RegExp(`^${listed} `));
});

test("a report that came late is there at its own hour by what was so, not by what had arrived", async ({ desk, served }) => {
  const { steps } = await askRoom(served, "journal.timeline", {});
  const late = steps.findLast(({ knownAt, trueTo, title }) => /báo sẵn sàng/.test(title) && Date.parse(knownAt) - Date.parse(trueTo) > 6 * 60_000);
  if (late === undefined) throw new Error("the exercise has no late report");
  const local = new Date(Date.parse(late.trueTo) + 3 * 60_000 + 7 * 3_600_000);
  const moment = `${local.toISOString().slice(0, 16)}:00+07:00`;
  const hour = `${moment.slice(11, 16)} ${local.getUTCDate()}/5/2021`;
  await jumpTo(desk, hour);
  await expect(desk.getByTestId("past-banner")).toContainText("theo tin đã nhận đến");
  await showsPicture(desk, served, { knownAt: moment });
  await desk.getByTestId("time-true").click();
  await expect(desk.getByTestId("past-banner")).toContainText(`theo giờ xảy ra lúc ${hour}`);
  await showsPicture(desk, served, { trueAt: moment });
  const [known, real] = [
    await askRoom(served, "readiness.totals", { knownAt: moment }),
    await askRoom(served, "readiness.totals", { trueAt: moment }),
  ];
  expect(real.province.ready).toBeGreaterThan(known.province.ready);
});

test("by what had arrived: the hour is asked for at once", async ({ desk }) => {
  await desk.getByTestId("time-known").click();
  await expect(desk.getByLabel("Gõ giờ")).toBeFocused();
  await desk.keyboard.type("06:30");
  await desk.keyboard.press("Enter");
  await expect(desk.getByTestId("past-banner")).toContainText("theo tin đã nhận đến 06:30 23/5/2021");
});

test("stepping goes from change set to change set, and past the last one to now", async ({ desk, served }) => {
  const { steps } = await askRoom(served, "journal.timeline", {});
  const [before, last] = steps.slice(-2);
  if (before === undefined || last === undefined) throw new Error("too few steps");
  const titled = (title: string) => new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
  await desk.locator(".surface").press("[");
  await expect(desk.getByTestId("time-standing")).toHaveText(titled(last.title));
  await desk.getByTestId("time-previous").click();
  await expect(desk.getByTestId("time-standing")).toHaveText(titled(before.title));
  await showsPicture(desk, served, { knownAt: before.knownAt });
  await desk.getByTestId("time-next").click();
  await expect(desk.getByTestId("time-standing")).toHaveText(titled(last.title));
  await desk.locator(".surface").press("]");
  await backAtNow(desk);
});

test("nothing can be changed away from now: the way back carries on, and no write leaves the page", async ({ page, served }) => {
  const sent: string[] = [];
  page.on("websocket", (socket) => socket.on("framesent", ({ payload }) => sent.push(String(payload))));
  await page.goto(`${served.url}/#token=${served.token}`);
  await page.locator('[data-map-state="ready"]').waitFor();
  await jumpTo(page, "06:30");
  await expect(page.getByTestId("past-banner")).toContainText("06:30");
  await expect(page.getByTestId("undo")).toBeHidden();

  await page.keyboard.press("Alt+4");
  const notice = page.locator(".notice", { hasText: "Đang xem theo tin đã nhận đến 06:30 23/5/2021: chỉ xem." });
  const row = page.getByTestId("list-risk-areas").locator(".record-row").first();
  await row.click();
  await page.getByTestId("list-risk-areas").getByRole("button", { name: "Sửa" }).click();
  await expect(notice).toHaveCount(1);
  await row.press("Delete");
  await page.evaluate(() => {
    const carried = new DataTransfer();
    carried.items.add(new File(["a"], "danh-sach.xlsx"));
    window.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true, cancelable: true }));
  });
  await expect(editor(page)).toBeHidden();
  await page.keyboard.press("Alt+c");
  await expect(notice).toHaveCount(1);
  await expect(editor(page)).toBeHidden();
  expect(writes(sent)).toEqual([]);

  await notice.getByRole("button", { name: "Về hiện tại và làm tiếp" }).click();
  await backAtNow(page);
  await expect(editor(page).getByRole("heading", { name: "Vùng cách ly mới" })).toBeVisible();
});

test("what was entered waits while another moment is shown", async ({ desk }) => {
  await desk.keyboard.press("Alt+v");
  await editor(desk).getByLabel("Nội dung · bắt buộc").fill("Cây đổ chắn đường.");
  await desk.getByTestId("time-previous").click();
  await expect(desk.getByTestId("editor-paused")).toContainText("Những gì đã nhập còn nguyên");
  await expect(editor(desk).getByLabel("Nội dung · bắt buộc")).toHaveValue("Cây đổ chắn đường.");
  await desk.keyboard.press("Control+s");
  await expect(desk.locator(".notice", { hasText: "chỉ xem" })).toBeVisible();
  await desk.getByTestId("editor-paused").getByRole("button", { name: "Cất đi để xem" }).click();
  await expect(desk.getByRole("heading", { name: "Cần xử lý" })).toBeVisible();
  await desk.locator(".surface").press("Escape");
  await backAtNow(desk);
  await desk.keyboard.press("Alt+v");
  await expect(desk.getByTestId("editor-paused")).toBeHidden();
  await expect(editor(desk).getByLabel("Nội dung · bắt buộc")).toHaveValue("Cây đổ chắn đường.");
});

test("what comes in meanwhile is counted, and a lost line is said beside it", async ({ desk, served }) => {
  await jumpTo(desk, "06:30");
  await expect(desk.getByTestId("past-banner")).toContainText("Đang xem theo tin đã nhận đến 06:30");
  const ready = await desk.getByTestId("figure-ready").textContent();
  const { nearest } = await askRoom(served, "spot.describe", { lon: 104.98, lat: 22.82 });
  const id = nearest[0]?.id ?? "";
  await askRoom(served, "readiness.report", { ids: [id], readiness: "failed", note: "Mất điện" });
  await expect(desk.getByTestId("past-fresh")).toHaveText("1 tin mới ở hiện tại");
  expect(await desk.getByTestId("figure-ready").textContent()).toBe(ready);
  await served.stop();
  await expect(desk.getByTestId("connection-lost")).toBeVisible();
  await expect(desk.getByTestId("past-banner")).toBeVisible();
});
