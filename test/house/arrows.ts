import { importsOf, type SourceFile } from "./imports.ts";

/** Which rooms a room may import, besides itself. Arrows only point down, siblings never know each other. */
const below: Record<string, readonly string[]> = {
  contract: [],
  domain: ["contract"],
  journal: ["contract", "domain"],
  spatial: ["contract", "domain"],
  intake: ["contract", "domain"],
  reports: ["contract", "domain"],
  sync: ["contract", "domain"],
  room: ["contract", "domain", "journal", "spatial", "intake", "reports", "sync"],
  hosts: ["contract", "room"],
  renderer: ["contract"],
  geodata: [],
};

/** Packages that only some rooms may load: the pure ones stay pure, the page stays a page. */
const packageRules: { packages: RegExp; barred: readonly string[]; why: string }[] = [
  { packages: /^node:/, barred: ["contract", "domain", "renderer"], why: "does no input or output" },
  { packages: /^electron$/, barred: Object.keys(below).filter((room) => room !== "hosts"), why: "must run without Electron" },
  { packages: /^better-sqlite3$/, barred: Object.keys(below).filter((room) => room !== "journal"), why: "has no SQL" },
  {
    packages: /^(react|react-dom|maplibre-gl|terra-draw)/,
    barred: Object.keys(below).filter((room) => room !== "renderer"),
    why: "draws nothing on a screen",
  },
  { packages: /^(?!zod$)/, barred: ["contract"], why: "imports nothing but zod" },
];

/** The room a file belongs to, null for tests and tool configuration, which may import anything. */
export function roomOf(path: string): string | null {
  const [top, second, ...rest] = path.split("/");
  if (top === "renderer" || top === "geodata") return top;
  if (top !== "electron" || second === undefined) return null;
  if (second === "host" || rest.length === 0) return "hosts";
  return second;
}

/** Each import that goes against the arrows, in words. */
export function arrowFaults(files: SourceFile[]): string[] {
  const faults: string[] = [];
  for (const file of files) {
    const from = roomOf(file.path);
    if (from === null) continue;
    const allowed = below[from];
    if (!allowed) {
      faults.push(`${file.path}: there is no room "${from}" in the house`);
      continue;
    }
    for (const { wanted, file: target } of importsOf(file)) {
      if (target === null) {
        for (const { packages, barred, why } of packageRules) {
          if (packages.test(wanted) && barred.includes(from)) faults.push(`${file.path}: imports ${wanted}, but ${from} ${why}`);
        }
        continue;
      }
      const to = roomOf(target);
      if (to === null) faults.push(`${file.path}: imports ${target}, which is no part of the product`);
      else if (to !== from && !allowed.includes(to)) faults.push(`${file.path}: ${from} may not import ${to} (${target})`);
    }
  }
  return faults;
}

/** Files loaded when `entry` is, itself first; imports of types load nothing. */
export function loadedBy(entry: string, files: SourceFile[]): SourceFile[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const seen = new Set<string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const file = byPath.get(path);
    if (!file || seen.has(path)) continue;
    seen.add(path);
    for (const { file: target, typesOnly } of importsOf(file)) if (target !== null && !typesOnly) waiting.push(target);
  }
  return [...seen].flatMap((path) => byPath.get(path) ?? []);
}
