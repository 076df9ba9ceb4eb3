import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServe } from "../serving.ts";

/** Makes the exercise once before all tests, and takes it away after them. */
export default async function makePristine(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "phong-e2e-pristine-"));
  process.env.PRISTINE_EXERCISE = folder;
  const served = await startServe(folder);
  await served.stop();
  return () => rmSync(folder, { recursive: true, force: true });
}
