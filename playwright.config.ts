import { defineConfig } from "@playwright/test";
import { findBrowser, quietSwitches, softwareGraphics } from "./electron/host/browsers.mjs";

process.env.TZ = "America/Sao_Paulo";

const executablePath = findBrowser();
if (executablePath === null) throw new Error("Không có Chromium, Chrome hay Edge nào: chạy `npm test` để tự cài, hoặc đặt BROWSER_PATH.");

/**
 * The map's WebGL is drawn by SwiftShader, as on a machine with no GPU; the page around it is put together on the processor: by SwiftShader
 * too (Debian's Chromium asks for it) each page costs eight times as much.
 */
const drawing = [...softwareGraphics, "--disable-gpu-compositing"];

/** A desk's page in an installed browser, drawn by software as on a machine with no GPU. */
export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  globalSetup: "./test/e2e/make-pristine.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    browserName: "chromium",
    headless: true,
    launchOptions: { executablePath, args: [...quietSwitches(), ...drawing] },
    viewport: { width: 1366, height: 768 },
    locale: "vi-VN",
    timezoneId: "America/Sao_Paulo",
    colorScheme: "light",
    screenshot: "only-on-failure",
    // What was done and asked, and the picture above. Pictures of each step are a third of the cost: `--trace on` takes them.
    trace: { mode: "retain-on-failure", screenshots: false, snapshots: false },
  },
});
