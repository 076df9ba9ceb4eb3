import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const folder = fileURLToPath(new URL(".", import.meta.url));
const lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional(), optional: z.boolean().optional() })) });
const readLock = (path: string) => lock.parse(JSON.parse(readFileSync(path, "utf8"))).packages;

/** Everything the peers' lock names is there in its version. */
function areInstalled(): boolean {
  const installedLock = join(folder, "node_modules/.package-lock.json");
  if (!existsSync(installedLock)) return false;
  const installed = readLock(installedLock);
  return Object.entries(readLock(join(folder, "package-lock.json"))).every(
    ([path, { version, optional }]) => path === "" || optional === true || installed[path]?.version === version,
  );
}

/** Installs what the benchmarks measure against, once; on stderr, for stdout belongs to the figures. Throws where it cannot. */
export function installPeers(): void {
  if (areInstalled()) return;
  process.stderr.write("Installing what the benchmarks measure against (test/bench/package.json)…\n");
  const env = { ...process.env, npm_config_json: "false", npm_config_loglevel: "error" };
  const done = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, env, stdio: ["ignore", 2, 2], shell: process.platform === "win32" });
  if (done.status !== 0) throw new Error("npm ci of test/bench failed, as said above");
}
