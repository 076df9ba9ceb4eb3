import { BrowserWindow, screen } from "electron";
import { readWindowState, type WindowState, writeWindowState } from "./window-state.ts";

const smallest = { width: 1366, height: 768 };

/** Where the window stood last time, as long as a display is still there to show it. */
function placed(state: WindowState | null): { x: number; y: number; width: number; height: number } | typeof smallest {
  if (!state) return smallest;
  const area = screen.getDisplayMatching(state).workArea;
  const seen = state.x < area.x + area.width && state.x + state.width > area.x && state.y < area.y + area.height && state.y + state.height > area.y;
  const { x, y, width, height } = state;
  return seen ? { x, y, width, height } : smallest;
}

/** The desk's window: an isolated, sandboxed page without Node, shown once it has something to show. */
export function openDeskWindow(options: { preload: string; stateFile: string }): BrowserWindow {
  const state = readWindowState(options.stateFile);
  const window = new BrowserWindow({
    ...placed(state),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: "Phòng tình huống bầu cử",
    backgroundColor: "#16181d",
    show: false,
    webPreferences: {
      preload: options.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  window.once("ready-to-show", () => {
    if (state?.maximized ?? true) window.maximize();
    window.show();
  });
  window.on("close", () => writeWindowState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }));
  window.webContents.on("render-process-gone", (_event, details) => {
    if (details.reason !== "clean-exit") window.reload();
  });
  return window;
}
