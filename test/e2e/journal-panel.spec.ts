import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type Served, startServe } from "../serving.ts";
import { pristineExercise } from "./pristine-exercise.ts";
import { expect, test } from "./room-page.ts";
import { askRoom, figure } from "./time-page.ts";

const openJournal = async (desk: Page) => {
  await desk.getByTestId("journal").click();
  return desk.getByTestId("journal-panel");
};

const ownStation = async (served: Served) => (await askRoom(served, "journal.stations", {})).stations.find(({ own }) => own);

test("the whole journal is checked, and a printed head is held against it", async ({ desk, served }) => {
  const { head, entries } = await askRoom(served, "room.info", {});
  await askRoom(served, "incidents.report", { category: 10, severity: 1, lon: 104.98, lat: 22.82, text: "xe tải chết máy trên cầu" });
  const now = await askRoom(served, "room.info", {});
  const panel = await openJournal(desk);
  // Opened well is not yet checked: no mark of good before the check.
  await expect(panel.getByTestId("journal-whole").locator('[data-tone="good"]')).toHaveCount(0);
  await panel.getByRole("button", { name: "Kiểm toàn bộ" }).click();
  await expect(panel).toContainText(`Nguyên vẹn: đã kiểm ${figure(now.entries)} mục ghi`);
  await expect(panel.getByTestId("head-groups")).toHaveText((now.head.toUpperCase().match(/.{4}/g) ?? []).join(" "));

  await panel.getByText("Đối chiếu mã đã in").click();
  const check = panel.getByTestId("head-check");
  const field = check.getByLabel("Mã trên giấy");
  await field.fill(now.head.slice(0, 16));
  await field.press("Enter");
  await expect(check).toContainText("Khớp: đây là mã của sổ lúc này");
  await field.fill((head.toUpperCase().match(/.{4}/g) ?? []).join(" "));
  await field.press("Enter");
  await expect(check).toContainText(`khi có ${figure(entries)} mục ghi`);
  await field.fill("0123 4567 89AB");
  await field.press("Enter");
  await expect(check).toContainText("Không khớp: sổ này chưa bao giờ có mã đó");
  await field.fill("xin chào");
  await field.press("Enter");
  await expect(check).toContainText("Cần ít nhất 8 ký tự");
});

test("a backup is made and put back in two steps; the room goes on as a station that succeeds the old one", async ({ desk, served }) => {
  const panel = await openJournal(desk);
  const backups = panel.getByTestId("journal-backups");
  await expect(backups.locator('[data-tone="attention"]')).toContainText("Chưa có bản sao lưu nào dùng được");
  await backups.getByRole("button", { name: "Sao lưu ngay" }).click();
  await expect(backups.getByTestId("backup")).toContainText("làm tay");
  await expect(backups.locator('[data-tone="good"]')).toContainText("Bản tốt gần nhất");
  const station = await ownStation(served);
  const before = await askRoom(served, "room.info", {});
  await askRoom(served, "incidents.report", { category: 11, severity: 2, lon: 104.98, lat: 22.82, text: "mất điện khu vực trung tâm" });
  const more = (await askRoom(served, "room.info", {})).entries - before.entries;
  await expect(backups.getByTestId("backup")).toContainText(`thiếu ${more} mục ghi`);

  await backups.getByRole("button", { name: /^Khôi phục…/ }).click();
  const restore = panel.getByTestId("restore");
  await expect(restore).toContainText("1 thay đổi dưới đây không có trong bản sao lưu");
  await expect(restore).toContainText("trạm mới, nối tiếp trạm này");
  await expect(restore.getByRole("button", { name: /^Khôi phục về/ })).toBeHidden();
  await restore.getByRole("button", { name: "Xem xong, chuẩn bị khôi phục" }).click();
  expect((await askRoom(served, "room.info", {})).entries).toBe(before.entries + more);
  await restore.getByRole("button", { name: /^Khôi phục về/ }).click();
  await expect(desk.getByTestId("journal")).toContainText(figure(before.entries));
  await expect(desk.getByTestId("connection")).toHaveAttribute("data-state", "open");
  const after = await ownStation(served);
  expect(after?.id).not.toBe(station?.id);
  expect(after?.succeeds).toBe(station?.id);
  const kept = await askRoom(served, "backups.list", {});
  expect(kept.backups.some(({ reason, standing }) => reason === "before-restore" && (standing === "sound" || standing === "unchecked"))).toBe(true);
});

test("a station is given a name from the panel, and every screen calls it so", async ({ desk, served }) => {
  const panel = await openJournal(desk);
  const station = panel.getByTestId("station").filter({ hasText: "trạm này" });
  await station.getByRole("button", { name: /^Đặt tên/ }).click();
  const field = station.getByLabel(/^Tên trạm/);
  await field.fill("Sở chỉ huy tỉnh");
  await field.press("Enter");
  await expect(desk.locator(".notice")).toContainText("Trạm nay tên là Sở chỉ huy tỉnh");
  await expect(station).toContainText("Sở chỉ huy tỉnh");
  await expect(field).toBeHidden();
  expect((await ownStation(served))?.name).toBe("Sở chỉ huy tỉnh");
});

test("one station's journal goes out to a file and into another, which then shows what is in dispute", async ({ desk, served, browser }) => {
  const folder = mkdtempSync(join(tmpdir(), "phong-e2e-other-"));
  cpSync(pristineExercise(), folder, { recursive: true });
  const other = await startServe(folder);
  const context = await browser.newContext();
  try {
    const { forms } = await askRoom(served, "fallback.pack", {});
    const place = forms.flatMap(({ places }) => places).find(({ mark }) => mark === "sẵn sàng");
    if (place === undefined) throw new Error("the exercise has no ready place");
    await askRoom(served, "readiness.report", { ids: [place.id], readiness: "failed", note: "lũ vào sân" });
    await askRoom(other, "readiness.report", { ids: [place.id], readiness: "lacking", note: "thiếu phiếu" });

    const page = await context.newPage();
    await page.goto(`${other.url}/#token=${other.token}`);
    await page.locator('[data-map-state="ready"]').waitFor();
    const there = await openJournal(page);
    const download = page.waitForEvent("download");
    await there.getByRole("button", { name: "Xuất gói USB…" }).click();
    const saved = await download;
    await expect(page.locator(".notice")).toContainText("Đã xuất");
    const lines = readFileSync(await saved.path(), "utf8")
      .trim()
      .split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "journal-bundle", version: 1 });

    const panel = await openJournal(desk);
    await panel
      .getByTestId("file-input")
      .setInputFiles({ name: saved.suggestedFilename(), mimeType: "application/jsonl", buffer: readFileSync(await saved.path()) });
    const preview = panel.getByTestId("merge-preview");
    await expect(preview).toContainText("thay đổi mới");
    await expect(preview).toContainText("của 1 hồ sơ thành mâu thuẫn");
    const take = preview.getByRole("button", { name: "Nhận vào sổ" });
    // Both succeed the station whose folder they were copied from, so neither is a stranger to the other.
    await expect(preview.getByRole("checkbox")).toHaveCount(0);
    await expect(preview).toContainText("không hoàn tác được");
    await take.click();
    const receipt = panel.getByTestId("merge-receipt");
    await expect(receipt).toContainText("1 hồ sơ nay có giá trị mâu thuẫn");
    await expect(panel.getByTestId("station")).not.toHaveCount(1);

    await desk.keyboard.press("Control+Shift+D");
    const line = desk.getByTestId("changes-list").locator(".change-line", { hasText: "mâu thuẫn" });
    await line
      .first()
      .getByRole("button", { name: /^Lịch sử/ })
      .click();
    const disputes = desk.getByTestId("history-disputes");
    await expect(disputes).toContainText("không đạt");
    await expect(disputes).toContainText("còn thiếu");
  } finally {
    await context.close();
    await other.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
