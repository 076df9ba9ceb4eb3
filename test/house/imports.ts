import { posix } from "node:path";
import { parseSync } from "vite";

/** A source file of ours: its path from the project's root with `/`, and its text. */
export interface SourceFile {
  path: string;
  text: string;
}

export interface Import {
  /** As written: `../domain/readiness.ts`, `zod`. */
  wanted: string;
  /** From the project's root where it is a file of ours, null for a package. */
  file: string | null;
  /** Only types are taken, nothing is loaded. */
  typesOnly: boolean;
}

/** Every import, re-export and `import()` of a TypeScript or JavaScript module. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { module } = parseSync(path, text);
  const found = new Map<string, boolean>();
  const note = (wanted: string, typesOnly: boolean): void => {
    found.set(wanted, (found.get(wanted) ?? true) && typesOnly);
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    note(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) note(moduleRequest.value, isType);
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^["'`](.+)["'`]$/s.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal?.[1]) note(literal[1], false);
  }
  return [...found].map(([wanted, typesOnly]) => {
    const bare = wanted.split("?", 1)[0] ?? wanted;
    return { wanted, file: bare.startsWith(".") ? posix.join(posix.dirname(path), bare) : null, typesOnly };
  });
}

/** The text without its comments, its strings left as they are. */
export function withoutComments({ path, text }: SourceFile): string {
  let bare = text;
  for (const { start, end } of parseSync(path, text).comments.toReversed()) bare = bare.slice(0, start) + bare.slice(end);
  return bare;
}
