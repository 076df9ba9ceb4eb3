import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { z } from "zod";
import { makeScene } from "./map-scene.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A server that told its address in one line of JSON. */
export interface Running {
  url: string;
  token: string | undefined;
  pid: number;
  stop(): Promise<void>;
}

const told = z.object({ url: z.string(), token: z.string().optional() });

const run = (args: string[]): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "ignore"] });
    const ended = new Promise<void>((done) => child.once("exit", () => done()));
    let text = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (!text.includes("\n")) return;
      const { url, token } = told.parse(JSON.parse(text));
      const stop = async (): Promise<void> => {
        child.kill("SIGTERM");
        await ended;
      };
      resolve({ url, token, pid: child.pid ?? 0, stop });
    });
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code} before it was ready`)));
  });

/** The bare pages' server over a folder. */
export const servePages = (folder: string): Promise<Running> => run([here("./map-page-server.ts"), folder]);

/** The product as `npm run serve` starts it, on a folder of its own. */
export const serveRoom = (data: string): Promise<Running> => run([here("../../dist/electron/serve.js"), "--exercise", "--port", "0", "--data", data]);

/** A folder with every page built and the scenes beside them, and the way to be rid of it. */
export const buildPages = async (places: readonly number[]): Promise<{ folder: string; remove(): void }> => {
  const folder = mkdtempSync(join(tmpdir(), "map-bench-"));
  const root = here("./map-pages");
  await build({
    root,
    base: "./",
    configFile: false,
    logLevel: "error",
    worker: { format: "es" },
    build: {
      outDir: join(folder, "pages"),
      target: "es2024",
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: ["ours", "plain", "leaflet"].map((name) => join(root, `${name}.html`)) },
    },
  });
  mkdirSync(join(folder, "room"));
  for (const count of places) writeFileSync(join(folder, `pages/scene-${count}.json`), JSON.stringify(makeScene(count)));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};
