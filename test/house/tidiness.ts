import { createHash } from "node:crypto";
import { type SourceFile, withoutComments } from "./imports.ts";

const topLevel = new Set([
  ...["package.json", "package-lock.json", "tsconfig.json", "electron-builder.yml", "electron", "renderer", "geodata", "test", "README.md"],
  ...["LICENSE", "CHANGELOG.md", ".ci", ".gitignore", ".gitattributes", ".npmrc", "biome.json", "knip.json"],
  ...["vite.config.ts", "vite.server.config.ts", "vitest.config.ts", "playwright.config.ts"],
]);
const drawers = /(^|\/)(utils?|common|shared|helpers?|misc|lib)(\/|\.[a-z]+$)/i;

/** Files outside the agreed top level, and drawers where anything could be put. */
export function placeFaults(paths: string[]): string[] {
  return paths.flatMap((path) => {
    const top = path.split("/", 1)[0] ?? path;
    if (!topLevel.has(top)) return [`${path}: "${top}" is not of the agreed top level`];
    return drawers.test(path) ? [`${path}: a drawer for anything; name the thing it holds`] : [];
  });
}

/** Addresses that are names rather than places: XML namespaces. */
const names = /https?:\/\/(?:www\.w3\.org|schemas\.openxmlformats\.org)\//g;

/** Addresses of other machines in what runs on screen. Nothing may ever be asked of a network. */
export function remoteAddressFaults(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const text = /\.(ts|tsx|mjs)$/.test(file.path) ? withoutComments(file) : file.text.replaceAll(/\/\*.*?\*\/|<!--.*?-->/gs, "");
    const found = text
      .replaceAll(names, "")
      .match(/\b(?:https?|wss?):\/\/(?!127\.0\.0\.1|localhost|\$\{)[^\s"'`)]*|(?<=["'`(])\/\/[a-z0-9-]+\.[a-z]/gi);
    return (found ?? []).map((address) => `${file.path}: ${address}`);
  });
}

/** Rules take the hour, chance and identity as arguments. */
export function impureFaults(files: SourceFile[]): string[] {
  return files.flatMap((file) => {
    const found = withoutComments(file).match(
      /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bperformance\.now\b|\brandomUUID\b|\bsetTimeout\b|\bsetInterval\b/g,
    );
    return (found ?? []).map((use) => `${file.path}: ${use}`);
  });
}

/** Migrations that were changed, lost or numbered wrong since they were shipped, or are not yet in the list. */
export function migrationFaults(files: SourceFile[], shipped: Record<string, string>): string[] {
  const faults: string[] = [];
  const now = new Map(files.map((file) => [file.path.split("/").at(-1) ?? file.path, createHash("sha256").update(file.text).digest("hex")]));
  for (const [name, hash] of Object.entries(shipped)) {
    if (!now.has(name)) faults.push(`${name}: shipped, now gone`);
    else if (now.get(name) !== hash) faults.push(`${name}: changed since it was shipped; write a new migration`);
  }
  for (const [name, hash] of now) {
    if (!(name in shipped)) faults.push(`${name}: not in test/house/migrations.json; add "${hash}"`);
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) faults.push(`${name}: is not named NNNN_name.sql`);
  }
  [...now.keys()].sort().forEach((name, index) => {
    if (Number(name.slice(0, 4)) !== index + 1) faults.push(`${name}: number ${index + 1} was expected`);
  });
  return faults;
}
