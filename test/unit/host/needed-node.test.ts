import { expect, it } from "vitest";
import { neededNode } from "../../../electron/host/needed-node.ts";

it("says what to do on a Node too old for the store, and nothing on a newer one", () => {
  expect(neededNode({ node: "20.20.2" })).toMatch(/cần Node 24 trở lên.*Node 20\.20\.2\.\n.*npm run serve/s);
  expect(neededNode({ node: "24.0.0" })).toBeUndefined();
  expect(neededNode({ node: "100.1.0" })).toBeUndefined();
});
