import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./imports.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Every file that is or could be committed, from the project's root. */
export function projectFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" });
  return listed.split("\0").filter((path) => path !== "" && existsSync(join(root, path)));
}

export const readProjectFile = (path: string): string => readFileSync(join(root, path), "utf8");

/** The files whose paths match, with their text. */
export const sources = (pattern: RegExp): SourceFile[] =>
  projectFiles()
    .filter((path) => pattern.test(path))
    .map((path) => ({ path, text: readProjectFile(path) }));
