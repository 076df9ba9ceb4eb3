import { expect, test } from "vitest";
import { lockFaults } from "./lock.ts";
import { readProjectFile } from "./sources.ts";

test.each(["package-lock.json", "test/bench/package-lock.json"])("%s is whole, so that npm ci accepts it", (path) => {
  expect(lockFaults(readProjectFile(path))).toEqual([]);
});

test("a lock that lost another system's package is found", () => {
  const packages = { "": {}, "node_modules/a": { version: "1.0.0", optionalDependencies: { "@a/linux": "1.0.0", "@a/win32": "1.0.0" } } };
  const whole = { ...packages, "node_modules/@a/linux": { version: "1.0.0" }, "node_modules/a/node_modules/@a/win32": { version: "1.0.0" } };
  expect(lockFaults(JSON.stringify({ packages: whole }))).toEqual([]);
  expect(lockFaults(JSON.stringify({ packages }))).toHaveLength(2);
});
