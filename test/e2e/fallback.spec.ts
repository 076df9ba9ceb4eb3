import { expect, test } from "./room-page.ts";
import { askRoom } from "./time-page.ts";

/** Pages of a PDF, counted by their objects. */
const pagesOf = (pdf: Buffer): number => pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;

test("the pack on paper: what is known now, a form a commune on a sheet of its own, and its last printing is kept", async ({ desk, served }) => {
  test.slow();
  const pack = await askRoom(served, "fallback.pack", {});
  await desk.keyboard.press("Control+Shift+P");
  const paper = desk.getByTestId("pack-paper");
  await expect(paper.getByTestId("pack-form")).toHaveCount(pack.forms.length);
  expect(pack.forms.length).toBe(193);
  await expect(paper).toContainText("DIỄN TẬP");
  const form = paper.getByTestId("pack-form").filter({ hasText: `mã xã ${pack.forms[0]?.code}` });
  await expect(form.locator("tbody tr:not(.pack-spare)")).toHaveCount(pack.forms[0]?.places.length ?? -1);

  const foretold = async (): Promise<number> => Number((await desk.getByTestId("pack-pages").textContent())?.match(/\d+/)?.[0]);
  const wholeForetold = await foretold();
  const whole = pagesOf(await desk.pdf({ preferCSSPageSize: true }));
  await desk.getByRole("checkbox", { name: /Phiếu báo trắng/ }).uncheck();
  await expect(paper.getByTestId("pack-form")).toHaveCount(0);
  const front = pagesOf(await desk.pdf({ preferCSSPageSize: true }));
  // The printer's own way of breaking a page may differ by one.
  expect(Math.abs(wholeForetold - whole)).toBeLessThanOrEqual(1);
  expect(Math.abs((await foretold()) - front)).toBeLessThanOrEqual(1);
  // Each form on one sheet: nothing cut, nothing spilt over.
  expect(whole - front).toBe(pack.forms.length);
  await desk.getByRole("checkbox", { name: /Đôn đốc/ }).uncheck();
  expect(pagesOf(await desk.pdf({ preferCSSPageSize: true }))).toBeLessThan(front);

  await desk.getByRole("button", { name: "Đã in xong, ghi lại" }).click();
  await expect(desk.locator(".notice")).toContainText("bộ dự phòng in lúc 08:4");
  await desk.getByTestId("fallback-pack").press("Escape");
  await expect(desk.getByTestId("fallback-pack")).toBeHidden();
  await desk.getByTestId("journal").click();
  await expect(desk.getByTestId("journal-panel")).toContainText("In lần cuối 08:4");
  expect((await askRoom(served, "fallback.pack", {})).lastPrinted).not.toBeNull();
});

test("printing not done is not recorded", async ({ desk, served }) => {
  await desk.getByTestId("journal").click();
  const journal = desk.getByTestId("journal-panel");
  await expect(journal.locator('[data-tone="attention"]', { hasText: "Chưa in lần nào" })).toBeVisible();
  await journal.getByRole("button", { name: "In bộ dự phòng" }).click();
  for (const name of [/Đôn đốc/, /Phiếu báo trắng/]) await desk.getByRole("checkbox", { name }).uncheck();
  await desk.pdf();
  await desk.getByRole("button", { name: "Chưa in", exact: true }).click();
  expect((await askRoom(served, "fallback.pack", {})).lastPrinted).toBeNull();
});
