import type { Locator, Page } from "@playwright/test";

/** The panel that edits a record. */
export const editor = (page: Page): Locator => page.getByTestId("editor");

/** A spot of the map given as shares of its width and height, in CSS pixels of the page. */
const onMap = async (page: Page, [x, y]: readonly [number, number]): Promise<{ x: number; y: number }> => {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  return { x: box.x + box.width * x, y: box.y + box.height * y };
};

export const clickMap = async (page: Page, at: readonly [number, number]): Promise<void> => {
  const { x, y } = await onMap(page, at);
  await page.mouse.click(x, y);
};

export const dragOnMap = async (page: Page, from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
  const [begin, end] = [await onMap(page, from), await onMap(page, to)];
  await page.mouse.move(begin.x, begin.y);
  await page.mouse.down();
  await page.mouse.move((begin.x + end.x) / 2, (begin.y + end.y) / 2, { steps: 4 });
  await page.mouse.move(end.x, end.y, { steps: 4 });
  await page.mouse.up();
};

/** Clicks a polygon's corners, given as shares of the map's width and height, and closes it on the first. */
export const drawPolygon = async (page: Page, corners: readonly (readonly [number, number])[]): Promise<void> => {
  const box = await page.getByTestId("map").boundingBox();
  if (box === null) throw new Error("no map");
  for (const [x, y] of [...corners, ...corners.slice(0, 1)]) await page.mouse.click(box.x + box.width * x, box.y + box.height * y);
  await editor(page).getByRole("button", { name: "Sửa đỉnh" }).waitFor();
};

/** Opens a select of the editor by its label and takes one of its options. */
export const pickOption = async (page: Page, label: string, option: string): Promise<void> => {
  await editor(page).getByLabel(label).click();
  await page.getByRole("option", { name: option }).click();
};

/** Presses the way back that a notice offers. */
export const undoByNotice = (page: Page, name: string | RegExp): Promise<void> => page.locator(".notice").getByRole("button", { name }).click();
