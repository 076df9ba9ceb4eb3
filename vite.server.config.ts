import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const source = (path: string): string => fileURLToPath(new URL(`./electron/${path}`, import.meta.url));

/** What stays outside the bundles: Electron itself, the native store, and the geometry library with its WebAssembly beside it. */
const external = ["electron", "better-sqlite3", "geos-wasm", "bufferutil", "utf-8-validate", /^node:/];

/**
 * The room and its hosts, bundled so that they start with few files to read. `--mode preload` builds the preload script alone:
 * a sandboxed preload must be one CommonJS file.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL("./electron", import.meta.url)),
  publicDir: false,
  ssr: { noExternal: true, external: ["electron", "better-sqlite3", "geos-wasm"] },
  build: {
    ssr: true,
    outDir: fileURLToPath(new URL("./dist/electron", import.meta.url)),
    emptyOutDir: mode !== "preload",
    target: "node24",
    minify: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external,
      input:
        mode === "preload"
          ? { preload: source("preload.ts") }
          : {
              main: source("main.ts"),
              "room-process": source("room-process.ts"),
              serve: source("serve.ts"),
              "spatial-worker": source("spatial/worker.ts"),
              "room-tool": source("room-tool.ts"),
              "backup-worker": source("journal/backups/worker.ts"),
            },
      output:
        mode === "preload"
          ? { format: "cjs", entryFileNames: "[name].cjs" }
          : // Chunks lie beside the entries: code finds its worker as a neighbour of the file it was bundled into.
            { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
    },
  },
}));
