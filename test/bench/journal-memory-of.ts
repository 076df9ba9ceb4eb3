import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import type { Load } from "./journal-load.ts";

const looksBack = fileURLToPath(new URL("journal-memory.ts", import.meta.url));

/** The most memory a process held that opened the room in `folder` and looked back in it (`journal-memory.ts`), bytes. */
export async function memoryOf(folder: string, load: Load): Promise<number> {
  // Bundled as what is shipped: running from TypeScript takes some 50 MB of its own. Beside the packages, so that the driver is found.
  const outDir = mkdtempSync(fileURLToPath(new URL("../../node_modules/.journal-memory-", import.meta.url)));
  try {
    await build({
      configFile: false,
      root: dirname(looksBack),
      logLevel: "error",
      ssr: { noExternal: true, external: ["better-sqlite3"] },
      build: { ssr: looksBack, outDir, emptyOutDir: true, target: "node24", minify: false },
    });
    return await measured(join(outDir, "journal-memory.js"), [folder, String(load.entries), String(load.records)]);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function measured(script: string, args: string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(script, args, { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    let told: unknown;
    child.once("message", (message) => {
      told = message;
    });
    // Only then the folder is free again.
    child.once("exit", (code) => {
      if (told === undefined) reject(new Error(`the measured process ended with ${code}`));
      else resolve(Number(told));
    });
  });
}
