import { describe, expect, test } from "vitest";
import { arrowFaults, loadedBy } from "./arrows.ts";
import { importsOf } from "./imports.ts";
import { sources } from "./sources.ts";

const modules = sources(/\.(ts|tsx|mts|mjs)$/);

describe("the arrows between rooms", () => {
  test("only point down in our sources", () => {
    expect(arrowFaults(modules)).toEqual([]);
  });

  test("a host for plain Node never loads Electron", () => {
    for (const entry of ["electron/serve.ts", "electron/start.ts", "electron/room-process.ts"]) {
      const loaded = loadedBy(entry, modules);
      expect(loaded.length).toBeGreaterThan(1);
      const users = loaded.filter((file) => importsOf(file).some(({ wanted, typesOnly }) => wanted === "electron" && !typesOnly));
      expect(users.map((file) => file.path)).toEqual([]);
    }
  });
});

describe("the check of the arrows", () => {
  const fault = (path: string, text: string) => arrowFaults([{ path, text }]);

  test.each([
    ["contract to domain", "electron/contract/a.ts", 'import { x } from "../domain/b.ts";'],
    ["domain to journal", "electron/domain/a.ts", 'export * from "../journal/b.ts";'],
    ["sibling to sibling", "electron/journal/a.ts", 'import type { X } from "../spatial/engine.ts";'],
    ["sibling to sibling at run time", "electron/intake/a.ts", 'const b = await import("../reports/b.ts");'],
    ["a room to its host", "electron/room/a.ts", 'import { x } from "../host/b.ts";'],
    ["the room to the sources of geography", "electron/room/a.ts", 'import { x } from "../../geodata/build.ts";'],
    ["geography to the room", "geodata/build.ts", 'import { x } from "../electron/contract/index.ts";'],
    ["the page past the contract", "renderer/a.tsx", 'import { x } from "../electron/domain/b.ts";'],
    ["the page to Node", "renderer/a.ts", 'import { readFileSync } from "node:fs";'],
    ["a host past the room", "electron/serve.ts", 'import { x } from "./journal/b.ts";'],
    ["a rule to a clock of the machine's", "electron/domain/a.ts", 'import { hrtime } from "node:process";'],
    ["SQL outside the journal", "electron/room/a.ts", 'import Database from "better-sqlite3";'],
    ["the contract to a package", "electron/contract/a.ts", 'import { z } from "zod/mini";'],
    ["the product to its tests", "electron/room/a.ts", 'import { x } from "../../test/serving.ts";'],
    ["a room nobody drew", "electron/utils/a.ts", ""],
  ])("finds %s", (_what, path, text) => {
    expect(fault(path, text)).toHaveLength(1);
  });

  test("lets be what points down, and words in comments and strings", () => {
    expect(
      fault("electron/room/a.ts", '// import "../host/x.ts"\nimport { x } from "../journal/b.ts";\nconst s = \'import "../host/x.ts"\';'),
    ).toEqual([]);
    expect(fault("renderer/map/a.tsx", 'import type { X } from "../../electron/contract/index.ts";\nimport "./a.css";')).toEqual([]);
  });

  test("follows what is loaded, not what is only a type", () => {
    const files = [
      { path: "electron/a.ts", text: 'import type { X } from "./b.ts"; import { y } from "./c.ts";' },
      { path: "electron/b.ts", text: "" },
      { path: "electron/c.ts", text: "" },
    ];
    expect(loadedBy("electron/a.ts", files).map((file) => file.path)).toEqual(["electron/a.ts", "electron/c.ts"]);
  });
});
