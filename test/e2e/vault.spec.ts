import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, expect, type Page } from "@playwright/test";
import { type Served, startServe, testPassphrase } from "../serving.ts";

const next = "trang non leo mai gianh dem thu";

interface VaultFixtures {
  folder: string;
  /** A real room of this test's own, made by nobody yet. */
  unmade: Served;
}

const test = base.extend<VaultFixtures>({
  folder: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "phong-vault-e2e-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  unmade: async ({ folder }, use) => {
    const served = await startServe(folder, { exercise: false, passphrase: "asked" });
    await use(served);
    await served.stop();
  },
});

test.setTimeout(240_000);

const enter = (page: Page, served: Served, token = served.token) => page.goto(`${served.url}/#token=${token}`);
const desk = (page: Page) => page.locator('[data-map-state="ready"]');
/** The codes on screen, once they are. */
const codes = async (page: Page): Promise<string[]> => {
  const shown = page.getByTestId("key-code").filter({ visible: true });
  await shown.first().waitFor();
  return shown.allTextContents();
};

/** Makes the room at the page; gives the recovery key it was shown. */
const make = async (page: Page): Promise<string> => {
  await page.getByLabel("Mật khẩu của phòng").fill(testPassphrase);
  await page.getByLabel("Nhập lại mật khẩu").fill(testPassphrase);
  await page.getByRole("button", { name: "Lập phòng" }).click();
  const [recoveryKey = ""] = await codes(page);
  await page.getByLabel("Tôi đã cất chìa khôi phục").check();
  await page.getByRole("button", { name: "Vào phòng" }).click();
  await desk(page).waitFor();
  return recoveryKey;
};

const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press("Control+k");
  await page.getByTestId("palette-input").fill(words);
  await page.getByRole("option", { name: words }).first().click();
};

const lockRoom = async (page: Page): Promise<void> => {
  await command(page, "Khóa hẳn phòng trên mọi màn hình…");
  await page.getByRole("button", { name: "Khóa hẳn phòng" }).click();
  await page.getByRole("heading", { name: "Phòng đang khóa" }).waitFor();
};

const unlock = async (page: Page, passphrase: string): Promise<void> => {
  await page.getByLabel("Mật khẩu của phòng").fill(passphrase);
  await page.getByRole("button", { name: "Mở phòng" }).click();
};

test("a real room is made by a passphrase hard enough to guess, and its recovery key is shown once", async ({ page, unmade }) => {
  await enter(page, unmade);
  await expect(page.getByRole("heading", { name: "Lập phòng thật" })).toBeVisible();
  const button = page.getByRole("button", { name: "Lập phòng" });
  await page.getByLabel("Mật khẩu của phòng").fill("bầu cử quốc hội 2021");
  await page.getByLabel("Nhập lại mật khẩu").fill("bầu cử quốc hội 2021");
  await expect(page.getByText("Quá dễ đoán")).toBeVisible();
  await expect(button).toBeDisabled();
  await page.getByLabel("Mật khẩu của phòng").fill(testPassphrase);
  await expect(page.getByText("Hai lần nhập không giống nhau.")).toBeVisible();
  await expect(button).toBeDisabled();
  await page.getByLabel("Nhập lại mật khẩu").fill(testPassphrase);
  await button.click();
  const [recoveryKey = ""] = await codes(page);
  expect(recoveryKey).toMatch(/^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  await expect(desk(page)).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Vào phòng" })).toBeDisabled();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".print-sheet")).toBeVisible();
  await expect(page.locator("#root")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  // A page loaded anew shows the room, and that nobody has put the key away.
  const other = await page.context().newPage();
  await enter(other, unmade);
  await expect(other.getByTestId("vault-due-recoveryKey")).toContainText("Chưa cất chìa khôi phục");
  await page.getByLabel("Tôi đã cất chìa khôi phục").check();
  await page.getByRole("button", { name: "Vào phòng" }).click();
  await desk(page).waitFor();
  await expect(other.getByTestId("vault-due-recoveryKey")).toHaveCount(0);
  await other.close();
  await expect(page.getByTestId("lock-surface")).toBeVisible();
  await expect(page.getByTestId("not-encrypted")).toHaveCount(0);
  expect(await page.content()).not.toContain(recoveryKey.slice(0, 11));
});

test("locked on every screen; a wrong passphrase is told, the recovery key opens, a new passphrase takes the old one's place", async ({
  page,
  context,
  unmade,
}) => {
  await enter(page, unmade);
  const recoveryKey = await make(page);
  const wall = await context.newPage();
  await enter(wall, unmade, unmade.wallToken);
  await desk(wall).waitFor();
  await page.bringToFront();
  await lockRoom(page);
  await expect(desk(page)).toHaveCount(0);
  await expect(wall.getByRole("heading", { name: "Phòng đang khóa" })).toBeVisible();
  await expect(wall.getByRole("textbox")).toHaveCount(0);

  await unlock(page, next);
  await expect(page.getByRole("alert").filter({ hasText: "Mật khẩu không đúng" })).toBeVisible();
  await page.getByRole("button", { name: "Dùng chìa khôi phục" }).click();
  const typed = page.getByLabel("Chìa khôi phục");
  await typed.fill(recoveryKey.replace(/.$/, recoveryKey.endsWith("7") ? "8" : "7"));
  await page.getByRole("button", { name: "Mở phòng" }).click();
  await expect(page.getByText("gõ sai ít nhất một ký tự")).toBeVisible();
  await typed.fill(recoveryKey.toLowerCase());
  await page.getByRole("button", { name: "Mở phòng" }).click();
  await desk(page).waitFor();
  await desk(wall).waitFor();

  await command(page, "Khóa và chìa khóa của phòng");
  await page.getByRole("button", { name: "Đổi mật khẩu" }).click();
  await page.getByLabel(/^Mật khẩu đang dùng/).fill(recoveryKey);
  await page.getByLabel("Mật khẩu mới").fill(next);
  await page.getByLabel("Nhập lại mật khẩu").fill(next);
  await page.getByRole("button", { name: "Đổi mật khẩu" }).last().click();
  await expect(page.getByText("Đã đổi mật khẩu")).toBeVisible();
  await page.keyboard.press("Escape");
  await lockRoom(page);
  await unlock(page, testPassphrase);
  await expect(page.getByText("Mật khẩu không đúng")).toBeVisible();
  await unlock(page, next);
  await desk(page).waitFor();
});

test("a sealed envelope: two sheets for two holders, both needed, in either order", async ({ page, unmade }) => {
  await enter(page, unmade);
  await make(page);
  // The journal's own sheet waits on this page too: what is asked for last is what is printed.
  await page.keyboard.press("Control+Shift+L");
  await page.getByTestId("head-groups").waitFor();
  await command(page, "Khóa và chìa khóa của phòng");
  await page.getByRole("button", { name: "Lập phong bì" }).click();
  await page.getByLabel("Người giữ mảnh 1").fill("Thào Mí Lử");
  await page.getByLabel("Người giữ mảnh 2").fill("Lý Thị Mai");
  await page.getByLabel("Mật khẩu đang dùng").fill(testPassphrase);
  await page.getByRole("button", { name: "Lập phong bì" }).last().click();
  await expect(page.getByRole("heading", { name: "Phong bì niêm phong mới" })).toBeVisible();
  const [one = "", two = ""] = await codes(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".head-sheet")).toBeHidden();
  await expect(page.locator(".print-sheet").filter({ hasText: two })).toContainText("Lý Thị Mai");
  await expect(page.locator(".print-sheet")).toHaveCount(2);
  await page.emulateMedia({ media: "screen" });
  await page.getByLabel("Tôi đã in và giao hai mảnh").check();
  await page.getByRole("button", { name: "Xong" }).click();
  await page.keyboard.press("Escape");
  await lockRoom(page);
  await page.getByRole("button", { name: "Dùng hai mảnh phong bì" }).click();
  await expect(page.getByText("Cần đủ phong bì 1/2 và phong bì 2/2")).toBeVisible();
  await expect(page.getByText("Thào Mí Lử")).toHaveCount(0);
  await page.getByLabel("Mảnh phong bì thứ nhất").fill(one);
  await page.getByLabel("Mảnh phong bì thứ hai").fill(one);
  await page.getByRole("button", { name: "Mở phòng" }).click();
  await expect(page.getByText("Cả hai ô đều là mảnh phong bì số 1")).toBeVisible();
  await page.getByLabel("Mảnh phong bì thứ nhất").fill(two);
  await page.getByRole("button", { name: "Mở phòng" }).click();
  await desk(page).waitFor();
});

test("nobody at the desk: the surface locks, the wall goes on, a reload does not open it, the passphrase does", async ({ page, context, unmade }) => {
  await page.clock.install();
  await enter(page, unmade);
  await make(page);
  const wall = await context.newPage();
  await enter(wall, unmade, unmade.wallToken);
  await desk(wall).waitFor();
  await page.bringToFront();
  await page.mouse.move(300, 300);
  await page.clock.runFor("14:00");
  await expect(desk(page)).toHaveCount(1);
  await page.clock.runFor("01:30");
  await expect(page.getByRole("heading", { name: "Màn hình đang khóa" })).toBeVisible();
  await expect(desk(page)).toHaveCount(0);
  await expect(page.getByText("Khu vực bỏ phiếu")).toHaveCount(0);
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(desk(wall)).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Màn hình đang khóa" })).toBeVisible();
  const field = page.getByLabel("Mật khẩu của phòng");
  await field.fill(next);
  await field.press("Enter");
  await expect(page.getByText("Mật khẩu không đúng")).toBeVisible();
  await field.fill(testPassphrase);
  await field.press("Enter");
  await desk(page).waitFor();
});

test("locked and opened again by another start of the program", async ({ page, folder }) => {
  const first = await startServe(folder, { exercise: false });
  await first.stop();
  const again = await startServe(folder, { exercise: false, passphrase: "asked" });
  await enter(page, again);
  await unlock(page, testPassphrase);
  await desk(page).waitFor();
  await again.stop();
});
