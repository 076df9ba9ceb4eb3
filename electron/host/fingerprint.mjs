/** Tells whether dist/ was built from the sources as they are now. Plain JavaScript: `setup.mjs` needs it on any Node from 20. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const sources = ["electron", "renderer", "vite.config.ts", "vite.server.config.ts", "tsconfig.json", "package-lock.json"];

function* filesUnder(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return;
  if (!found.isDirectory()) yield { path, size: found.size, changed: found.mtimeMs };
  else for (const name of readdirSync(path).sort()) yield* filesUnder(join(path, name));
}

/** A short text that changes whenever a source file is added, removed or written. */
export function sourcesFingerprint(root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    for (const file of filesUnder(join(root, source))) hash.update(`${file.path.slice(root.length)} ${file.size} ${file.changed}\n`);
  }
  return hash.digest("hex");
}

/** True where dist/ holds what these sources make. */
export function isBuilt(root) {
  const stamp = join(root, "dist", "built-from");
  return existsSync(stamp) && existsSync(join(root, "dist/electron/serve.js")) && readFileSync(stamp, "utf8") === sourcesFingerprint(root);
}
