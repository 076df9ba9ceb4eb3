/**
 * `npm start`: opens the room in a desktop window where Electron's program is there or can be had, else in an installed Chromium,
 * Chrome or Edge as a window of its own, else prints the address. No arguments: the exercise; `--data FOLDER`: a real room.
 * Ctrl+C or closing the window ends it all.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { z } from "zod";
import { prepareProfile, windowSwitches } from "./host/browser-profile.ts";
import { findBrowser } from "./host/browsers.mjs";
import { obtainElectron } from "./host/electron-binary.ts";
import { endWithNpm } from "./host/end-with-npm.ts";
import { projectPlaces } from "./host/project-places.ts";

const say = (line: string): void => console.log(line);
const places = projectPlaces(import.meta.url);
const { values } = parseArgs({
  options: { data: { type: "string" }, exercise: { type: "boolean" }, port: { type: "string" }, browser: { type: "boolean" } },
});
const exercise = values.exercise === true || values.data === undefined;
const folder = resolve(values.data ?? places.exerciseData);
const roomArguments = ["--data", folder, ...(exercise ? ["--exercise"] : [])];
const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

const children: ChildProcess[] = [];
const ended = (child: ChildProcess): Promise<number> => new Promise((settle) => child.once("exit", (code) => settle(code ?? 0)));
let stopping = false;
async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  const alive = children.filter((child) => child.exitCode === null && child.signalCode === null);
  const all = Promise.all(alive.map(ended));
  for (const child of alive) child.kill("SIGTERM");
  await all;
  process.exit(code);
}
process.on("SIGINT", () => stop(0));
process.on("SIGTERM", () => stop(0));
endWithNpm(() => stop(0));

function start(program: string, args: string[], stdout: "pipe" | "inherit" | "ignore", stderr: "inherit" | "ignore"): ChildProcess {
  // In a group of its own, so that Ctrl+C reaches it through us, in order.
  const child = spawn(program, args, { stdio: ["ignore", stdout, stderr], detached: process.platform !== "win32" });
  children.push(child);
  return child;
}

/** The room in its own desktop window, until it is closed. */
async function openDesktop(electron: string): Promise<void> {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  await stop(await ended(start(electron, [...asRoot, places.root, ...roomArguments], "inherit", "inherit")));
}

const ready = z.object({ url: z.string(), token: z.string() });

/** The room for browsers; resolves to the address with its token, or ends us with the host's own code where it could not start. */
async function openBrowserHost(): Promise<string> {
  const args = [join(places.root, "dist/electron/serve.js"), ...roomArguments, "--port", values.port ?? "0"];
  const host = start(process.execPath, args, "pipe", "inherit");
  host.once("exit", (code) => stop(code ?? 0));
  if (!host.stdout) throw new Error("the host was started without a way to hear it");
  const lines = createInterface(host.stdout);
  const line = await new Promise<string>((heard) => lines.once("line", heard));
  const { url, token } = ready.parse(JSON.parse(line));
  return `${url}/#token=${token}`;
}

/** A window without tabs or address bar, its profile in the room's own folder. False where it ended at once. */
async function openAppWindow(browser: string, address: string): Promise<boolean> {
  const startedAt = performance.now();
  prepareProfile(folder);
  const code = await ended(start(browser, windowSwitches(folder, address), "ignore", "ignore"));
  return code === 0 || performance.now() - startedAt > 5000;
}

const wantsDesktop = hasDisplay && values.browser !== true;
const electron = wantsDesktop ? await obtainElectron(places.root, say) : null;
if (electron) await openDesktop(electron);
else {
  if (values.browser !== true) {
    say(
      hasDisplay
        ? "Máy này chưa có Electron và không tải được, nên phòng mở trong trình duyệt."
        : "Máy này không có màn hình để mở cửa sổ Electron, nên phòng mở cho trình duyệt.",
    );
  }
  const address = await openBrowserHost();
  const browser = hasDisplay ? findBrowser() : null;
  say(`${exercise ? "Phòng diễn tập 23/5/2021" : "Phòng tình huống"} đang mở tại:\n  ${address}\nDữ liệu: ${folder}. Nhấn Ctrl+C để đóng.`);
  if (browser && (await openAppWindow(browser, address))) await stop(0);
}
