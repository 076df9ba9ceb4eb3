import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// What Node itself reads (the threads a room opens, whole programs that are started) is compiled once, not by each thread and process.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL("./node_modules/.cache/compiled", import.meta.url));

// An odd zone on purpose: nothing may lean on the machine's own. Set before the test processes are forked.
process.env.TZ = "America/Sao_Paulo";

export default defineConfig({
  test: {
    // Vitest leaves one processor free by itself: of two, half the time.
    maxWorkers: "100%",
    projects: [
      { test: { name: "unit", include: ["test/unit/**/*.test.ts", "test/unit/**/*.test.tsx"], environment: "node", testTimeout: 60_000 } },
      { test: { name: "property", include: ["test/property/**/*.test.ts"], environment: "node", testTimeout: 60_000 } },
      { test: { name: "house", include: ["test/house/**/*.test.ts"], environment: "node", testTimeout: 60_000 } },
      { test: { name: "crash", include: ["test/crash/**/*.test.ts"], environment: "node" } },
      {
        resolve: { alias: { electron: fileURLToPath(new URL("./test/desktop/double/electron.ts", import.meta.url)) } },
        test: {
          name: "desktop",
          include: ["test/desktop/**/*.test.ts"],
          environment: "node",
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
