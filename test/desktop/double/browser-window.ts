import { EventEmitter } from "node:events";
import { app } from "./this-app.ts";
import { WebContentsDouble, type WebPreferences } from "./web-contents.ts";
import { world } from "./world.ts";

interface WindowOptions {
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  minWidth?: number;
  minHeight?: number;
  show?: boolean;
  webPreferences?: WebPreferences;
}

/** `BrowserWindow`: a page of headless Chromium and what the program said of its window. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: WebContentsDouble;
  readonly options: WindowOptions;
  /** The start of the program that opened it. */
  readonly owner = app;
  timesFocused = 0;
  shown = false;
  #minimised = false;
  #maximised = false;
  #closed = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.webContents = new WebContentsDouble(options.webPreferences ?? {});
    world().windows.push(this);
    app.emit("web-contents-created", {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.webContents.load(url);
    this.emit("ready-to-show");
  }
  isDestroyed(): boolean {
    return this.#closed || this.webContents.isDestroyed();
  }
  reload(): void {}
  show(): void {
    this.shown = true;
  }
  focus(): void {
    this.timesFocused += 1;
  }
  minimize(): void {
    this.#minimised = true;
  }
  restore(): void {
    this.#minimised = false;
  }
  isMinimized(): boolean {
    return this.#minimised;
  }
  maximize(): void {
    this.#maximised = true;
  }
  isMaximized(): boolean {
    return this.#maximised;
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return { x: this.options.x ?? 0, y: this.options.y ?? 0, width: this.options.width ?? 800, height: this.options.height ?? 600 };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.emit("close", {});
    const windows = world().windows;
    windows.splice(windows.indexOf(this), 1);
    this.webContents.destroy();
    this.emit("closed");
    if (!windows.some(({ owner }) => owner === app)) app.emit("window-all-closed");
  }
}
