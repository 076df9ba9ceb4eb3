import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, relative, sep } from "node:path";

const mediaTypes: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
};

export interface PageFile {
  body: Buffer<ArrayBuffer>;
  headers: Record<string, string>;
}

/** The built page's files by the path they are asked for. */
export interface PageFiles {
  /** `path` as it stands in an address, without query: `/`, `/assets/index-abc.js`. Null where the page has no such file. */
  read(path: string): Promise<PageFile | null>;
}

/**
 * Lists the folder once; only what is listed can be asked for, so no path leads out of it. Files under `assets/` carry a hash in
 * their names and may be kept for ever; the rest is asked for anew each time.
 */
export function openPageFiles(folder: string): PageFiles {
  const listed = new Map<string, string>();
  if (existsSync(folder)) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      listed.set(`/${relative(folder, file).split(sep).join("/")}`, file);
    }
  }
  const index = listed.get("/index.html");
  if (index !== undefined) listed.set("/", index);

  return {
    async read(path) {
      const file = listed.get(path);
      if (file === undefined) return null;
      const cache = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
      const type = mediaTypes[extname(file).toLowerCase()] ?? "application/octet-stream";
      return { body: await readFile(file), headers: { "content-type": type, "cache-control": cache } };
    },
  };
}
