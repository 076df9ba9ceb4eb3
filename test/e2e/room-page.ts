import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test as base, type Page } from "@playwright/test";
import { type Served, startServe } from "../serving.ts";
import { pristineExercise } from "./pristine-exercise.ts";

export { expect } from "@playwright/test";

interface RoomFixtures {
  /** An exercise room of this test's own, as it opens at 08:47, served by a process of its own. */
  served: Served;
  /** A desk officer's page on it, the map drawn. */
  desk: Page;
}

/** Playwright's `test` with a fresh exercise room for each test that asks for `served` or `desk`. */
export const test = base.extend<RoomFixtures>({
  // Playwright reads what a fixture needs from this pattern.
  served: async ({ browserName: _ }, use) => {
    const folder = mkdtempSync(join(tmpdir(), "phong-e2e-"));
    cpSync(pristineExercise(), folder, { recursive: true });
    const served = await startServe(folder);
    await use(served);
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  },
  desk: async ({ page, served }, use) => {
    await page.goto(`${served.url}/#token=${served.token}`);
    await page.locator('[data-map-state="ready"]').waitFor();
    // The map may be drawn before the room has said who may write and what its hour is: until then no key does anything.
    await page.getByTestId("journal").waitFor();
    await use(page);
  },
});
