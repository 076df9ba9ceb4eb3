import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { _electron } from "@playwright/test";
import { findElectron } from "../../electron/host/electron-binary.ts";
import type { Desktop } from "./desktop.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Electron's own program, null where this machine has none or no display to show it on. */
export function electronHere(): string | null {
  const hasDisplay = process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  return hasDisplay ? findElectron(root) : null;
}

/** Starts the built program on the real Electron. */
export async function startOnElectron(executablePath: string, folder: string): Promise<Desktop> {
  const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const args = [...asRoot, root, "--data", folder, "--exercise"];
  const program = await _electron.launch({ executablePath, args });
  const page = await program.firstWindow();
  await page.waitForFunction(() => "roomBridge" in window);
  // The program's own process writes down what it refuses and how often it comes to the front.
  await program.evaluate(({ app, BrowserWindow }) => {
    const seen = { refused: [] as string[], focused: 0 };
    Object.assign(globalThis, { seen });
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on("will-navigate", (event) => seen.refused.push(event.url));
    app.on("second-instance", () => {
      seen.focused += 1;
    });
  });
  const seen = () => program.evaluate((): { refused: string[]; focused: number } => Reflect.get(globalThis, "seen"));

  return {
    page,
    async crashRoom() {
      await program.evaluate(({ app }) => {
        const room = app.getAppMetrics().find((one) => one.serviceName === "Phòng tình huống" || one.name === "Phòng tình huống");
        if (!room) throw new Error("the room's process was not found");
        process.kill(room.pid, "SIGKILL");
      });
    },
    startAgain: () => new Promise((resolve) => spawn(executablePath, args, { stdio: "ignore" }).once("exit", () => resolve())),
    timesFocused: async () => (await seen()).focused,
    async foreignPageGetsALine() {
      await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL("data:text/html,elsewhere"));
      return page.evaluate(() => {
        const bridge = window.roomBridge;
        if (!bridge) return false;
        return new Promise<boolean>((resolve) => {
          bridge.listen(() => resolve(true));
          bridge.send({ verb: "call", id: 1, method: "room.info", input: {} });
          // The real program gives no sign of having refused: an answer that has not come in this time will not come.
          setTimeout(() => resolve(false), 3000);
        });
      });
    },
    refused: async (url) => {
      // A denied window leaves no event behind; that none was opened is what the suite checks.
      if (!url.startsWith("https://popup.")) await page.waitForFunction(() => true);
    },
    windows: async () => program.windows().length,
    async close() {
      const ended = new Promise<number>((resolve) => program.process().once("exit", (code) => resolve(code ?? 1)));
      await program.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
      return ended;
    },
  };
}
