import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { z } from "zod";

/** A browser host running in a process of its own, as `npm run serve` starts it. */
export interface Served {
  url: string;
  token: string;
  wallToken: string;
  process: ChildProcess;
  /** Asks it to stop and waits; resolves to its exit code. */
  stop(): Promise<number | null>;
}

const ready = z.strictObject({ url: z.url(), token: z.string(), wallToken: z.string() });
const entry = fileURLToPath(new URL("../dist/electron/serve.js", import.meta.url));

/** What real rooms of tests are made with and opened by. */
export const testPassphrase = "cua tre chin long gui qua bong";
const passphraseFile = join(mkdtempSync(join(tmpdir(), "phong-passphrase-")), "passphrase");
writeFileSync(passphraseFile, `${testPassphrase}\n`);
process.once("exit", () => rmSync(dirname(passphraseFile), { recursive: true, force: true }));

/**
 * Starts the built `serve` on a folder; rejects with what it said on stderr where it stops before it is ready. A real room is made or
 * opened with `testPassphrase`, unless `passphrase` is "asked" for at the page.
 */
export async function startServe(
  folder: string,
  options: { exercise?: boolean; port?: number; passphrase?: "given" | "asked"; env?: Record<string, string> } = {},
): Promise<Served> {
  const args = [entry, "--data", folder, "--port", String(options.port ?? 0)];
  if (options.exercise !== false) args.push("--exercise");
  else if (options.passphrase !== "asked") args.push("--passphrase-file", passphraseFile);
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...options.env } });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaints += text;
  });
  const line = await Promise.race([new Promise<string>((resolve) => createInterface(child.stdout).once("line", resolve)), ended]);
  if (typeof line !== "string") throw new Error(`serve ended with ${line}: ${complaints}`);
  return {
    ...ready.parse(JSON.parse(line)),
    process: child,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
