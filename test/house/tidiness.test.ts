import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { projectFiles, readProjectFile, sources } from "./sources.ts";
import { impureFaults, migrationFaults, placeFaults, remoteAddressFaults } from "./tidiness.ts";

const shipped = z.record(z.string(), z.string()).parse(JSON.parse(readProjectFile("test/house/migrations.json")));

describe("the house", () => {
  test("has its agreed top level and no drawers", () => {
    expect(placeFaults(projectFiles())).toEqual([]);
  });
  test("asks nothing of a network when it runs", () => {
    expect(remoteAddressFaults(sources(/^(renderer|electron)\/.*\.(ts|tsx|mjs|css|html|svg)$/))).toEqual([]);
  });
  test("has rules that take the hour and chance as arguments", () => {
    expect(impureFaults(sources(/^electron\/(domain|contract)\/.*\.ts$/))).toEqual([]);
  });
  test("never changes a migration once shipped", () => {
    expect(migrationFaults(sources(/^electron\/journal\/migrations\/.*\.sql$/), shipped)).toEqual([]);
  });
});

describe("the check of the house", () => {
  test.each(["scripts/x.sh", "electron/utils/a.ts", "electron/room/common.ts", "renderer/shared/a.tsx", "renderer/map/helpers.ts"])(
    "finds %s",
    (path) => {
      expect(placeFaults([path])).toHaveLength(1);
    },
  );
  test.each(["electron/room/shared-border.ts", "renderer/map/commune-labels.ts", "test/arbitraries.ts"])("lets %s be", (path) => {
    expect(placeFaults([path])).toEqual([]);
  });

  test.each([
    ["renderer/a.ts", 'const u = "https://tiles.example/x";'],
    ["renderer/a.css", "@import url(http://fonts.example/a.css);"],
    ["renderer/index.html", '<script src="//cdn.example/x.js"></script>'],
    ["electron/a.ts", "fetch(`wss://live.example`)"],
  ])("finds an address of elsewhere in %s: %s", (path, text) => {
    expect(remoteAddressFaults([{ path, text }])).toHaveLength(1);
  });
  test.each([
    ["renderer/a.ts", "// see https://example.org/why\nconst a = 1;"],
    ["renderer/a.tsx", 'const s = <svg xmlns="http://www.w3.org/2000/svg" />;'],
    ["electron/a.ts", "const u = `http://127.0.0.1:8080`;"],
  ])("lets an address that is never asked be, in %s: %s", (path, text) => {
    expect(remoteAddressFaults([{ path, text }])).toEqual([]);
  });

  test.each(["Date.now()", "new Date()", "Math.random()", "crypto.randomUUID()"])("finds %s in a rule", (use) => {
    expect(impureFaults([{ path: "electron/domain/a.ts", text: `export const a = () => ${use};` }])).toHaveLength(1);
  });
  test("lets a given hour be", () => {
    expect(impureFaults([{ path: "electron/domain/a.ts", text: "// not Date.now()\nexport const a = (iso: string) => new Date(iso);" }])).toEqual([]);
  });

  test("finds a migration changed, lost, unlisted or out of number", () => {
    const hash = createHash("sha256").update("create").digest("hex");
    const file = (name: string, text: string) => ({ path: `electron/journal/migrations/${name}`, text });
    expect(migrationFaults([file("0001_first.sql", "create")], { "0001_first.sql": hash })).toEqual([]);
    expect(migrationFaults([file("0001_first.sql", "other")], { "0001_first.sql": hash })).toHaveLength(1);
    expect(migrationFaults([], { "0001_first.sql": hash })).toHaveLength(1);
    expect(migrationFaults([file("0001_first.sql", "create")], {})).toHaveLength(1);
    expect(migrationFaults([file("0002_first.sql", "create")], { "0002_first.sql": hash })).toHaveLength(1);
  });
});
