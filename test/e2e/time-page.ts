import type { Locator, Page } from "@playwright/test";
import type { InputOf, MethodName, OutputOf } from "../../electron/contract/methods.ts";
import type { Served } from "../serving.ts";

/** Asks the room itself, beside the page. Throws where it refuses. */
export const askRoom = async <M extends MethodName>({ url, token }: Served, method: M, input: InputOf<M>): Promise<OutputOf<M>> => {
  const answer = await fetch(`${url}/api/${method}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const result = await answer.json();
  if (!result.ok) throw new Error(`${method}: ${result.error.message}`);
  return result.value;
};

/** `1231` as a desk in Vietnamese writes it. */
export const figure = (n: number): string => new Intl.NumberFormat("vi-VN").format(n);

export const handle = (page: Page): Locator => page.getByTestId("time-handle");

/** The minute (since 1970) the handle stands at. */
const minuteOf = async (page: Page): Promise<number> => Number(await handle(page).getAttribute("aria-valuenow"));

/** Drags the handle with the mouse to about an ISO moment. */
export const dragTo = async (page: Page, moment: string): Promise<void> => {
  const box = await page.getByTestId("time-track").boundingBox();
  if (box === null) throw new Error("no track");
  const [from, to] = [Number(await handle(page).getAttribute("aria-valuemin")), Number(await handle(page).getAttribute("aria-valuemax"))];
  const y = box.y + 10;
  const goal = box.x + (box.width * (Date.parse(moment) / 60_000 - from)) / (to - from);
  await page.mouse.move(box.x + box.width - 1, y);
  await page.mouse.down();
  await page.mouse.move(goal + 60, y, { steps: 8 });
  await page.mouse.move(goal, y, { steps: 4 });
  await page.mouse.up();
};

/** Goes on by keys to exactly an ISO moment, from wherever the handle stands. */
export const keysTo = async (page: Page, moment: string): Promise<void> => {
  await handle(page).focus();
  const away = Math.round(Date.parse(moment) / 60_000) - (await minuteOf(page));
  const [hours, minutes] = [Math.trunc(away / 60), away % 60];
  for (let i = 0; i < Math.abs(hours); i++) await page.keyboard.press(hours < 0 ? "PageDown" : "PageUp");
  for (let i = 0; i < Math.abs(minutes); i++) await page.keyboard.press(minutes < 0 ? "ArrowLeft" : "ArrowRight");
};

/** Types an hour into the list of landmarks and goes there. */
export const jumpTo = async (page: Page, hour: string): Promise<void> => {
  await page.getByTestId("time-jump").click();
  await page.getByLabel("Gõ giờ").fill(hour);
  await page.getByTestId("time-go").click();
};
