import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type Browser, type CDPSession, chromium, type Page } from "@playwright/test";
import { findBrowser, quietSwitches, softwareGraphics } from "../../electron/host/browsers.mjs";
import type { MapPage } from "./map-pages/path.ts";

/** Chromium with WebGL by SwiftShader, as every figure of the map is measured. Throws where none is installed. */
export const openBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error("no Chromium here: install one, or set BROWSER_PATH");
  return chromium.launch({ executablePath, args: [...softwareGraphics, ...quietSwitches()] });
};

/** A page of its own at full HD, with a list of its long tasks kept from the start. */
export const openPage = async (browser: Browser, url: string, ready: string): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 }, colorScheme: "dark" });
  await page.addInitScript(() => {
    const tasks: { start: number; length: number }[] = [];
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push({ start: startTime, length: duration });
    }).observe({ type: "longtask", buffered: true });
    Object.assign(globalThis, { longTasks: tasks });
  });
  await page.goto(url);
  await page.locator(ready).waitFor({ timeout: 120_000 });
  return page;
};

/** Calls one of the benchmark's own pages. */
export const onPage = <T>(page: Page, work: (map: MapPage) => Promise<T> | T): Promise<T> =>
  page.evaluate<T>(`(async () => { if (!window.page) throw new Error("page not ready"); return (${work.toString()})(window.page); })()`);

/** The longest task (ms) of the main thread that began in the last so many milliseconds; 0 where none took 50. */
export const longestTask = (page: Page, lately: number): Promise<number> =>
  page.evaluate((span) => {
    const { longTasks }: { longTasks?: { start: number; length: number }[] } = Object(globalThis);
    const since = performance.now() - span;
    return Math.max(0, ...(longTasks ?? []).filter(({ start }) => start >= since).map(({ length }) => length));
  }, lately);

/** Milliseconds of script the page's main thread has run so far. */
export const mainScript = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "ScriptDuration")?.value ?? 0) * 1000;
};

const threadTime = (pid: number, wanted: (name: string) => boolean): number => {
  const folder = `/proc/${pid}/task`;
  if (!existsSync(folder)) return 0;
  let sum = 0;
  for (const thread of readdirSync(folder)) {
    try {
      if (wanted(readFileSync(`${folder}/${thread}/comm`, "utf8")))
        sum += Number(readFileSync(`${folder}/${thread}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    } catch {
      // The thread ended between being listed and being read.
    }
  }
  return sum;
};

const processes = async (browser: Browser): Promise<{ type: string; id: number }[]> => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo;
};

/** Milliseconds of processor time all web workers of the browser have taken so far (Linux). They run nothing but script. */
export const workerTime = async (browser: Browser): Promise<number> =>
  (await processes(browser))
    .filter(({ type }) => type === "renderer")
    .reduce((sum, { id }) => sum + threadTime(id, (name) => name.startsWith("Dedicated")), 0);

/**
 * A meter of the milliseconds of processor time the pages, their graphics and a server have taken (Linux). Made ahead of what is
 * measured: asking the browser for its processes costs its graphics process a quarter of a second.
 */
export const processorMeter = async (browser: Browser, server: number): Promise<() => { page: number; graphics: number; server: number }> => {
  const all = await processes(browser);
  const sum = (type: string): number => all.filter((one) => one.type === type).reduce((total, { id }) => total + threadTime(id, () => true), 0);
  return () => ({ page: sum("renderer"), graphics: sum("GPU"), server: threadTime(server, () => true) });
};

/** Colours of a page at spots of the screen, as 0xrrggbb. */
export const coloursAt = async (page: Page, spots: readonly (readonly [number, number])[]): Promise<number[]> => {
  const picture = (await page.screenshot()).toString("base64");
  return page.evaluate(
    async ({ picture, spots }) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
      if (!context) throw new Error("no canvas");
      context.drawImage(image, 0, 0);
      return spots.map(([x, y]) => {
        const [r = 0, g = 0, b = 0] = context.getImageData(x, y, 1, 1).data;
        return r * 65_536 + g * 256 + b;
      });
    },
    { picture, spots },
  );
};
