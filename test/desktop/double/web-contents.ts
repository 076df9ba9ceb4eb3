import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import type { CDPSession, Frame, Page, Request as PageRequest, Route } from "@playwright/test";
import { z } from "zod";
import { preventable } from "./app.ts";
import { ipcMain } from "./ipc-main.ts";
import { binding, pageSide, preloadSide, preloadWorld } from "./page-scripts.ts";
import type { PortDouble } from "./ports.ts";
import { world } from "./world.ts";

/** A page cannot be sent to `app://` in plain Chromium: it is shown under this name instead, and called by its own towards the program. */
const stage = ".double.test";
const staged = (url: string): string =>
  url.replace(/^(\w+):\/\/([\w-]+)/, (whole, scheme, host) => (scheme === "app" ? `https://${host}.app${stage}` : whole));
const unstaged = (url: string): string => url.replace(/^https:\/\/([\w-]+)\.(\w+)\.double\.test/, "$2://$1");

export interface WebPreferences {
  preload?: string;
  contextIsolation?: boolean;
  sandbox?: boolean;
  nodeIntegration?: boolean;
  webviewTag?: boolean;
  webSecurity?: boolean;
}

const pageFrame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("send"), channel: z.string(), args: z.array(z.unknown()) }),
  z.object({ type: z.literal("port"), port: z.number(), data: z.unknown() }),
  z.object({ type: z.literal("port-closed"), port: z.number() }),
]);

type WindowOpenHandler = (details: { url: string }) => { action: "allow" | "deny" };

/** `webContents`: one page of Chromium, its preload in a real isolated world. */
export class WebContentsDouble extends EventEmitter {
  readonly page: Promise<Page>;
  portsGiven = 0;
  #cdp: CDPSession | null = null;
  #preloadContext: number | null = null;
  #origin = "";
  #destroyed = false;
  /** The program itself is sending the page somewhere; that asks nobody. */
  #sending = false;
  #windowOpenHandler: WindowOpenHandler = () => ({ action: "allow" });
  readonly #ports = new Map<number, PortDouble>();

  constructor(preferences: WebPreferences) {
    super();
    this.page = this.#open(preferences);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }

  async load(url: string): Promise<void> {
    const page = await this.page;
    this.#sending = true;
    await page.goto(staged(url)).catch((reason: unknown) => {
      // The browser may be taken down at a test's end while a page still loads.
      if (!page.isClosed()) throw reason;
    });
    this.#sending = false;
  }

  send(channel: string, ...args: unknown[]): void {
    this.#receive(channel, args, []);
  }

  postMessage(channel: string, message: unknown, ports: PortDouble[] = []): void {
    const ids = ports.map((port) => {
      const id = ++this.portsGiven;
      this.#ports.set(id, port);
      return id;
    });
    this.#receive(channel, [message], ids);
    for (const id of ids)
      this.#ports.get(id)?.handTo({ message: (data) => this.#evaluate(`electronDoublePort(${id}, ${JSON.stringify(data)})`), closed: () => {} });
  }

  async destroy(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.emit("destroyed");
    for (const port of this.#ports.values()) port.close();
    await (await this.page).context().close();
  }

  async #open(preferences: WebPreferences): Promise<Page> {
    const context = await world().browser.newContext({ serviceWorkers: "block", viewport: { width: 1366, height: 768 } });
    await context.route("**/*", (route) => this.#answer(route));
    const page = await context.newPage();
    context.on("page", (popup) => this.#popup(popup));
    const cdp = await context.newCDPSession(page);
    this.#cdp = cdp;
    const isolated = preferences.contextIsolation !== false;
    cdp.on("Runtime.executionContextCreated", ({ context: created }) => {
      if (created.name !== (isolated ? preloadWorld : "")) return;
      this.#preloadContext = created.id;
      this.#origin = created.origin;
    });
    cdp.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === binding) this.#heard(payload);
    });
    await cdp.send("Runtime.enable");
    await cdp.send("Page.enable");
    const inWorld = isolated ? { worldName: preloadWorld } : {};
    await cdp.send("Runtime.addBinding", { name: binding, ...(isolated ? { executionContextName: preloadWorld } : {}) });
    const node = preferences.nodeIntegration === true ? "window.require = () => ({}); window.process = {};" : "";
    await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source: node + pageSide });
    if (preferences.preload !== undefined) {
      const source = preloadSide(readFileSync(preferences.preload, "utf8"));
      await cdp.send("Page.addScriptToEvaluateOnNewDocument", { source, ...inWorld });
    }
    return page;
  }

  #heard(payload: string): void {
    const frame = pageFrame.parse(JSON.parse(payload));
    if (frame.type === "port") this.#ports.get(frame.port)?.postMessage(frame.data);
    else if (frame.type === "port-closed") this.#ports.get(frame.port)?.close();
    else {
      const origin = unstaged(this.#origin);
      ipcMain.emit(frame.channel, { sender: this, senderFrame: { origin, url: `${origin}/`, parent: null } }, ...frame.args);
    }
  }

  #receive(channel: string, args: unknown[], ports: number[]): void {
    this.#evaluate(`electronDoubleReceive(${JSON.stringify(channel)}, ${JSON.stringify(args)}, ${JSON.stringify(ports)})`);
  }

  #evaluate(expression: string): void {
    if (this.#destroyed || this.#preloadContext === null) return;
    // The page may be on its way elsewhere; what was meant for the old one is lost with it, as in Electron.
    this.#cdp?.send("Runtime.evaluate", { expression, contextId: this.#preloadContext }).catch(() => {});
  }

  async #answer(route: Route): Promise<void> {
    const request = route.request();
    const url = unstaged(request.url());
    const frame = frameOf(request);
    if (frame === null && this.#windowOpenHandler({ url }).action === "deny") {
      world().deniedWindows.push(url);
      return route.abort("blockedbyclient");
    }
    if (request.isNavigationRequest() && !this.#sending && frame === (await this.page).mainFrame()) {
      const event = Object.assign(preventable(), { url });
      this.emit("will-navigate", event, url);
      if (event.prevented) {
        world().preventedNavigations.push(url);
        return route.abort("aborted");
      }
    }
    const handler = world().schemes.get(url.split(":", 1)[0] ?? "");
    if (handler) {
      const response = await handler(new Request(url, { method: request.method() }));
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    }
    if (this.#sending && request.isNavigationRequest())
      return route.fulfill({ status: 200, contentType: "text/html", body: "<title>elsewhere</title>" });
    world().strayRequests.push(url);
    return route.abort("blockedbyclient");
  }

  async #popup(popup: Page): Promise<void> {
    if (this.#windowOpenHandler({ url: popup.url() }).action === "deny") await popup.close();
  }
}

/** The frame a request came from; null for the first request of a window that is only being opened. */
function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}
