/**
 * Builds dist/ from the sources: the page, the room with its hosts, the preload script. Each goes to a folder of its own first and
 * takes the old one's place when whole, so that nobody ever starts a half-made one.
 */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { sourcesFingerprint } from "./host/fingerprint.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const making = join(dist, `.making-${process.pid}`);

// Taken before building: what changes meanwhile is built next time.
const fingerprint = sourcesFingerprint(root);
const common = { logLevel: "warn" };

try {
  mkdirSync(making, { recursive: true });
  const server = { outDir: join(making, "electron") };
  await build({ ...common, configFile: join(root, "vite.server.config.ts"), build: server });
  await build({ ...common, configFile: join(root, "vite.server.config.ts"), mode: "preload", build: { ...server, emptyOutDir: false } });
  if (existsSync(join(root, "renderer/index.html"))) {
    await build({ ...common, configFile: join(root, "vite.config.ts"), build: { outDir: join(making, "renderer") } });
  }
  for (const part of ["electron", "renderer"]) {
    rmSync(join(dist, part), { recursive: true, force: true });
    if (existsSync(join(making, part))) renameSync(join(making, part), join(dist, part));
  }
  writeFileSync(join(dist, "built-from"), fingerprint);
} finally {
  rmSync(making, { recursive: true, force: true });
}
